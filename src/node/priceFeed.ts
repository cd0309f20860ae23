import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { bundledCatalog, useCatalog } from "../core/pricing/catalog.ts";
import type { Catalog } from "../core/pricing/catalogData.ts";
import { type CatalogChange, diffCatalogs } from "../core/pricing/catalogDiff.ts";

/** The public feed that the bundled base prices come from. */
export const PRICE_FEED_ADDRESS =
	"https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json";
/** Largest feed that is read: ten times today's. */
export const MAX_FEED_BYTES = 20_000_000;

/** How an update went. Refused and failed updates leave the prices in use as they were. */
export type PriceUpdate =
	| {
			readonly kind: "updated";
			readonly catalog: Catalog;
			/** What differs from the prices bundled with this release. */
			readonly changes: readonly CatalogChange[];
	  }
	| { readonly kind: "refused" | "failed"; readonly reason: string };

/** What an update needs of the world. */
export interface PriceFeedOptions {
	readonly dataFolder: string;
	readonly address?: string | undefined;
	/** ISO date that the fetched prices are read on. */
	readonly today: string;
	readonly fetchText: (address: string, maxBytes: number) => Promise<string>;
}

const catalogFile = (dataFolder: string): string => path.join(dataFolder, "prices", "catalog.json");

/** Fetches the feed, checks it against the prices in use, stores it atomically and puts it to use. */
export async function updatePrices(options: PriceFeedOptions): Promise<PriceUpdate> {
	const address = options.address ?? PRICE_FEED_ADDRESS;
	let text: string;
	try {
		text = await options.fetchText(address, MAX_FEED_BYTES);
	} catch (error) {
		return { kind: "failed", reason: (error as Error).message };
	}
	const json = parseJson(text);
	if (!json) return { kind: "refused", reason: "it is no valid JSON: the download was cut short" };
	const stored = await readStored(options.dataFolder);
	const current = typeof stored === "object" ? stored : bundledCatalog();
	const { checkFeed } = await import("../core/pricing/checkFeed.ts");
	const checked = checkFeed(json.value, current, address, options.today);
	if (checked.kind === "refused") return checked;
	await writeAtomically(catalogFile(options.dataFolder), JSON.stringify(checked.catalog));
	useCatalog(checked.catalog);
	return {
		kind: "updated",
		catalog: checked.catalog,
		changes: diffCatalogs(bundledCatalog(), checked.catalog),
	};
}

/** An update in words, with a line for each price that changed since the bundled ones. */
export function describeUpdate(result: PriceUpdate): {
	readonly updated: boolean;
	readonly message: string;
	readonly changes: readonly string[];
} {
	if (result.kind !== "updated") {
		const verb = result.kind === "refused" ? "is refused" : "cannot be fetched";
		const message = `The feed ${verb}: ${result.reason}. The prices in use stay as they are.`;
		return { updated: false, message, changes: [] };
	}
	const { catalog, changes } = result;
	const count = (kind: CatalogChange["kind"]) =>
		changes.filter((change) => change.kind === kind).length;
	return {
		updated: true,
		message: `Prices of ${catalog.readOn} are in use. Since the bundled ones: ${count("changed")} changed, ${count("added")} added, ${count("removed")} removed.`,
		changes: changes.filter(({ kind }) => kind === "changed").map(({ text }) => text),
	};
}

/**
 * Puts the last fetched prices to use, unless the bundled ones are newer. Returns a sentence to show when the stored file is
 * broken (the bundled prices then stay in use), else undefined.
 */
export async function useFetchedPrices(dataFolder: string): Promise<string | undefined> {
	const stored = await readStored(dataFolder);
	if (typeof stored === "string") {
		return `The fetched prices are not used: ${stored}. Fetch them again: prompt-cost prices update`;
	}
	useCatalog(stored && stored.readOn >= bundledCatalog().readOn ? stored : undefined);
	return undefined;
}

/** Forgets the fetched prices and returns to the bundled ones. */
export async function forgetFetchedPrices(dataFolder: string): Promise<void> {
	await rm(catalogFile(dataFolder), { force: true });
	useCatalog(undefined);
}

async function readStored(dataFolder: string): Promise<Catalog | string | undefined> {
	const file = catalogFile(dataFolder);
	let text: string;
	try {
		text = await readFile(file, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		return `${file} cannot be read (${(error as Error).message})`;
	}
	const json = parseJson(text);
	// Its schemas are a large library: read only where prices were fetched.
	const { readCatalog } = await import("../core/pricing/checkFeed.ts");
	const catalog = json ? readCatalog(json.value) : "it is no valid JSON";
	return typeof catalog === "string" ? `${file} is broken: ${catalog}` : catalog;
}

function parseJson(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Writes beside the file, flushes to disk, then renames over it: readers see the old file or the new one, whole. */
async function writeAtomically(file: string, text: string): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	const temporary = `${file}.${process.pid}.tmp`;
	const handle = await open(temporary, "w");
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(temporary, file);
}
