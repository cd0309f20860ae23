import type { Expression, FunctionExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { classAround, findScope, type Scope } from "../languages/scope.ts";
import type { CallSite } from "./callSite.ts";
import type { Source } from "./source.ts";

/** A call site of a document with the texts of its prompt. */
export interface FoundCallSite {
	readonly callSite: CallSite;
	/** What its model argument is, where one is written. */
	readonly modelSource: Source | undefined;
	readonly texts: readonly Source[];
}

/** Where a value comes from that a function was called with: an argument, or a member of it. */
export interface GivenPlace {
	/** The argument's name and its place among the positional ones. */
	readonly parameter: string;
	readonly index: number;
	readonly path: readonly string[];
}

/** A function of the project that sends a request with what its callers give it (`ask(prompt, model)`). */
export interface Wrapper {
	/** What callers call. */
	readonly name: string;
	/** The class whose method it is. */
	readonly className: string | undefined;
	readonly outline: Outline;
	/** Where the function starts in its document, and where it ends. */
	readonly start: number;
	readonly end: number;
	readonly callSite: CallSite;
	/** Where callers give the model, if they do. */
	readonly model: GivenPlace | undefined;
	/** Where the value of a hole comes from, by the hole's name; undefined where it is not the callers'. */
	placeOf(hole: string): GivenPlace | undefined;
}

/** Methods that give back the text that they are called on. */
const KEEPING =
	/^(strip|trim|trimEnd|trimStart|to_string|toString|into|clone|to_owned|as_str|to_s|ToString|Trim|chomp|squish)$/;

const CONSTRUCTORS = /^(__init__|constructor|initialize|__construct|new)$/;

/** The wrapper that a call site makes of the named function around it; undefined where callers give neither text nor model. */
export function describeWrapper(
	outline: Outline,
	{ callSite, modelSource }: FoundCallSite,
): Wrapper | undefined {
	if (callSite.kind !== "call" && callSite.kind !== "wrapper") return undefined;
	const scope = namedFunctionAround(findScope(outline.scopes, callSite.anchor.start));
	const declared = scope && functionAt(scope, outline);
	const name = scope?.name?.slice(scope.name.lastIndexOf(".") + 1);
	if (scope === undefined || declared === undefined || name === undefined) return undefined;
	if (CONSTRUCTORS.test(name)) return undefined;
	const parameters = parametersOf(scope, declared, outline);
	const placeOf = (text: string) => readPlace(text, parameters);
	const model = modelSource && placeOfExpression(modelSource, outline, placeOf);
	const sendsGiven = callSite.prompt.messages.some(({ content }) =>
		content.some((piece) => piece.kind === "hole" && placeOf(piece.name) !== undefined),
	);
	if (model === undefined && !sendsGiven) return undefined;
	const { start, end } = scope;
	const className = classAround(scope)?.name;
	return { name, className, outline, start, end, callSite, model, placeOf };
}

/** The innermost function with a name: what runs inside a callback (`retry(() => …)`) belongs to the function around it. */
function namedFunctionAround(scope: Scope): Scope | undefined {
	let current: Scope | undefined = scope;
	while (current !== undefined && (current.kind !== "function" || current.name === undefined)) {
		if (current.kind === "class") return undefined;
		current = current.parent;
	}
	return current;
}

function functionAt(scope: Scope, outline: Outline): FunctionExpression | undefined {
	const node = outline.functions.get(scope.start);
	const lowered = node && outline.lowering.lower(node);
	return lowered?.kind === "function" ? lowered : undefined;
}

/** The parameters by the names that the body knows them by; `{prompt, model}` are members of one argument. */
function parametersOf(
	scope: Scope,
	declared: FunctionExpression,
	{ language }: Outline,
): ReadonlyMap<string, GivenPlace> {
	const [first] = declared.parameters;
	const isSelf =
		first !== undefined && language.selfNames.includes(first.name.replace(/^&\s*(mut\s+)?/, ""));
	const places = new Map<string, GivenPlace>();
	for (const [index, { name }] of declared.parameters.slice(isSelf ? 1 : 0).entries())
		if (!/^[{[]/.test(name)) places.set(name, { parameter: name, index, path: [] });
		else
			for (const { name: inner, path } of patternNamesOf(scope))
				places.set(inner, { parameter: name, index, path });
	return places;
}

/** The names that a parameter's pattern binds, with the keys to them. */
function patternNamesOf({ bindings }: Scope): readonly { name: string; path: readonly string[] }[] {
	return [...bindings.values()].flatMap(([binding]) =>
		binding?.kind === "parameter" && binding.path !== undefined && binding.path.length > 0
			? [{ name: binding.name, path: binding.path }]
			: [],
	);
}

const CHAIN = /^[$&*\s]*([\p{ID_Start}_][\p{ID_Continue}]*)((?:(?:\?\.|\.|->)\w+)*)(\(\))?$/u;

/** Reads `prompt`, `$prompt`, `options.prompt`, `prompt.strip()` as a place of what callers give. */
function readPlace(
	text: string,
	parameters: ReadonlyMap<string, GivenPlace>,
): GivenPlace | undefined {
	const written = CHAIN.exec(text);
	const given = parameters.get(written?.[1] ?? "");
	if (written === null || given === undefined) return undefined;
	const names = (written[2] ?? "").split(/\?\.|\.|->/).filter((name) => name !== "");
	if (written[3] !== undefined && !KEEPING.test(names.pop() ?? "")) return undefined;
	return { ...given, path: [...given.path, ...names] };
}

/** A model that is a parameter, also with a default behind it (`model ?? "gpt-4o"`). */
function placeOfExpression(
	{ expression, outline: owner }: Source,
	outline: Outline,
	placeOf: (text: string) => GivenPlace | undefined,
): GivenPlace | undefined {
	if (owner !== outline) return undefined;
	const given: Expression | undefined =
		expression.kind === "choice" && expression.mode === "fallback"
			? expression.options[0]
			: expression;
	return given && placeOf(outline.text.slice(given.start, given.end));
}
