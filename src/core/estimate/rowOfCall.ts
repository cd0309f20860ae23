import type { CatalogRow } from "../sdks/catalog.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { sdks } from "../sdks/sdks.ts";
import type { Source } from "./source.ts";
import { rowOfCallee, type Thing } from "./thingKinds.ts";

let made: ReadonlyMap<string, CatalogRow> | undefined;

/** The rows of methods that begin a request whatever they are called on; made when first asked for. */
function beginnings(): ReadonlyMap<string, CatalogRow> {
	made ??= new Map(
		sdks.flatMap((sdk) =>
			sdk.rows
				.filter(({ begins }) => begins === true)
				.flatMap((row) => row.name.split("|").map((name) => [normalizeName(name), { sdk, row }])),
		),
	);
	return made;
}

/** The row of a call: of what it calls, or, on something unknown, of what its name alone begins: `state.client().converse_stream()`. */
export function rowOfCall(
	source: Source,
	callee: Thing | undefined,
	evaluate: (source: Source) => Thing | undefined,
): CatalogRow | undefined {
	return rowOfCallee(callee, evaluate) ?? (callee === undefined ? rowBegun(source) : undefined);
}

function rowBegun({ expression, outline }: Source): CatalogRow | undefined {
	if (outline.language.id !== "rust") return undefined;
	if (expression.kind !== "call" || expression.args.length > 0) return undefined;
	return expression.callee.kind === "member"
		? beginnings().get(normalizeName(expression.callee.name))
		: undefined;
}
