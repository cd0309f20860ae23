import type { CallExpression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import { type CatalogRow, isOfSdk, isSdkModule } from "../sdks/catalog.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import type { Row } from "../sdks/sdk.ts";
import { sdks } from "../sdks/sdks.ts";
import type { Source } from "./source.ts";
import { MOCK_NAME } from "./standIns.ts";
import { rowOfCallee, type Thing } from "./thingKinds.ts";

let made: ReadonlyMap<string, readonly Beginning[]> | undefined;

/** A name that begins a request, and its row. */
interface Beginning {
	readonly name: string;
	readonly found: CatalogRow;
}

/** The rows of methods that begin a request whatever they are called on; made when first asked for. */
function beginnings(): ReadonlyMap<string, readonly Beginning[]> {
	made ??= Map.groupBy(
		sdks.flatMap((sdk) =>
			sdk.rows
				.filter(({ begins }) => begins !== undefined)
				.flatMap((row) => row.name.split("|").map((name) => ({ name, found: { sdk, row } }))),
		),
		({ name }) => normalizeName(name),
	);
	return made;
}

/**
 * The row of a call: of what it calls, or, on something unknown, of what its name alone begins: `state.client().converse_stream()`,
 * `clients.get(key).getGenerativeModel({ model })`.
 */
export function rowOfCall(
	source: Source,
	callee: Thing | undefined,
	evaluate: (source: Source) => Thing | undefined,
): CatalogRow | undefined {
	return rowOfCallee(callee, evaluate) ?? (isUnknown(callee) ? rowBegun(source) : undefined);
}

/** True for what nothing is known of, or only that it comes from a module that is no SDK's. */
function isUnknown(callee: Thing | undefined): boolean {
	return callee === undefined || (callee.kind === "symbol" && !isSdkModule(callee.module));
}

function rowBegun({ expression, outline }: Source): CatalogRow | undefined {
	if (expression.kind !== "call" || expression.callee.kind !== "member") return undefined;
	const family = familyOf(expression, outline);
	if (family === undefined) return undefined;
	const rows = (beginnings().get(normalizeName(expression.callee.name)) ?? [])
		.map(({ found }) => found)
		.filter(({ row }) => row.begins === family);
	const isImported = ({ sdk }: CatalogRow) =>
		outline.imports.some(({ module }) => isOfSdk(sdk, module));
	return rows.find(isImported) ?? rows[0];
}

/** In Rust a request is begun without arguments, in JavaScript a model is taken with its options. */
function familyOf({ callee, args }: CallExpression, { language }: Outline): Row["begins"] {
	if (language.id === "rust") return args.length === 0 ? "rust" : undefined;
	if (!isScript(language.id) || callee.kind !== "member" || args.length === 0) return undefined;
	const { object } = callee;
	return object.kind === "name" && MOCK_NAME.test(object.name) ? undefined : "script";
}
