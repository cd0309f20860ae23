import type { CallExpression, Expression, FunctionExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import type { Source } from "./source.ts";

/** Where a value comes from that a function was called with: an argument, or a member of it. */
export interface GivenPlace {
	/** The argument's name and its place among the positional ones. */
	readonly parameter: string;
	readonly index: number;
	readonly path: readonly string[];
}

/** Methods that give back the text that they are called on. */
const KEEPING =
	/^(strip|trim|trimEnd|trimStart|to_string|toString|into|clone|to_owned|as_str|to_s|ToString|Trim|chomp|squish)$/;

/** The function that makes a scope. */
export function functionAt(scope: Scope, outline: Outline): FunctionExpression | undefined {
	const node = outline.functions.get(scope.start);
	const lowered = node && outline.lowering.lower(node);
	return lowered?.kind === "function" ? lowered : undefined;
}

/** The place of a parameter among the positional arguments, without `self`; below 0 where there is none. */
export function indexOfParameter(
	{ parameters }: FunctionExpression,
	name: string,
	{ language }: Outline,
): number {
	const first = parameters[0]?.name;
	const offset = first !== undefined && language.selfNames.includes(first) ? 1 : 0;
	const index = parameters.findIndex((parameter) => parameter.name === name);
	return index < 0 ? -1 : index - offset;
}

/** What a call gives for a parameter, by its name or its place among the positional arguments; undefined also where some are spread. */
export function argumentFor(
	{ args }: CallExpression,
	name: string,
	index: number,
): Expression | undefined {
	if (args.some(({ spread }) => spread)) return undefined;
	const named = args.find((arg) => arg.name === name);
	return (named ?? args.filter((arg) => arg.name === undefined)[index])?.value;
}

/** The parameters by the names that the body knows them by; `{prompt, model}` are members of one argument. */
export function parametersOf(
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

const CHAIN =
	/^[$&*\s]*([\p{ID_Start}_][\p{ID_Continue}]*)((?:(?:\?\.|\.|->)\w+)*)(\(\)|\.truncate\([\d_]+\))?$/u;

/** Reads `prompt`, `$prompt`, `options.prompt`, `prompt.strip()`, `prompt.truncate(9000)` as a place of what callers give. */
export function readPlace(
	text: string,
	parameters: ReadonlyMap<string, GivenPlace>,
): GivenPlace | undefined {
	const written = CHAIN.exec(text);
	const given = parameters.get(written?.[1] ?? "");
	if (written === null || given === undefined) return undefined;
	const names = (written[2] ?? "").split(/\?\.|\.|->/).filter((name) => name !== "");
	if (written[3] === "()" && !KEEPING.test(names.pop() ?? "")) return undefined;
	return { ...given, path: [...given.path, ...names] };
}

/** A model that is a parameter, also with a default behind it (`model ?? "gpt-4o"`). */
export function placeOfExpression(
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
