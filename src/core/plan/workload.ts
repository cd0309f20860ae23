import { priceOf } from "../pricing/priceOf.ts";
import type { Quantities, RateCard } from "../pricing/rateCard.ts";
import type { Situation } from "./situations.ts";

/** Average weeks of a month. */
const WEEKS_PER_MONTH = 365.25 / 12 / 7;
/** Shorter prompts are not cached by OpenAI and Anthropic (PROVIDERS A6: 1,024 tokens). */
const LEAST_CACHED_TOKENS = 1024;

/** The tokens of one request without history: system prompt, template and what the user says, and the answer. */
export interface RequestTokens {
	readonly inputTokens: number;
	readonly outputTokens: number;
	/** Of the input what each turn of a conversation adds anew: the user's words. */
	readonly userTokens: number;
}

/**
 * What the turns of one conversation use. Turn k sends the prompt, the k − 1 turns before it and the new words. Worked:
 * 500 tokens of prompt with 100 of the user, 200 of output, 3 turns: 500, 800 and 1,100 tokens of input.
 */
export function conversationOf(
	{ inputTokens, outputTokens, userTokens }: RequestTokens,
	turns: number,
	cached: boolean,
): readonly Quantities[] {
	return Array.from({ length: turns }, (_, turn) => {
		const input = inputTokens + turn * (userTokens + outputTokens);
		const repeated = turn === 0 ? 0 : inputTokens + (turn - 1) * (userTokens + outputTokens);
		const reused = cached && repeated >= LEAST_CACHED_TOKENS ? repeated : 0;
		return { input: input - reused, cachedInput: reused, output: outputTokens };
	});
}

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
