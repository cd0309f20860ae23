import {
	type CallExpression,
	type ClassExpression,
	type Expression,
	nameOfCallee,
	type Parameter,
} from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { scopeOfDeclared } from "./classMembers.ts";
import { type OpenRecord, setOnce } from "./laterEntries.ts";
import { type Source, sourcesOf, type Trail } from "./source.ts";

/** Languages whose classes of data are the bodies of requests. */
const TYPED = /^(java|kotlin|php|csharp)$/;

/**
 * What a construction of a class of the project gives its fields: positional arguments by the names of the constructor's
 * parameters, their defaults, and the values that fields begin with. False where the class is not the project's.
 */
export function addOwnConstruction(
	{ expression, outline }: Source,
	record: OpenRecord,
	trail: Trail,
): boolean {
	if (expression.kind !== "call" || !TYPED.test(outline.language.id)) return false;
	const made = constructionOf(expression);
	const { callee } = made;
	const name = nameOfCallee(callee);
	if (!/^[A-Z]/.test(name)) return false;
	const [found] = sourcesOf(trail.follow({ expression: callee, outline }));
	if (found?.expression.kind !== "class") return false;
	const { expression: declared, outline: owner } = found;
	const scope = scopeOfDeclared(declared, owner);
	addGiven(made, outline, parametersOf(declared, scope, made.args.length), owner, record);
	for (const binding of [...(scope?.bindings.values() ?? [])].flat())
		if (binding.kind === "variable" && binding.value !== undefined && binding.declares)
			setOnce(record, binding.name.replace(/^this\./, ""), {
				expression: binding.value,
				outline: owner,
			});
	if (scope !== undefined) addWrittenNames(scope, owner, record);
	return true;
}

/** What a library that writes JSON is told to call a field. */
const WRITTEN_AS =
	/@(?:\w+:)?(?:JsonProperty|SerializedName|SerialName|Json|JSONField|JsonAlias)\(\s*(?:(?:value|name)\s*=\s*)?"([^"]+)"[^)]*\)[^;{}=@]*$/;
const REACH = 200;

/** Adds the values of fields also by the names that a body has for them: `@JsonProperty("messages") List<Message> prompt`. */
function addWrittenNames({ bindings }: Scope, { text }: Outline, record: OpenRecord): void {
	for (const { name, start, kind } of [...bindings.values()].flat()) {
		if (kind === "function" || name.includes(".")) continue;
		const value = record.entries.get(normalizeName(name));
		if (value === undefined) continue;
		const written = WRITTEN_AS.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
		if (written !== undefined) setOnce(record, written, value);
	}
}

const MAX_SETTERS = 50;

/** The construction that setters are chained to: `new Request()` of `new Request().setPrompt(text)`. */
function constructionOf(chain: CallExpression): CallExpression {
	let current: Expression = chain;
	for (let links = 0; current.kind === "call" && links < MAX_SETTERS; links++) {
		if (current.isNew || current.callee.kind !== "member") return current;
		if (!/^(?:set|with)[A-Z]/.test(current.callee.name)) return chain;
		current = current.callee.object;
	}
	return chain;
}

function addGiven(
	{ args }: CallExpression,
	outline: Outline,
	parameters: readonly Parameter[],
	owner: Outline,
	record: OpenRecord,
): void {
	const positional = args.filter(({ name }) => name === undefined);
	for (const [index, { name, default: fallback }] of parameters.entries()) {
		const given = positional[index];
		if (given !== undefined && !given.spread)
			setOnce(record, name, { expression: given.value, outline });
		else if (fallback !== undefined)
			setOnce(record, name, { expression: fallback, outline: owner });
	}
}

/** The parameters of the constructor that fits so many arguments. */
function parametersOf(
	{ parameters = [], name }: ClassExpression,
	scope: Scope | undefined,
	count: number,
): readonly Parameter[] {
	if (parameters.length > 0) return parameters;
	const constructors = ["__construct", name ?? ""]
		.flatMap((one) => scope?.bindings.get(one) ?? [])
		.flatMap(({ value }): (Expression & { kind: "function" })[] =>
			value?.kind === "function" ? [value] : [],
		);
	const fitting = constructors.find((one) => one.parameters.length === count);
	return (fitting ?? constructors[0])?.parameters ?? [];
}
