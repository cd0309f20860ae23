import type { ModelRow, PriceRow, Rates, TierRule } from "./catalogData.ts";
import type { CatalogIndex } from "./catalogIndex.ts";
import { multiplyRate } from "./multiplyRate.ts";
import type { ProviderId } from "./provider.ts";
import type { ContextTier, Meter, PriceLookup, PriceQuery, Rate, ServiceTier } from "./rateCard.ts";

/** Makes the card of one row for a query. `seller` is whose list the row stands in; the query's provider bills. */
export function makeCard(
	row: ModelRow,
	seller: ProviderId,
	query: PriceQuery & { readonly provider: ProviderId },
	index: CatalogIndex,
): PriceLookup {
	const serviceTier = query.serviceTier ?? "standard";
	const rates = ratesAt(row, seller, serviceTier, query.at, index);
	if (typeof rates === "string") return { kind: "unpriced", reason: rates };
	const origin = originOf(row, index);
	const rule = rates.rule;
	return {
		kind: "priced",
		card: {
			provider: query.provider,
			model: row.id,
			currency: "USD",
			serviceTier,
			tiers: rates.tiers,
			...origin,
			...(rule && { confidence: "derived" as const }),
			...(row.window !== undefined && { contextWindow: row.window }),
			...(row.maxOutput !== undefined && { maxOutputTokens: row.maxOutput }),
			...(rates.from !== undefined && { validFrom: rates.from }),
			...(rates.to !== undefined && { validTo: rates.to }),
			...(row.images && { imagePrices: row.images }),
			...(row.retired && { retired: row.retired }),
			...noteOf(row, seller, query.provider),
		},
	};
}

function noteOf(row: ModelRow, seller: ProviderId, asked: ProviderId): { readonly note?: string } {
	const borrowed = seller === asked ? undefined : `list price of ${seller}`;
	const note = [row.note, borrowed].filter((part) => part !== undefined).join("; ");
	return note === "" ? {} : { note };
}

function originOf(row: ModelRow, index: CatalogIndex) {
	const source = row.source === undefined ? undefined : index.sources[row.source];
	return {
		source: source?.address ?? index.base.source,
		readOn: source?.readOn ?? index.base.readOn,
		confidence: row.confidence ?? ("third-party" as const),
	};
}

interface EffectiveRates {
	readonly tiers: readonly ContextTier[];
	readonly from?: string;
	readonly to?: string;
	readonly rule?: TierRule;
}

/** The rates of a tier at a date, or why there are none. */
function ratesAt(
	row: ModelRow,
	seller: ProviderId,
	serviceTier: ServiceTier,
	at: string,
	index: CatalogIndex,
): EffectiveRates | string {
	const own = serviceTier === "standard" ? row.prices : row.tiers?.[serviceTier];
	if (own) {
		const price = priceAt(own, at);
		return price ? effective(price, own) : `no price of ${row.id} is known for ${at.slice(0, 10)}`;
	}
	if (!row.prices) return `no price of ${row.id} is known`;
	const rule = index.tierRules.find((candidate) =>
		applies(candidate, row, seller, serviceTier, at),
	);
	if (!rule) return `no ${serviceTier} price of ${row.id} at ${seller} is known`;
	const standard = priceAt(row.prices, at);
	if (!standard) return `no price of ${row.id} is known for ${at.slice(0, 10)}`;
	return { ...effective(scaled(standard, rule), row.prices), rule };
}

const effective = (price: PriceRow, all: readonly PriceRow[]): EffectiveRates => {
	const next = all.find((row) => row.from !== undefined && row.from > (price.from ?? ""));
	const to = price.to ?? next?.from;
	return {
		tiers: [
			{ aboveInputTokens: 0, rates: price.rates },
			...(price.above ?? []).map(({ tokens, rates }) => ({ aboveInputTokens: tokens, rates })),
		],
		...(price.from !== undefined && { from: price.from }),
		...(to !== undefined && { to }),
	};
};

/** The last row that holds at the instant; before all dated rows the first. */
function priceAt(rows: readonly PriceRow[], at: string): PriceRow | undefined {
	const date = at.slice(0, 10);
	const time = at.length >= 16 ? at.slice(11, 16) : undefined;
	const holding = rows.filter(
		(row) =>
			(row.from === undefined || row.from <= date) &&
			(row.to === undefined || date < row.to) &&
			(row.hours === undefined || holdsAt(row.hours, time)),
	);
	return holding.at(-1) ?? rows.find((row) => row.from === undefined && row.to === undefined);
}

/** Without a time of day, the price that holds for most of the day counts. */
function holdsAt([start, end]: readonly [string, string], time: string | undefined): boolean {
	if (time === undefined) {
		const length = (minutesOf(end) - minutesOf(start) + 1440) % 1440;
		return length > 720;
	}
	return start <= end ? start <= time && time < end : time >= start || time < end;
}

const minutesOf = (clock: string): number =>
	Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

function applies(
	rule: TierRule,
	row: ModelRow,
	seller: ProviderId,
	serviceTier: ServiceTier,
	at: string,
): boolean {
	const date = at.slice(0, 10);
	return (
		rule.provider === seller &&
		rule.serviceTier === serviceTier &&
		(rule.from === undefined || rule.from <= date) &&
		(rule.to === undefined || date < rule.to) &&
		(rule.models === undefined || rule.models.some((pattern) => names(pattern, row.id))) &&
		!rule.except?.some((pattern) => names(pattern, row.id))
	);
}

const names = (pattern: string, id: string): boolean =>
	pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern;

/** Fees per call of a tool are the same in every tier. */
const untouched = new Set<Meter>(["searches", "fileSearches"]);

function scaled(price: PriceRow, rule: TierRule): PriceRow {
	const scale = (rates: Rates): Rates => {
		const entries = Object.entries(rates) as [Meter, Rate][];
		return Object.fromEntries(
			entries.map(([meter, rate]) => {
				const billed = rates[rule.billAs?.[meter] ?? meter] ?? rate;
				return [meter, untouched.has(meter) ? rate : multiplyRate(billed, rule.factor)];
			}),
		);
	};
	return {
		...price,
		rates: scale(price.rates),
		...(price.above && {
			above: price.above.map((tier) => ({ ...tier, rates: scale(tier.rates) })),
		}),
	};
}
