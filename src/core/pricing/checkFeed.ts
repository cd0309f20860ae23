import * as z from "zod";
import type { Catalog, ModelRow, Rates } from "./catalogData.ts";
import { convertGenaiPrices, genaiPricesSchema } from "./genaiPrices.ts";
import { isMeter } from "./meters.ts";
import { parseDecimal } from "./money.ts";

// A catalog feed is either of two JSON shapes: our own (`{"format": 1, …}`, as src/core/pricing/rateCards.json) or the public
// array of https://github.com/pydantic/genai-prices. Both are checked in full before a single price is believed.

const rate = z.string().refine((text) => {
	const parsed = parseDecimal(text);
	return parsed.kind === "decimal" && parsed.decimal.digits >= 0n;
}, "a rate must be a decimal string");
const rates = z.record(z.string().refine(isMeter, "unknown meter"), rate);
const price = z.strictObject({
	from: z.iso.date().optional(),
	to: z.iso.date().optional(),
	hours: z.tuple([z.string(), z.string()]).optional(),
	rates,
	above: z.array(z.strictObject({ tokens: z.int().positive(), rates })).optional(),
});
const row = z.strictObject({
	id: z.string().min(1).max(300),
	ids: z.array(z.string().min(1).max(300)).optional(),
	window: z.int().positive().optional(),
	maxOutput: z.int().positive().optional(),
	retired: z.strictObject({ on: z.iso.date().optional(), note: z.string() }).optional(),
	note: z.string().optional(),
	prices: z.array(price).min(1),
});
const catalogSchema = z.strictObject({
	format: z.literal(1),
	source: z.string().min(1),
	readOn: z.iso.date(),
	providers: z.record(z.string().min(1), z.array(row)),
});

/** A feed that may be used, or why not. */
export type CheckedFeed =
	| { readonly kind: "catalog"; readonly catalog: Catalog }
	| { readonly kind: "refused"; readonly reason: string };

/** A price this many times off the one known is taken for a mistake of units, not for news. */
const MAX_RATIO = 100;
/** A feed with a smaller share of the models known so far is taken for truncated. */
const MIN_SHARE = 0.5;

/**
 * Checks a fetched feed against the prices in use. `address` and `readOn` (ISO date) become its origin when it is in the
 * public shape. Refuses a wrong shape, a feed that lost half of the models, and any known model priced 100 times off.
 */
export function checkFeed(
	json: unknown,
	current: Catalog,
	address: string,
	readOn: string,
): CheckedFeed {
	const read = readFeed(json, address, readOn);
	if (typeof read === "string") return { kind: "refused", reason: read };
	const [known, found] = [countModels(current), countModels(read)];
	if (found < known * MIN_SHARE) {
		return {
			kind: "refused",
			reason: `it holds ${found} models where ${known} are known: it seems to be truncated`,
		};
	}
	const off = findFarOff(current, read);
	if (off !== undefined) return { kind: "refused", reason: off };
	return { kind: "catalog", catalog: read };
}

/** A stored catalog as it was written; or, as a string, what is wrong with it. */
export function readCatalog(json: unknown): Catalog | string {
	const parsed = catalogSchema.safeParse(json);
	return parsed.success ? (parsed.data as Catalog) : firstIssue(parsed.error);
}

function readFeed(json: unknown, address: string, readOn: string): Catalog | string {
	if (!Array.isArray(json)) return readCatalog(json);
	const parsed = genaiPricesSchema.safeParse(json);
	if (!parsed.success) return firstIssue(parsed.error);
	return convertGenaiPrices(parsed.data, address, readOn).catalog;
}

function firstIssue(error: z.ZodError): string {
	const [issue] = error.issues;
	const where = issue?.path.join(".") ?? "";
	return `it is not a price list${where === "" ? "" : ` (at ${where})`}: ${issue?.message ?? "unknown shape"}`;
}

const countModels = (catalog: Catalog): number =>
	Object.values(catalog.providers).reduce((sum, rows) => sum + rows.length, 0);

function findFarOff(current: Catalog, fresh: Catalog): string | undefined {
	for (const [provider, rows] of Object.entries(fresh.providers)) {
		const known = new Map(current.providers[provider]?.map((model) => [model.id, model]));
		for (const model of rows) {
			const off = farOff(known.get(model.id), model);
			if (off !== undefined) return `${provider}/${model.id}: ${off}`;
		}
	}
	return undefined;
}

function farOff(known: ModelRow | undefined, fresh: ModelRow): string | undefined {
	const was = latestRates(known);
	const is = latestRates(fresh);
	for (const [meter, rate] of Object.entries(is)) {
		const before = Number(was[meter as keyof Rates]);
		const after = Number(rate);
		if (!(before > 0)) continue;
		if (after >= before * MAX_RATIO || after <= before / MAX_RATIO) {
			return `${meter} at ${rate} is ${MAX_RATIO} times off the known ${before}`;
		}
	}
	return undefined;
}

const latestRates = (model: ModelRow | undefined): Rates => model?.prices?.at(-1)?.rates ?? {};
