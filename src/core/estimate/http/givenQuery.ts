import type { CallExpression } from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import { findEndpoint } from "../../sdks/endpoints.ts";
import { writesQuery } from "../queryText.ts";
import { resolvePieces } from "../resolveText.ts";
import type { Trail } from "../source.ts";
import { textOf, type UrlPieces } from "./urlPieces.ts";

const MAX_ARGUMENTS = 4;

/**
 * An address that a function of the project gives, with the query that it is given for it:
 * `listenUrl(base, new URLSearchParams({ model: "nova-3" }))`.
 */
export function withGivenQuery(
	returned: readonly UrlPieces[],
	{ args }: CallExpression,
	outline: Outline,
	trail: Trail,
): readonly UrlPieces[] {
	if (args.length < 2 || !returned.some(isOpen)) return returned;
	for (const { value } of args.slice(0, MAX_ARGUMENTS)) {
		const found = trail.follow({ expression: value, outline });
		if (found.kind !== "value" || found.source.expression.kind !== "call") continue;
		if (!writesQuery(found.source.expression)) continue;
		const query = resolvePieces(found.source, { trail, path: "" });
		return returned.map((pieces) =>
			isOpen(pieces) ? [...pieces, { kind: "text", text: "?" }, ...query] : pieces,
		);
	}
	return returned;
}

/** True for the address of a model's endpoint without a query. */
function isOpen(pieces: UrlPieces): boolean {
	const text = textOf(pieces);
	return !text.includes("?") && findEndpoint(text) !== undefined;
}
