import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findProvider } from "@pydantic/genai-prices";
import type { Catalog, ModelRow } from "../core/pricing/catalogData.ts";
import { diffCatalogs } from "../core/pricing/catalogDiff.ts";
import {
	type Conversion,
	convertGenaiPrices,
	genaiPricesSchema,
} from "../core/pricing/genaiPrices.ts";

// Writes src/core/pricing/rateCards.json from the installed @pydantic/genai-prices and prints what changed.
// Run: node src/build/extractRateCards.ts [ISO date of the package's release]

const output = path.join(import.meta.dirname, "../core/pricing/rateCards.json");

/** Reads the data bundled in the installed package; throws when it does not have the expected shape. */
export function extractRateCards(readOn: string): Conversion {
	const entry = fileURLToPath(import.meta.resolve("@pydantic/genai-prices"));
	const manifest = JSON.parse(
		readFileSync(path.join(path.dirname(entry), "..", "package.json"), "utf8"),
	) as { version: string };
	// The package exports no list of its providers: their ids stand at one fixed depth of its bundle.
	const ids = [...readFileSync(entry, "utf8").matchAll(/^ {4}id: "([^"]+)",$/gm)];
	const providers = ids.map(([, id]) => findProvider({ providerId: id ?? "" }));
	const valid = genaiPricesSchema.parse(providers);
	if (valid.length < 40) throw new Error(`only ${valid.length} providers found in the package`);
	return convertGenaiPrices(valid, `@pydantic/genai-prices ${manifest.version}`, readOn);
}

/** The file's text: one row per line, so that a price change is a one-line diff. */
export function formatCatalog(catalog: Catalog): string {
	const providers = Object.entries(catalog.providers).map(([id, rows]) => {
		const lines = rows.map((row: ModelRow) => `\t\t\t${JSON.stringify(row)}`);
		return `\t\t${JSON.stringify(id)}: [\n${lines.join(",\n")}\n\t\t]`;
	});
	const { format, source, readOn } = catalog;
	const head = Object.entries({ format, source, readOn }).map(
		([key, value]) => `\t${JSON.stringify(key)}: ${JSON.stringify(value)}`,
	);
	return `{\n${head.join(",\n")},\n\t"providers": {\n${providers.join(",\n")}\n\t}\n}\n`;
}

/** The committed catalog. */
export function readCommitted(): Catalog {
	return JSON.parse(readFileSync(output, "utf8")) as Catalog;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const before = readCommitted();
	const { catalog, leftOut } = extractRateCards(process.argv[2] ?? before.readOn);
	for (const change of diffCatalogs(before, catalog)) console.log(change.text);
	for (const reason of leftOut) console.log(`left out ${reason}`);
	writeFileSync(output, formatCatalog(catalog));
	const count = Object.values(catalog.providers).reduce((sum, rows) => sum + rows.length, 0);
	console.log(`${count} models of ${Object.keys(catalog.providers).length} providers`);
}
