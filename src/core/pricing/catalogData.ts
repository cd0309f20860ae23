import type { ProviderId } from "./provider.ts";
import type { Confidence, ImagePrice, Meter, Rate, ServiceTier } from "./rateCard.ts";

/** Rates by meter, as exact decimals. */
export type Rates = { readonly [meter in Meter]?: Rate };

/** Rates with a span of validity. Of all that hold at an instant the last one counts. */
export interface PriceRow {
	/** First and last-plus-one ISO date. */
	readonly from?: string;
	readonly to?: string;
	/** Hours of the day in UTC, "HH:MM" each, that this price is limited to; may wrap midnight. */
	readonly hours?: readonly [string, string];
	readonly rates: Rates;
	/** Long-prompt rates for the whole request, ascending. */
	readonly above?: readonly { readonly tokens: number; readonly rates: Rates }[];
}

/** One model at one provider. `ids` are further exact ids of the same price. */
export interface ModelRow {
	readonly id: string;
	readonly ids?: readonly string[];
	readonly window?: number;
	readonly maxOutput?: number;
	readonly retired?: Retirement;
	readonly note?: string;
	/** Key into the catalog's `sources`; the catalog's own source when left out. */
	readonly source?: string;
	readonly confidence?: Confidence;
	readonly images?: readonly ImagePrice[];
	/** Left out in overlay rows that only add facts to a base row. */
	readonly prices?: readonly PriceRow[];
	/** Rows of other service tiers; those without one follow the provider's tier rules. */
	readonly tiers?: { readonly [tier in ServiceTier]?: readonly PriceRow[] };
	/** Rates added to every standard price of the base row (tool fees, missing meters). */
	readonly add?: Rates;
}

/** How a provider derives a service tier's rates from its standard rates. */
export interface TierRule {
	readonly provider: ProviderId;
	readonly serviceTier: ServiceTier;
	/** Ids, in which `*` stands for any text; left out for all models. */
	readonly models?: readonly string[];
	readonly except?: readonly string[];
	readonly factor: Rate;
	readonly from?: string;
	readonly to?: string;
	/** Meters that this tier bills as another meter (OpenAI's batch list has no cached price). */
	readonly billAs?: { readonly [meter in Meter]?: Meter };
	readonly source: string;
	readonly confidence: Confidence;
	readonly note?: string;
}

/** What a provider adds where requests are bound to a region. */
export interface RegionRule {
	readonly provider: ProviderId;
	readonly models?: readonly string[];
	/** Regions it holds for; every region but `global` when left out. */
	readonly regions?: readonly string[];
	readonly factor: Rate;
	readonly note: string;
	readonly source: string;
}

/** The day a model stops being served, and what the provider recommends instead. */
export interface Retirement {
	readonly on?: string;
	readonly note: string;
}

/** The file format of the bundled base (`rateCards.json`). */
export interface Catalog {
	readonly format: 1;
	readonly source: string;
	/** ISO date that the prices were read on. */
	readonly readOn: string;
	readonly providers: { readonly [provider in ProviderId]: readonly ModelRow[] };
}

/** The hand-kept file over the base (`overlay.json`). */
export interface Overlay {
	readonly sources: {
		readonly [key in string]: { readonly address: string; readonly readOn: string };
	};
	readonly tierRules: readonly TierRule[];
	readonly regionRules: readonly RegionRule[];
	/** Fees of a provider's tools beside its models' rates. */
	readonly fees: {
		readonly [provider in ProviderId]: { readonly rates: Rates; readonly source: string };
	};
	/** By provider and exact id: an alias may end before its model does. */
	readonly retired: { readonly [provider in ProviderId]: { readonly [id in string]: Retirement } };
	readonly providers: { readonly [provider in ProviderId]: readonly ModelRow[] };
}
