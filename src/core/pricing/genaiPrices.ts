import * as z from "zod";
import type { Catalog, ModelRow, PriceRow, Rates } from "./catalogData.ts";
import { parseDecimal } from "./money.ts";
import { decimalText } from "./multiplyRate.ts";
import type { Meter } from "./rateCard.ts";

// Converts the price data of https://github.com/pydantic/genai-prices (MIT) into our catalog.

const price = z.union([
	z.number().nonnegative(),
	z.object({
		base: z.number().nonnegative(),
		tiers: z.array(z.object({ start: z.int().nonnegative(), price: z.number().nonnegative() })),
	}),
]);
const modelPrice = z.record(z.string(), price);
const match: z.ZodType<Match> = z.lazy(() =>
	z.union([
		z.object({ or: z.array(match) }),
		z.object({ and: z.array(match) }),
		z.object({ equals: z.string() }),
		z.object({ starts_with: z.string() }),
		z.object({ ends_with: z.string() }),
		z.object({ contains: z.string() }),
		z.object({ regex: z.string() }),
	]),
);
const constraint = z.union([
	z.object({ start_date: z.iso.date() }),
	z.object({ start_time: z.string(), end_time: z.string() }),
]);
const model = z.object({
	id: z.string().min(1),
	match,
	context_window: z.int().positive().nullish(),
	deprecated: z.boolean().nullish(),
	prices: z.union([
		z.array(z.object({ constraint: constraint.nullish(), prices: modelPrice })),
		modelPrice,
	]),
});
const provider = z.object({ id: z.string().min(1), models: z.array(model) });

/** The shape of the feed: an array of providers with their models. Unknown fields are ignored. */
export const genaiPricesSchema = z.array(provider);

type Match =
	| { or: Match[] }
	| { and: Match[] }
	| { equals: string }
	| { starts_with: string }
	| { ends_with: string }
	| { contains: string }
	| { regex: string };
type SourceModel = z.infer<typeof model>;

/** Our provider ids where they differ from theirs. */
const providerNames: { readonly [theirs in string]: string } = {
	aws: "bedrock",
	"x-ai": "xai",
	moonshotai: "moonshot",
	voyageai: "voyage",
	zhipuai: "zhipu",
};

/** Their price keys: meter, and how many of its units one price pays for relative to ours (as a power of ten). */
const priceKeys: { readonly [key in string]: { readonly meter: Meter; readonly shift: number } } = {
	input_mtok: { meter: "input", shift: 0 },
	cache_read_mtok: { meter: "cachedInput", shift: 0 },
	cache_write_mtok: { meter: "cacheWrite5m", shift: 0 },
	cache_write_1h_mtok: { meter: "cacheWrite1h", shift: 0 },
	output_mtok: { meter: "output", shift: 0 },
	output_reasoning_mtok: { meter: "reasoningOutput", shift: 0 },
	input_audio_mtok: { meter: "audioInput", shift: 0 },
	cache_audio_read_mtok: { meter: "cachedAudioInput", shift: 0 },
	output_audio_mtok: { meter: "audioOutput", shift: 0 },
	input_image_mtok: { meter: "imageInput", shift: 0 },
	cache_image_read_mtok: { meter: "cachedImageInput", shift: 0 },
	output_image_mtok: { meter: "imageOutput", shift: 0 },
	input_video_mtok: { meter: "videoInput", shift: 0 },
	output_video_mtok: { meter: "videoOutput", shift: 0 },
	web_searches_kcount: { meter: "searches", shift: 3 },
	storage_searches_kcount: { meter: "fileSearches", shift: 3 },
	requests_kcount: { meter: "requests", shift: 3 },
	input_document_kpages: { meter: "pages", shift: 3 },
	input_annotated_document_kpages: { meter: "annotatedPages", shift: 3 },
	audio_hours: { meter: "hours", shift: 0 },
	input_audio_hours: { meter: "hours", shift: 0 },
};

/** What was converted, and what was left out with its reason. */
export interface Conversion {
	readonly catalog: Catalog;
	readonly leftOut: readonly string[];
}

/** Converts validated feed data. Rows without any known price are left out, never priced at zero. */
export function convertGenaiPrices(
	providers: z.infer<typeof genaiPricesSchema>,
	source: string,
	readOn: string,
): Conversion {
	const rows = new Map<string, ModelRow[]>();
	const leftOut: string[] = [];
	for (const { id, models } of providers) {
		for (const found of models) {
			const name = providerOf(id, found.id);
			const prices = convertPrices(found);
			if (prices.some((row) => Object.keys(row.rates).length > 0)) {
				rows.set(name, [...(rows.get(name) ?? []), convertModel(found, prices)]);
			} else leftOut.push(`${name}/${found.id}: no price of a known meter`);
		}
	}
	const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		catalog: { format: 1, source, readOn, providers: Object.fromEntries(sorted) },
		leftOut,
	};
}

/** Their `google` holds both Gemini and the Claude models of Vertex AI. */
function providerOf(theirs: string, modelId: string): string {
	if (theirs === "google" && modelId.startsWith("claude")) return "vertex";
	return providerNames[theirs] ?? theirs;
}

function convertModel(found: SourceModel, prices: readonly PriceRow[]): ModelRow {
	const ids = [...new Set(exactIds(found.match))].filter((id) => id !== found.id);
	return {
		id: found.id,
		...(ids.length > 0 && { ids }),
		...(found.context_window != null && { window: found.context_window }),
		...(found.deprecated && { retired: { note: "deprecated by the provider" } }),
		prices,
	};
}

/**
 * The ids that a match rule names. Prefix and substring rules give their text as one exact id: prices are never found by
 * substring, and dated snapshots reach it through the id normaliser.
 */
function exactIds(rule: Match): string[] {
	if ("or" in rule) return rule.or.flatMap(exactIds);
	if ("and" in rule) return rule.and.flatMap(exactIds);
	if ("regex" in rule) return [];
	const text = Object.values(rule)[0] as string;
	return [text.replace(/[-@:]+$/, "")];
}

function convertPrices(found: SourceModel): PriceRow[] {
	const listed = Array.isArray(found.prices) ? found.prices : [{ prices: found.prices }];
	return listed.map((entry) => {
		const limits = entry.constraint;
		const converted = convertRates(found.id, entry.prices);
		if (!limits) return converted;
		if ("start_date" in limits) return { from: limits.start_date, ...converted };
		return { hours: [limits.start_time.slice(0, 5), limits.end_time.slice(0, 5)], ...converted };
	});
}

function convertRates(
	id: string,
	prices: z.infer<typeof modelPrice>,
): Pick<PriceRow, "rates" | "above"> {
	const isFree = id.endsWith(":free") && Object.keys(prices).length === 0;
	if (isFree) return { rates: { input: "0", output: "0" } };
	const base: [Meter, string][] = [];
	const above = new Map<number, [Meter, string][]>();
	for (const [key, value] of Object.entries(prices)) {
		const known = priceKeys[key];
		if (!known) continue;
		const meter = meterOf(id, known.meter);
		const [flat, tiers] = typeof value === "number" ? [value, []] : [value.base, value.tiers];
		base.push([meter, shifted(flat, known.shift)]);
		for (const tier of tiers) {
			const start = threshold(tier.start);
			above.set(start, [...(above.get(start) ?? []), [meter, shifted(tier.price, known.shift)]]);
		}
	}
	const rates = minutesWhereExact(Object.fromEntries(base));
	if (above.size === 0) return { rates };
	const steps = [...above].sort(([a], [b]) => a - b);
	// A long-prompt tier lists only the meters that change; the others keep their base rate.
	return {
		rates,
		above: steps.map(([tokens, changed]) => ({
			tokens,
			rates: { ...rates, ...Object.fromEntries(changed) },
		})),
	};
}

/** A cache write of OpenAI's models lives at least 30 minutes (prompt caching guide, 2026-07-15); others' five. */
function meterOf(id: string, meter: Meter): Meter {
	return meter === "cacheWrite5m" && /(?:^|[./])gpt-/.test(id) ? "cacheWrite30m" : meter;
}

/** OpenAI's price list says "> 272K"; the feed writes that edge as 271,999 for most of its models. */
function threshold(start: number): number {
	return start === 271_999 ? 272_000 : start;
}

/** Hourly prices that are a finite decimal per minute are listed per minute. */
function minutesWhereExact(rates: Rates): Rates {
	const { hours, ...others } = rates;
	if (hours === undefined) return rates;
	const parsed = parseDecimal(hours);
	if (parsed.kind === "invalid") return rates;
	const digits = parsed.decimal.digits * 1000n;
	if (digits % 60n !== 0n) return rates;
	return { ...others, minutes: decimalText(digits / 60n, parsed.decimal.scale + 3) };
}

function shifted(value: number, shift: number): string {
	const parsed = parseDecimal(String(value));
	if (parsed.kind === "invalid") throw new Error(parsed.reason);
	return decimalText(parsed.decimal.digits, parsed.decimal.scale + shift);
}
