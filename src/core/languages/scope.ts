import type { Expression } from "./expression.ts";
import type { ImportedName } from "./language.ts";

/** What made a scope. Names that blocks and loops bind belong to the function, class or file around them. */
export type ScopeKind = "file" | "function" | "class" | "block" | "loop";

/** A stretch of source that has its own names or may run zero or several times. */
export interface Scope {
	readonly kind: ScopeKind;
	readonly start: number;
	readonly end: number;
	readonly parent: Scope | undefined;
	/** The name of the function or class, once its name has been read. */
	name: string | undefined;
	/** By name, in document order; only functions, classes and the file hold any. */
	readonly bindings: Map<string, Binding[]>;
}

/** One place that gives a name its value. `value`, `type` and `default` are lowered on first access. */
export interface Binding {
	/** `model`, or a path: `this.client`, `params.model`. */
	readonly name: string;
	readonly start: number;
	readonly kind: "variable" | "addition" | "parameter" | "function" | "class" | "loop" | "import";
	/** False for a plain assignment to a name that is declared elsewhere. */
	readonly declares: boolean;
	/** The innermost scope that it stands in. */
	readonly block: Scope;
	/** The bound value; for a parameter its default; for a loop what is iterated over. */
	readonly value?: Expression | undefined;
	/** Where the value's source begins and ends; known without lowering it. */
	readonly valueStart?: number;
	readonly valueEnd?: number;
	readonly type?: Expression | undefined;
	/** For names in patterns: keys from `value` to this name's value, and its default. */
	readonly path?: readonly string[];
	readonly default?: Expression;
	readonly imported?: ImportedName;
}

/** Nests ranges into scopes, ascending by start; the first is the file's. */
export function buildScopes(
	fileEnd: number,
	ranges: readonly { readonly start: number; readonly end: number; readonly kind: ScopeKind }[],
): Scope[] {
	const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
	let current: Scope = makeScope("file", -1, fileEnd + 1, undefined);
	const scopes = [current];
	for (const { kind, start, end } of sorted) {
		while (current.parent !== undefined && current.end <= start) current = current.parent;
		if (current.start === start && current.end === end && current.kind === kind) continue;
		current = makeScope(kind, start, end, current);
		scopes.push(current);
	}
	return scopes;
}

function makeScope(kind: ScopeKind, start: number, end: number, parent: Scope | undefined): Scope {
	return { kind, start, end, parent, name: undefined, bindings: new Map() };
}

/** The innermost scope at an offset. */
export function findScope(scopes: readonly Scope[], offset: number): Scope {
	let low = 0;
	let high = scopes.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((scopes[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	let scope = scopes[low];
	while (scope?.parent !== undefined && scope.end <= offset) scope = scope.parent;
	if (scope === undefined) throw new Error("There is always the file's scope");
	return scope;
}

/** The function, class or file that holds the names of a scope. */
export function holderOf(scope: Scope): Scope {
	let holder = scope;
	while ((holder.kind === "block" || holder.kind === "loop") && holder.parent !== undefined)
		holder = holder.parent;
	return holder;
}

/** The nearest class around a scope, or undefined. */
export function classAround(scope: Scope | undefined): Scope | undefined {
	let current = scope;
	while (current !== undefined && current.kind !== "class") current = current.parent;
	return current;
}

/** True when a scope is another one or stands inside it. */
export function isInside(inner: Scope, outer: Scope): boolean {
	let current: Scope | undefined = inner;
	while (current !== undefined && current !== outer) current = current.parent;
	return current !== undefined;
}

/** The scope that a binding belongs to: fields to their class, plain assignments to where the name is declared. */
export function ownerOf(binding: Binding, scopes: readonly Scope[]): Scope {
	const holder = holderOf(binding.block);
	const file = scopes[0] ?? holder;
	if (binding.name.startsWith("this.")) return classAround(holder) ?? file;
	const dot = binding.name.indexOf(".");
	if (binding.declares && dot < 0) return holder;
	const root = dot < 0 ? binding.name : binding.name.slice(0, dot);
	let scope: Scope | undefined = holder;
	while (scope !== undefined && !scope.bindings.has(root)) scope = scope.parent;
	return scope ?? holder;
}
