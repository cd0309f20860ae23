import type { Expression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { startOfTests } from "../languages/rustTests.ts";
import { type Binding, classAround, findScope, type Scope } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { argumentFor, functionAt, indexOfParameter } from "./givenPlace.ts";
import type { Source } from "./source.ts";

const MAX_CALLERS = 20;
const CONSTRUCTORS = new Set(["__init__", "constructor", "initialize", "__construct"]);

/** What callers in the same document give for a parameter; undefined where there are none, too many, or one that cannot be read. */
export function findGivenValues(binding: Binding, outline: Outline): readonly Source[] | undefined {
	const scope = binding.block;
	if (scope.kind !== "function" || scope.name === undefined || binding.path !== undefined)
		return undefined;
	const isConstructor = CONSTRUCTORS.has(scope.name);
	const name = isConstructor ? classAround(scope)?.name : scope.name.replace(/^this\./, "");
	if (name === undefined || isLibraryFunction(name, scope, outline)) return undefined;
	const isInside = (start: number) => start >= scope.start && start < scope.end;
	const tests =
		scope.start > startOfTests(outline) ? Number.POSITIVE_INFINITY : startOfTests(outline);
	const calls = outline.calls.filter(
		(call) =>
			call.name === name &&
			!isInside(call.nameStart) &&
			call.nameStart < tests &&
			!isOfOtherClass(call, scope, outline),
	);
	if (calls.length === 0 || calls.length > MAX_CALLERS) return undefined;
	const declared = functionAt(scope, outline);
	const index = declared === undefined ? -1 : indexOfParameter(declared, binding.name, outline);
	if (index < 0) return undefined;
	const given: Source[] = [];
	for (const call of calls) {
		const value = givenAt(call, binding.name, index, outline);
		if (value === undefined) return undefined;
		given.push({ expression: value, outline });
	}
	return given;
}

/** True for `this.send(…)` in another class, which has a method of that name itself, and in JavaScript for `Other.Part.send(…)`. */
function isOfOtherClass(
	{ name, nameStart }: OutlinedCall,
	{ parent }: Scope,
	outline: Outline,
): boolean {
	const before = outline.text.slice(Math.max(0, nameStart - RECEIVER), nameStart);
	const own = classAround(parent);
	const named = isScript(outline.language.id) ? OF_NAMED.exec(before)?.[1] : undefined;
	if (named !== undefined && own !== undefined) return named !== own.name;
	if (!/\b(?:this|self)(?:\??\.|->)$/.test(before)) return false;
	const around = classAround(findScope(outline.scopes, nameStart));
	return around !== undefined && around !== own && around.bindings.has(name);
}

const RECEIVER = 60;
/** What a method is called on that begins with the name of a class or a global object. */
const OF_NAMED = /(?:^|[^\w.$])([A-Z]\w*)\.(?:\w+\.)*$/;

/** True for a function that a package offers to others: its callers are not all in this document. */
function isLibraryFunction(name: string, scope: Scope, outline: Outline): boolean {
	const { language, text } = outline;
	if (language.id === "go") return /^\p{Lu}/u.test(name) && !isProgram(outline);
	if (language.id !== "rust" || isProgram(outline)) return false;
	const around = classAround(scope);
	const head = around === undefined ? "" : text.slice(around.start, around.start + 300);
	return text.startsWith("pub", scope.start) || OF_TRAIT.test(head);
}

/** True for a document that is run by itself. */
const isProgram = rememberByObject(({ file, language, text }: Outline) =>
	language.id === "go" ? /^package main\b/m.test(text) : file.bindings.has("main"),
);

/** The implementation of a trait, whose functions are called through it. */
const OF_TRAIT = /^(?:unsafe\s+)?impl\b[^{]*?\sfor\s/;

function givenAt(
	{ node }: OutlinedCall,
	name: string,
	index: number,
	outline: Outline,
): Expression | undefined {
	const call = outline.lowering.lower(node);
	return call.kind === "call" ? argumentFor(call, name, index) : undefined;
}

const ITERATING = /^(map|forEach|flatMap|each|for_each)$/;

/** Calls of a document that give a function the items of a list. */
const iteratingCalls = rememberByObject(({ calls }: Outline) =>
	calls.filter(({ name }) => ITERATING.test(name)),
);

/** The list whose items a function is given one by one: `["a", "b"].map((model) => …)`; undefined for other parameters. */
export function findIterated({ block, start }: Binding, outline: Outline): Source | undefined {
	if (block.kind !== "function") return undefined;
	for (const { node } of iteratingCalls(outline)) {
		if (node.startIndex >= block.start || node.endIndex < block.end) continue;
		const call = outline.lowering.lower(node);
		const given = call.kind === "call" ? call.args[0]?.value : undefined;
		if (call.kind !== "call" || given?.kind !== "function" || given.start !== block.start) continue;
		const before = outline.text.slice(block.start, start);
		if (call.callee.kind === "member" && !/,(?![^{[]*[}\]])/.test(before))
			return { expression: call.callee.object, outline };
	}
	return undefined;
}
