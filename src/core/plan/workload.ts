import { priceOf } from "../pricing/priceOf.ts";
import type { RateCard } from "../pricing/rateCard.ts";
import { conversationOf, type RequestTokens } from "../tokens/conversation.ts";
import type { Situation } from "./situations.ts";

/** Average weeks of a month. */
const WEEKS_PER_MONTH = 365.25 / 12 / 7;
/** Requests of a typical month. */
export function requestsPerMonth({ perDay, daysPerWeek, turns }: Situation): number {
	return perDay * turns * daysPerWeek * WEEKS_PER_MONTH;
}

/** Requests in the busiest minute of a typical day. */
export function peakRequestsPerMinute(situation: Situation): number {
	const { perDay, turns, hoursPerDay, peakFactor } = situation;
	return ((perDay * turns) / (hoursPerDay * 60)) * peakFactor;
}

/** Cost of a month in nano-units of the card's currency; undefined where the card does not price a meter. */
export function costPerMonth(
	card: RateCard,
	tokens: RequestTokens,
	situation: Situation,
	options: { readonly cached: boolean; readonly share: number },
): bigint | undefined {
	const costs = conversationOf(tokens, situation.turns, options.cached).map((turn) =>
		priceOf(card, turn),
	);
	if (costs.some(({ unpricedMeters }) => unpricedMeters.length > 0)) return undefined;
	const conversation = costs.reduce((sum, { total }) => sum + total.nano, 0n);
	const { perDay, daysPerWeek } = situation;
	// In thousandths of a conversation, so that the cost itself stays exact.
	const count = BigInt(Math.round(perDay * daysPerWeek * WEEKS_PER_MONTH * options.share * 1000));
	return (conversation * count) / 1000n;
}
