import type {
	ContextTier,
	Meter,
	PriceLookup,
	PriceQuery,
	Rate,
	RateCard,
	ServiceTier,
} from "./rateCard.ts";

type Rates = { readonly [meter in Meter]?: Rate };

/** One model's price as `prompt-cost prices show --format json` prints it; rates are decimal strings in `currency`. */
export interface PriceReport {
	/** The id as asked for. */
	readonly id: string;
	readonly provider: string | null;
	/** The id that the price stands under. */
	readonly model: string | null;
	readonly status: "priced" | "local" | "unpriced" | "retired";
	/** Why there is no price, or what became of a retired model. */
	readonly reason: string | null;
	readonly nearest?: readonly string[];
	readonly currency: string | null;
	readonly source: string | null;
	readonly readOn: string | null;
	readonly confidence: string | null;
	readonly validFrom: string | null;
	readonly validTo: string | null;
	readonly contextWindow: number | null;
	readonly maxOutputTokens: number | null;
	/** Tokens per million, all other meters per unit. The list price; what the team pays stands in `contracted`. */
	readonly rates: Rates;
	/** Long-prompt tiers: the whole request is billed at them from more than `aboveInputTokens` on. */
	readonly tiers: readonly ContextTier[];
	/** The other service tiers that this model is sold at. */
	readonly serviceTiers: { readonly [tier in ServiceTier]?: Rates };
	/** Fees of the provider's tools: code execution by session or hour, storage. */
	readonly fees?: Rates;
	readonly images?: RateCard["imagePrices"];
	readonly retiresOn: string | null;
	readonly note: string | null;
	readonly contracted?: {
		readonly rates: Rates;
		readonly tiers: readonly ContextTier[];
		readonly currency: string;
		readonly source: string;
		readonly note: string | null;
	};
}

const otherTiers: readonly ServiceTier[] = ["batch", "flex", "priority", "ultrafast"];

/** What there is to say of a model without a price. */
const nothing = {
	model: null,
	reason: null,
	currency: null,
	source: null,
	readOn: null,
	confidence: null,
	validFrom: null,
	validTo: null,
	contextWindow: null,
	maxOutputTokens: null,
	rates: {},
	tiers: [],
	serviceTiers: {},
	retiresOn: null,
	note: null,
} satisfies Partial<PriceReport>;

/** Describes a model's price for people and scripts. `find` is the catalog's or a team's look-up. */
export function describePrice(
	query: PriceQuery,
	find: (query: PriceQuery) => PriceLookup,
): PriceReport {
	const found = find(query);
	const asked = { ...nothing, id: query.model, provider: query.provider ?? null };
	if (found.kind === "local") {
		const reason = "free: it runs on this machine";
		return { ...asked, provider: "local", model: query.model, status: "local", reason };
	}
	if (found.kind === "unpriced") {
		const { reason, nearest } = found;
		return { ...asked, status: "unpriced", reason, ...(nearest && { nearest }) };
	}
	const list = found.card.list ?? found.card;
	return {
		...asked,
		...describeCard(list, query.at),
		serviceTiers: serviceTiersOf(query, list, find),
		...(found.card.list && { contracted: contractOf(found.card) }),
	};
}

function describeCard(card: RateCard, at: string): Omit<PriceReport, "id" | "serviceTiers"> {
	const { retired } = card;
	return {
		provider: card.provider,
		model: card.model,
		status: retired && isOver(retired.on, at) ? "retired" : "priced",
		reason: retired ? retirement(retired, at) : null,
		currency: card.currency,
		source: card.source,
		readOn: card.readOn,
		confidence: card.confidence ?? null,
		validFrom: card.validFrom ?? null,
		validTo: card.validTo ?? null,
		contextWindow: card.contextWindow ?? null,
		maxOutputTokens: card.maxOutputTokens ?? null,
		rates: card.tiers[0]?.rates ?? {},
		tiers: card.tiers.slice(1),
		...(card.fees && { fees: card.fees }),
		...(card.imagePrices && { images: card.imagePrices }),
		retiresOn: retired?.on ?? null,
		note: card.note ?? null,
	};
}

const isOver = (on: string | undefined, at: string): boolean =>
	on === undefined || on <= at.slice(0, 10);

function retirement(
	{ on, note }: { readonly on?: string; readonly note: string },
	at: string,
): string {
	if (on === undefined) return note;
	return `${isOver(on, at) ? "retired on" : "will be retired on"} ${on}: ${note}`;
}

function contractOf(card: RateCard): NonNullable<PriceReport["contracted"]> {
	return {
		rates: card.tiers[0]?.rates ?? {},
		tiers: card.tiers.slice(1),
		currency: card.currency,
		source: card.source,
		note: card.note ?? null,
	};
}

function serviceTiersOf(
	query: PriceQuery,
	list: RateCard,
	find: (query: PriceQuery) => PriceLookup,
): PriceReport["serviceTiers"] {
	if (list.serviceTier !== "standard") return {};
	const tiers: { [tier in ServiceTier]?: Rates } = {};
	for (const serviceTier of otherTiers) {
		const found = find({ ...query, serviceTier });
		if (found.kind !== "priced") continue;
		tiers[serviceTier] = (found.card.list ?? found.card).tiers[0]?.rates ?? {};
	}
	return tiers;
}
