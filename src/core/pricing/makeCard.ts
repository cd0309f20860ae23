import type { ModelRow, PriceRow, Rates, RegionRule, Retirement, TierRule } from "./catalogData.ts";
import type { CatalogIndex } from "./catalogIndex.ts";
import { multiplyRate } from "./multiplyRate.ts";
import { matchesName } from "./namePattern.ts";
import type { ProviderId } from "./provider.ts";
import type { ContextTier, Meter, PriceLookup, PriceQuery, Rate, ServiceTier } from "./rateCard.ts";

/** A row found for a query: `seller` is whose list it stands in, `ids` the exact ids it was looked up under. */
export interface FoundRow {
	readonly row: ModelRow;
	readonly seller: ProviderId;
	readonly ids: readonly string[];
}

/** Makes the card of a found row. The query's provider bills, even where the price stands in another's list. */
export function makeCard(
	found: FoundRow,
	query: PriceQuery & { readonly provider: ProviderId },
	index: CatalogIndex,
): PriceLookup {
	const { row, seller } = found;
	const serviceTier = query.serviceTier ?? "standard";
	const rates = ratesAt(row, seller, serviceTier, query.at, index);
	if (typeof rates === "string") return { kind: "unpriced", reason: rates };
	const region = index.regionRules.find((rule) => isBound(rule, found, query));
	const retired = retirementOf(found, index);
	const fees = index.fees[seller]?.rates;
	const notes = [
		row.note,
		rates.rule?.note,
		region?.note,
		seller === query.provider ? undefined : `list price of ${seller}`,
	].filter((note) => note !== undefined);
	return {
		kind: "priced",
		card: {
			provider: query.provider,
			model: row.id,
			currency: "USD",
			serviceTier,
			tiers: region ? rates.tiers.map((tier) => scaledTier(tier, region.factor)) : rates.tiers,
			...originOf(row, index),
			...((rates.rule || region) && { confidence: "derived" as const }),
			...(row.window !== undefined && { contextWindow: row.window }),
			...(row.maxOutput !== undefined && { maxOutputTokens: row.maxOutput }),
			...(rates.from !== undefined && { validFrom: rates.from }),
			...(rates.to !== undefined && { validTo: rates.to }),
			...(fees && { fees }),
			...(row.images && { imagePrices: row.images }),
			...(retired && { retired }),
			...(notes.length > 0 && { note: notes.join("; ") }),
		},
	};
}

function originOf(row: ModelRow, index: CatalogIndex) {
	const source = row.source === undefined ? undefined : index.sources[row.source];
	return {
		source: source?.address ?? index.base.source,
		readOn: source?.readOn ?? index.base.readOn,
		confidence: row.confidence ?? ("third-party" as const),
	};
}

/** The retirement of the most specific id that has one. */
function retirementOf({ row, seller, ids }: FoundRow, index: CatalogIndex): Retirement | undefined {
	const retired = index.retired[seller] ?? {};
	const id = [...ids, row.id].find((candidate) => Object.hasOwn(retired, candidate));
	return id === undefined ? row.retired : retired[id];
}

function isBound(rule: RegionRule, { row, seller }: FoundRow, query: PriceQuery): boolean {
	if (query.region === undefined || query.region === "global") return false;
	return (
		rule.provider === seller &&
		(rule.regions === undefined || rule.regions.includes(query.region)) &&
		(rule.models === undefined || rule.models.some((pattern) => matchesName(pattern, row.id)))
	);
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
		(rule.models === undefined || rule.models.some((pattern) => matchesName(pattern, row.id))) &&
		!rule.except?.some((pattern) => matchesName(pattern, row.id))
	);
}

/** Fees per call of a tool are the same in every tier. */
const untouched = new Set<Meter>(["searches", "fileSearches"]);

function scaledTier(tier: ContextTier, factor: Rate): ContextTier {
	const entries = Object.entries(tier.rates) as [Meter, Rate][];
	const rates = entries.map(([meter, rate]) => [
		meter,
		untouched.has(meter) ? rate : multiplyRate(rate, factor),
	]);
	return { aboveInputTokens: tier.aboveInputTokens, rates: Object.fromEntries(rates) };
}

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
