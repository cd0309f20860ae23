import type { Outline } from "../languages/outline.ts";
import { findScope, type Scope } from "../languages/scope.ts";
import type { CalledFunction } from "./calledFunction.ts";

const MAX_NAMES = 40;
const REACH = 600;

const namesByOutline = new WeakMap<Outline, Map<number, readonly string[]>>();

/** The names of a function's parameters and of the variables in it whose values name one of them; read once for each function. */
export function givenNamesOf({ expression, outline }: CalledFunction): readonly string[] {
	const known = namesByOutline.get(outline) ?? new Map<number, readonly string[]>();
	namesByOutline.set(outline, known);
	const before = known.get(expression.start);
	if (before !== undefined) return before;
	const names = expression.parameters.flatMap(
		({ name }) => name.match(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu) ?? [],
	);
	if (names.length > 0) addMade(names, scopeOf(expression.start, outline), outline);
	known.set(expression.start, names);
	return names;
}

/** Variables in document order, so that one may be made of another: `$url = $base . $path; $ch = curl_init($url);`. */
function addMade(names: string[], scope: Scope, { text }: Outline): void {
	const variables = [...scope.bindings.values()]
		.flat()
		.filter(({ kind, valueEnd = 0 }) => kind === "variable" && valueEnd > 0)
		.sort((a, b) => a.start - b.start);
	for (const { name, valueStart = 0, valueEnd = 0 } of variables) {
		if (names.length >= MAX_NAMES) return;
		if (names.includes(name)) continue;
		const value = text.slice(valueStart, Math.min(valueEnd, valueStart + REACH));
		if (names.some((one) => value.includes(one))) names.push(name);
	}
}

function scopeOf(start: number, { scopes }: Outline): Scope {
	let scope = findScope(scopes, start);
	while (scope.kind !== "function" && scope.parent !== undefined && scope.parent.start >= start)
		scope = scope.parent;
	return scope;
}

/** True where a stretch of code names a parameter of the function around it, or something made of one. */
export function namesGiven(called: CalledFunction, start: number, end: number): boolean {
	const { text } = called.outline;
	const written = text.slice(start, Math.min(end, start + REACH));
	return givenNamesOf(called).some((name) => written.includes(name));
}
