import type { Quantities } from "../pricing/rateCard.ts";

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
