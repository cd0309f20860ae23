import type { FrameContext } from "./frame.ts";

/** Stands for the quote of Gemini 3's notation, which is one special token. */
export const QUOTE = "\u00a6";

/** Tokens of text in Gemini 3's notation: what stands between quotes is cut apart from the rest. */
export function countNotation(text: string, { count }: FrameContext): number {
	const parts = text.split(QUOTE);
	return parts.reduce((sum, part) => sum + count(part), parts.length - 1);
}
