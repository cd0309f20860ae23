import type { CallExpression, Expression } from "../languages/expression.ts";
import { lookUpName } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { type CatalogRow, findByRequest, isOfSdk, takesRequest } from "../sdks/catalog.ts";
import { pathOf } from "./findMember.ts";
import { type Source, sourcesOf, type Trail } from "./source.ts";

const MAX_ARGUMENTS = 5;

/**
 * The row of a method that is given a request of an SDK's own type (`client.Chat(ctx, &api.ChatRequest{…})`): it sends the request
 * whatever it is called on, an interface of the project too.
 */
export function findRowOfRequest(
	{ callee, args }: CallExpression,
	outline: Outline,
	trail: Trail,
): CatalogRow | undefined {
	if (callee.kind !== "member" || !takesRequest(callee.name)) return undefined;
	for (const { value } of args.slice(0, MAX_ARGUMENTS))
		for (const type of typesOf({ expression: value, outline }, trail)) {
			const row = rowOfType(callee.name, type);
			if (row !== undefined) return row;
		}
	return undefined;
}

function rowOfType(method: string, { expression, outline }: Source): CatalogRow | undefined {
	const path = pathOf(expression);
	const name = path?.at(-1);
	const rows = name === undefined ? [] : findByRequest(method, name);
	if (path === undefined || rows.length === 0) return undefined;
	const modules = modulesOf(path, expression, outline);
	return rows.find(({ sdk }) => modules.some((module) => isOfSdk(sdk, module)));
}

/** The modules that a type may be of, as it is written: that of its qualifier, or those whose names the document sees. */
function modulesOf(path: readonly string[], { start }: Expression, outline: Outline): string[] {
	const [first = ""] = path;
	const bindings =
		path.length > 1 || outline.language.id !== "csharp"
			? lookUpName(outline, first, start)
			: (outline.file.bindings.get("*") ?? []);
	return bindings.flatMap(({ imported }) => (imported === undefined ? [] : [imported.module]));
}

/** The types, as written, of an argument: of a literal or construction, of what a name holds, or of a parameter. */
function typesOf(source: Source, trail: Trail): readonly Source[] {
	const own = typeOfMade(source);
	if (own !== undefined) return [own];
	const { expression, outline } = source;
	if (expression.kind !== "name" && expression.kind !== "call") return [];
	const name = expression.kind === "name" ? expression.name : "";
	const declared = lookUpName(outline, name, expression.start).flatMap(({ type }) =>
		type === undefined ? [] : [{ expression: type, outline }],
	);
	const made = sourcesOf(trail.follow(source)).flatMap((one) => typeOfMade(one) ?? []);
	return [...declared, ...made];
}

function typeOfMade({ expression, outline }: Source): Source | undefined {
	const type =
		expression.kind === "record"
			? expression.type
			: expression.kind === "call" && expression.isNew
				? expression.callee
				: undefined;
	return type && { expression: type, outline };
}
