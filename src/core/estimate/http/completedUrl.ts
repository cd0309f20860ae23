import { type CallExpression, type Expression, nameOfCallee } from "../../languages/expression.ts";
import { isManaged } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import { findEndpoint } from "../../sdks/endpoints.ts";
import { isHttpName } from "./httpNames.ts";
import { textOf, type UrlPieces } from "./urlPieces.ts";

const MAX_ARGUMENTS = 4;

/**
 * What a function gives as an address, after the address of a model that it is given to complete another with:
 * `complete(settings.url, DEFAULT_URL)`.
 */
export function completedBy(
	returned: readonly UrlPieces[],
	{ callee, args }: CallExpression,
	{ language: { id } }: Outline,
	read: (argument: Expression) => readonly UrlPieces[],
): readonly UrlPieces[] {
	if (!isManaged(id) || args.length < 2 || isHttpName(nameOfCallee(callee), id)) return returned;
	const isKnown = (pieces: UrlPieces) => findEndpoint(textOf(pieces)) !== undefined;
	if (returned.some(isKnown)) return returned;
	const given = args
		.slice(0, MAX_ARGUMENTS)
		.filter(({ value }) => /^(?:text|name|member)$/.test(value.kind))
		.flatMap(({ value }) => read(value))
		.filter(isKnown);
	return [...given, ...returned];
}
