import type { CallExpression, ClassExpression, Expression } from "../languages/expression.ts";
import { isJvm } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import { classAround, findScope, type Scope } from "../languages/scope.ts";
import { declarationOf } from "./classMembers.ts";
import type { Followed, Source, Trail } from "./source.ts";

/**
 * What a field of an entry of an enum holds, `Model.FAST.id` of `enum Model { FAST("gpt-4o-mini") … }`: the argument that the
 * constructor keeps in it. Undefined where the source is no such entry.
 */
export function memberOfEntry(
	{ expression, outline }: Source & { readonly expression: CallExpression },
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (expression.callee.kind !== "unknown" || !isJvm(outline.language.id)) return undefined;
	const scope = classAround(findScope(outline.scopes, expression.start));
	const declared = scope && declarationOf(scope);
	if (scope === undefined || declared === undefined) return undefined;
	const index = indexOfField(key, scope, declared, expression.args.length, outline);
	const named = expression.args.find(({ name }) => name === key)?.value;
	const given = named ?? (index < 0 ? undefined : expression.args[index]?.value);
	return given && trail.follow({ expression: given, outline }, depth + 1);
}

/** Which argument of an entry is kept in a field; -1 for none. */
function indexOfField(
	key: string,
	scope: Scope,
	{ name, parameters = [] }: ClassExpression,
	count: number,
	outline: Outline,
): number {
	if (parameters.length > 0) return parameters.findIndex((one) => one.name === key);
	const makers = (scope.bindings.get(name ?? "") ?? []).flatMap(({ value }) =>
		value?.kind === "function" ? [value] : [],
	);
	if (makers.length === 0) return fieldsOf(scope, outline).indexOf(key);
	const maker = makers.find((one) => one.parameters.length === count);
	const kept = keptIn(key, scope);
	return maker?.parameters.findIndex((one) => one.name === kept) ?? -1;
}

/** The parameter that a constructor keeps in a field: `this.id = identifier`. */
function keptIn(key: string, { bindings }: Scope): string {
	const [set] = bindings.get(`this.${key}`) ?? [];
	return set?.value?.kind === "name" ? set.value.name : key;
}

/** The fields of an enum whose constructor an annotation writes, in the order of its arguments. */
function fieldsOf({ bindings }: Scope, { text }: Outline): string[] {
	return [...bindings.values()].flat().flatMap(({ kind, name, value, start }) => {
		if (kind !== "variable" || value !== undefined || name.includes(".")) return [];
		const line = text.slice(text.lastIndexOf("\n", start) + 1, start);
		return /\bstatic\b/.test(line) ? [] : [name];
	});
}

/** The field that a method without arguments gives: `getId` and `id` give `id`, whatever else its body returns by name. */
export function fieldGivenBy(name: string, returns: readonly Expression[]): string | undefined {
	const [returned, ...more] = returns;
	if (more.length > 0) return undefined;
	if (returned?.kind === "name") return returned.name;
	if (returned?.kind === "member" && returned.object.kind === "name")
		return returned.object.name === "this" ? returned.name : undefined;
	if (returned !== undefined) return undefined;
	const field = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1];
	return field === undefined ? name : field[0]?.toLowerCase() + field.slice(1);
}
