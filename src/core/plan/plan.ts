import { findPrice } from "../pricing/catalog.ts";
import type { RateCard } from "../pricing/rateCard.ts";
import type { NanoUnits } from "../spend/account.ts";
import { findPreset, type Preset } from "../spend/presets.ts";
import { findAllowance, findRateLimits } from "../spend/rateLimits.ts";
import { findTierFor, findTierScheme, nanoOf, type Tier } from "../spend/tiers.ts";
import type { RequestTokens } from "../tokens/conversation.ts";
import { meanCallSize } from "./callRate.ts";
import { findSavings, type Saving } from "./savings.ts";
import type { Situation } from "./situations.ts";
import { costPerMonth, peakRequestsPerMinute, requestsPerMonth } from "./workload.ts";

/** What a plan is made for. */
export interface PlanRequest {
	readonly provider: string | undefined;
	readonly model: string;
	readonly tokens: RequestTokens;
	readonly situation: Situation;
	/** ISO date of the prices and tiers. */
	readonly at: string;
}

/** A plan for one model and situation, or why there is none. Amounts in nano-units of `currency`. */
export type Plan =
	| { readonly kind: "unplanned"; readonly reason: string }
	| {
			readonly kind: "plan";
			readonly model: string;
			readonly provider: string;
			readonly currency: string;
			readonly requestsPerMonth: number;
			readonly peakPerMinute: number;
			readonly month: {
				readonly low: NanoUnits;
				readonly typical: NanoUnits;
				readonly high: NanoUnits;
			};
			readonly purchase: Purchase;
			readonly tier: TierAdvice | undefined;
			readonly savings: readonly Saving[];
	  };

/** How much to buy, how long it lasts, and whether to let the provider recharge. */
export interface Purchase {
	readonly credit: NanoUnits;
	readonly lastsDays: number;
	readonly mode: "manual" | "auto";
	readonly reason: string;
	readonly recharge?: {
		readonly below: NanoUnits;
		readonly restoreTo: NanoUnits;
		readonly monthlyLimit: NanoUnits;
	};
}

/** The tier that a plan needs, and which limit asks for it. */
export interface TierAdvice {
	readonly tier: Tier;
	readonly because: string;
	readonly source: string;
}

const UNIT = 1_000_000_000n;
const DAYS_PER_MONTH = 30n;

/** Cost of a month, credit to buy, tier and savings for one situation. Pure; prices and tiers are those of `at`. */
export function makePlan(request: PlanRequest): Plan {
	const { model, situation, tokens, at } = request;
	const price = findPrice({ provider: request.provider, model, at });
	if (price.kind === "local")
		return { kind: "unplanned", reason: `${model} is free on this machine` };
	if (price.kind === "unpriced") return { kind: "unplanned", reason: price.reason };
	const { card } = price;
	const cost = (share: number) => costPerMonth(card, tokens, situation, { cached: false, share });
	const [low, typical, high] = [cost(situation.low), cost(1), cost(situation.high)];
	if (low === undefined || typical === undefined || high === undefined) {
		return { kind: "unplanned", reason: `${model} has no price for text in and out` };
	}
	const month = { low, typical, high };
	return {
		kind: "plan",
		model: card.model,
		provider: card.provider,
		currency: card.currency,
		requestsPerMonth: requestsPerMonth(situation),
		peakPerMinute: peakRequestsPerMinute(situation),
		month,
		purchase: advisePurchase(card, situation, month),
		tier: adviseTier(card, request, month.high),
		savings: findSavings(card, request, month.typical),
	};
}

function advisePurchase(
	card: RateCard,
	situation: Situation,
	{ typical, high }: { readonly typical: NanoUnits; readonly high: NanoUnits },
): Purchase {
	const preset = findPreset(card.provider === "google" ? "gemini" : card.provider);
	const credit = atLeastMinimum(roundUp(high), preset);
	const lastsDays =
		typical === 0n ? Infinity : Number((credit * DAYS_PER_MONTH * 10n) / typical) / 10;
	if (situation.daysPerWeek < 5) {
		const reason = "it runs now and then: buying before a run bounds what a mistake can cost";
		return { credit, lastsDays, mode: "manual", reason };
	}
	const perDay = high / DAYS_PER_MONTH;
	return {
		credit,
		lastsDays,
		mode: "auto",
		reason: "it runs all the time: an empty balance stops it within minutes",
		recharge: {
			below: atLeastMinimum(roundUp(perDay * 3n), preset),
			restoreTo: atLeastMinimum(roundUp(perDay * 17n), preset) + atLeastMinimum(0n, preset),
			monthlyLimit: credit,
		},
	};
}

/** To whole units below 100, to tens above. */
function roundUp(nano: NanoUnits): NanoUnits {
	const step = nano > 100n * UNIT ? 10n * UNIT : UNIT;
	return ((nano + step - 1n) / step) * step;
}

function atLeastMinimum(nano: NanoUnits, preset: Preset): NanoUnits {
	const minimum = nanoOf(preset.minimumPurchase) ?? UNIT;
	if (nano > minimum) return nano;
	return minimum;
}

/** The lowest tier whose monthly limit and rate limits both allow the busy month. */
function adviseTier(
	card: RateCard,
	{ at, tokens, situation }: PlanRequest,
	high: NanoUnits,
): TierAdvice | undefined {
	const scheme = findTierScheme(card.provider, at);
	if (scheme === undefined || card.currency !== "USD") return undefined;
	const bySpend = findTierFor(scheme, high);
	const highest = scheme.tiers.at(-1);
	if (bySpend === undefined) {
		const because = "a busy month is above every published monthly limit; ask the provider";
		return highest && { tier: highest, because, source: scheme.source };
	}
	const start = scheme.tiers.indexOf(bySpend);
	const { source } = scheme;
	const peak = peakRequestsPerMinute(situation);
	const size = meanCallSize(tokens, situation.turns);
	let because = `its monthly limit of $${bySpend.monthlyLimit} covers a busy month`;
	for (const tier of scheme.tiers.slice(start)) {
		const found = findRateLimits(card.provider, card.model, tier.id);
		if (found === undefined) return { tier, because, source };
		const allowance = findAllowance(found.limits, size);
		if (allowance === undefined || allowance.callsPerMinute >= peak) {
			return { tier, because, source: found.source };
		}
		because = `the peak of ${Math.ceil(peak)} requests a minute is above tier ${tier.id}'s ${Math.floor(allowance.callsPerMinute)} (${allowance.binding})`;
	}
	return { tier: highest ?? bySpend, because: `${because}; no published tier allows it`, source };
}
