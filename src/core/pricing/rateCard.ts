import type { Currency, Money } from "./money.ts";
import type { ProviderId } from "./provider.ts";

/** What a provider counts. Token meters are priced per million, all others per unit as named (see `meterUnits`). */
export type Meter =
	| "input"
	| "cachedInput"
	| "cacheWrite5m"
	| "cacheWrite30m"
	| "cacheWrite1h"
	| "cacheWrite12h"
	| "output"
	| "reasoningOutput"
	| "audioInput"
	| "cachedAudioInput"
	| "audioOutput"
	| "imageInput"
	| "cachedImageInput"
	| "imageOutput"
	| "videoInput"
	| "videoOutput"
	| "training"
	| "characters"
	| "minutes"
	| "hours"
	| "images"
	| "videoSeconds"
	| "requests"
	| "searches"
	| "fileSearches"
	| "pages"
	| "annotatedPages"
	| "containers1Gb"
	| "containers4Gb"
	| "containers16Gb"
	| "containers64Gb"
	| "containerHours"
	| "agentHours"
	| "storageGbDays"
	| "cacheTokenHours";

/** The service level a request is served at; each has its own rates. */
export type ServiceTier = "standard" | "batch" | "flex" | "priority" | "ultrafast";

/** How much of each meter one request uses. Meters left out are zero. Tokens may be fractional in averages. */
export type Quantities = { readonly [meter in Meter]?: number };

/** A rate as an exact decimal string in currency units: "2.5" dollars per million tokens, "0.006" per minute. */
export type Rate = string;

/** Rates that hold from one prompt length on: the whole request is billed at them (`aboveInputTokens` 0 is the base). */
export interface ContextTier {
	readonly aboveInputTokens: number;
	readonly rates: { readonly [meter in Meter]?: Rate };
}

/** Where a rate was read: at the provider itself, at a third party, or computed by a rule the provider documents. */
export type Confidence = "official" | "third-party" | "derived";

/** What one generated image costs at a quality and a size ("1024x1024"), as listed. */
export interface ImagePrice {
	readonly quality: string;
	readonly size: string;
	readonly rate: Rate;
}

/** Prices of one model at one service tier and date. */
export interface RateCard {
	readonly provider: ProviderId;
	/** The canonical model id that the price was found under. */
	readonly model: string;
	readonly currency: Currency;
	readonly serviceTier: ServiceTier;
	/** Ascending by `aboveInputTokens`; the first is the base. */
	readonly tiers: readonly ContextTier[];
	/** Tokens of input and output together, when known. */
	readonly contextWindow?: number;
	readonly maxOutputTokens?: number;
	/** Address or package that the rates were read from, and the ISO date of reading. */
	readonly source: string;
	readonly readOn: string;
	/** How sure the rates are: read at the provider, at a third party, or derived by a documented rule. */
	readonly confidence?: Confidence;
	/** When these rates began and end (ISO dates, `validTo` exclusive), where the provider announced it. */
	readonly validFrom?: string;
	readonly validTo?: string;
	/** Prices of one generated image by quality and size, where the provider lists them. */
	readonly imagePrices?: readonly ImagePrice[];
	/** Fees of the provider's tools, the same for all its models and tiers: code execution, storage. */
	readonly fees?: { readonly [meter in Meter]?: Rate };
	/** A caveat in plain words: "billed at the US regional rate". */
	readonly note?: string;
	/** Set where a team's contract replaces the list price: what the list price would be. */
	readonly list?: RateCard;
	/** Set where the provider has retired the model or announced it. */
	readonly retired?: { readonly on?: string; readonly note: string };
}

/** What the catalog says of one model id: never another model's price, never zero for the unknown. */
export type PriceLookup =
	| { readonly kind: "priced"; readonly card: RateCard }
	| { readonly kind: "local" }
	| { readonly kind: "unpriced"; readonly reason: string; readonly nearest?: readonly string[] };

/** Which price is asked for. `at` is an ISO date; without a provider the id alone must tell it. */
export interface PriceQuery {
	readonly provider: ProviderId | undefined;
	readonly model: string;
	readonly at: string;
	readonly serviceTier?: ServiceTier;
	/** A region that requests are bound to ("us", "eu"); `global` and left out mean none. */
	readonly region?: string;
}

/** The cost of one request: exact sum over meters, rounded once, half-even, to nano-units. */
export interface Cost {
	readonly total: Money;
	readonly parts: readonly {
		readonly meter: Meter;
		readonly quantity: number;
		readonly rate: Rate;
		readonly cost: Money;
		/** Set where the card has no rate for `meter` and another meter's rate is billed: images as text input. */
		readonly billedAs?: Meter;
	}[];
	/** Meters with a quantity that the card has no rate for: the total is then a lower bound. */
	readonly unpricedMeters: readonly Meter[];
}
