import { lazily, push, sortBindings } from "./bindings.ts";
import type { Expression } from "./expression.ts";
import { type Bound, bindField, bindFieldOf, type ClassesByName } from "./fieldBindings.ts";
import type { ImportedName, Language, Lowering } from "./language.ts";
import { createLowering, readName } from "./lowering.ts";
import { OutlineMatches } from "./outlineMatches.ts";
import { isEqualsSign, readPath } from "./path.ts";
import {
	type Binding,
	buildScopes,
	findScope,
	ownerOf,
	type Scope,
	type ScopeKind,
} from "./scope.ts";
import type { Node, SyntaxTree } from "./syntaxTree.ts";
import type { CheckTime } from "./workTime.ts";

/** One call or construction of a document, not lowered yet. */
export interface OutlinedCall {
	/** The called name: `create` in `a.b.create(…)`. */
	readonly name: string;
	readonly nameStart: number;
	readonly node: Node;
}

/** What one document binds, imports and calls. */
export interface Outline {
	readonly path: string;
	readonly language: Language;
	readonly text: string;
	readonly lowering: Lowering;
	readonly file: Scope;
	/** All scopes by ascending start, outer before inner. */
	readonly scopes: readonly Scope[];
	readonly imports: readonly ImportedName[];
	/** What loops iterate over, by the loop's start. */
	readonly iterated: ReadonlyMap<number, () => Expression>;
	/** Nodes of functions by their start. */
	readonly functions: ReadonlyMap<number, Node>;
	/** In document order. */
	readonly calls: readonly OutlinedCall[];
}

const SCOPE_CAPTURES = ["function", "class", "block", "loop"] as const;

/** Reads scopes, bindings, imports and calls of a parsed document with one query. */
export function outlineOf(
	path: string,
	language: Language,
	text: string,
	tree: SyntaxTree,
	checkTime?: CheckTime,
): Outline {
	const matches = new OutlineMatches(language, tree, checkTime);
	const ranges = rangesOf(matches);
	const scopes = buildScopes(text.length, ranges);
	const outline: Collector = {
		language,
		text,
		lowering: createLowering(language, text, checkTime),
		scopes,
		imports: [],
		iterated: new Map(),
		functions: new Map(
			ranges.flatMap(({ kind, start, node }) => (kind === "function" ? [[start, node]] : [])),
		),
		calls: [],
		classes: undefined,
	};
	readMatches(matches, outline);
	outline.calls.sort((a, b) => a.nameStart - b.nameStart);
	sortBindings(scopes);
	const file = scopes[0];
	if (file === undefined) throw new Error("buildScopes gives the file's scope first");
	return { path, file, ...outline };
}

interface Collector extends ClassesByName {
	readonly imports: ImportedName[];
	readonly iterated: Map<number, () => Expression>;
	readonly functions: ReadonlyMap<number, Node>;
	readonly calls: OutlinedCall[];
}

interface Range {
	readonly start: number;
	readonly end: number;
	readonly kind: ScopeKind;
	readonly node: Node;
}

function rangesOf(matches: OutlineMatches): Range[] {
	const ranges: Range[] = [];
	for (let match = 0; match < matches.count; match++) {
		matches.moveTo(match);
		for (const kind of SCOPE_CAPTURES) {
			const node = matches.node(kind);
			if (node === undefined) continue;
			ranges.push({ start: matches.startOf(kind), end: matches.endOf(kind), kind, node });
		}
	}
	return ranges;
}

/** Assignments that make no name are read last, when all declarations are known. */
function readMatches(matches: OutlineMatches, collector: Collector): void {
	for (const isAssignment of [false, true])
		for (let match = 0; match < matches.count; match++) {
			matches.moveTo(match);
			if (matches.has("assigned") === isAssignment) readMatch(matches, collector);
		}
}

function readMatch(match: OutlineMatches, collector: Collector): void {
	const call = match.has("callee") ? match.node("call") : undefined;
	if (call !== undefined) {
		const nameStart = match.startOf("callee");
		collector.calls.push({ name: readName(collector.text, nameStart), nameStart, node: call });
		return;
	}
	const imported = match.node("import");
	const name = match.node("name");
	if (imported !== undefined) readImport(imported, collector);
	else if (name !== undefined) bindNamed(name, match, collector);
	else bindTarget(match, collector);
}

function readImport(node: Node, collector: Collector): void {
	const scope = findScope(collector.scopes, node.startIndex);
	for (const imported of collector.language.readImports(node, collector.lowering)) {
		collector.imports.push(imported);
		addBinding(
			{
				name: imported.local,
				start: node.startIndex,
				kind: "import",
				block: scope,
				declares: true,
				imported,
			},
			collector,
		);
	}
}

function bindNamed(name: Node, match: OutlineMatches, collector: Collector): void {
	const node = match.node("function") ?? match.node("class");
	if (node === undefined) return;
	const own = findScope(collector.scopes, name.startIndex);
	const bound = readName(collector.text, name.startIndex);
	if (own.kind !== "block" && own.start === node.startIndex) own.name = bound;
	const around = own.start === node.startIndex ? (own.parent ?? own) : own;
	const kind = match.has("function") ? "function" : "class";
	const { lowering } = collector;
	addBinding(
		lazily(
			{ name: bound, start: name.startIndex, kind, block: around, declares: true },
			{ lowering, value: node },
		),
		collector,
	);
}

function bindingKind(match: OutlineMatches): Binding["kind"] {
	if (match.has("parameter")) return "parameter";
	if (match.has("addition")) return "addition";
	return match.has("iterated") ? "loop" : "variable";
}

function bindTarget(match: OutlineMatches, collector: Collector): void {
	const { lowering, language, text } = collector;
	const iterated = match.node("iterated");
	if (iterated !== undefined && match.has("loop"))
		collector.iterated.set(match.startOf("loop"), () => lowering.lower(iterated));
	const assigned = match.node("assigned");
	const target =
		match.node("target") ?? assigned ?? match.node("addition") ?? match.node("parameter");
	if (target === undefined) return;
	const value = match.node("value") ?? iterated;
	const type = match.node("type");
	const kind = bindingKind(match);
	const declares = assigned === undefined && !match.has("addition");
	const block = findScope(collector.scopes, target.startIndex);
	if (assigned !== undefined && type !== undefined) {
		bindField(target, type, value, collector);
		return;
	}
	const start = target.startIndex;
	const path = readPath(text, start, language.selfNames);
	if (
		path !== undefined &&
		(isEqualsSign(text, path.end, value?.startIndex) || path.end === target.endIndex)
	) {
		if (value !== undefined) nameFunction(value.startIndex, path.name, collector);
		const binding: Bound = { name: path.name, start, kind, block, declares };
		addBinding(lazily(binding, { lowering, value, type }), collector);
		bindFieldOf(binding, value, collector);
		return;
	}
	bindPattern(target, { kind, block, declares }, { value, type }, collector);
}

function bindPattern(
	target: Node,
	shared: Pick<Binding, "kind" | "block" | "declares">,
	nodes: { readonly [part in "value" | "type"]: Node | undefined },
	collector: Collector,
): void {
	const { language, lowering, text } = collector;
	for (const { name: written, start, path, default: fallback } of language.readPattern(
		target,
		lowering,
	) ?? []) {
		const isPath = written.includes(".") && !written.startsWith("this.");
		const field = isPath ? readPath(text, start, language.selfNames) : undefined;
		const name = field?.name ?? written;
		const type = path.length === 0 ? nodes.type : undefined;
		const read = { lowering, value: nodes.value, type, default: fallback };
		addBinding(lazily({ ...shared, name, start, path }, read), collector);
	}
}

/** A function that is bound to a name (`const ask = async () => …`) bears it. */
function nameFunction(start: number, name: string, { scopes, functions }: Collector): void {
	if (!functions.has(start)) return;
	const scope = findScope(scopes, start);
	if (scope.start === start && scope.kind === "function") scope.name ??= name;
}

function addBinding(binding: Binding, collector: Collector): void {
	push(ownerOf(binding, collector.scopes), binding);
}
