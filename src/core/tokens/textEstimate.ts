import type { Encoding, Tokenizer } from "./tokenizer.ts";

/** Tokens of text in a tokenizer that is estimated from the vocabulary of another. */
export function estimateText(
	text: string,
	{ encoding, factor, outsideLatin, hasSingleDigits }: Tokenizer,
	countWith: (text: string, encoding: Encoding) => number,
): number {
	let tokens = countWith(text, encoding) * factor;
	if (hasSingleDigits) tokens += digitsBeyondGroups(text);
	if (outsideLatin !== undefined && outsideLatin !== factor) {
		const other = text.match(/[^\0-\u024f]+/g)?.join("");
		if (other) tokens -= (factor - outsideLatin) * countWith(other, encoding);
	}
	return Math.round(tokens);
}

/** Vocabularies of OpenAI's kind take up to three digits at once. */
function digitsBeyondGroups(text: string): number {
	let beyond = 0;
	for (const [digits] of text.matchAll(/\d{2,}/g)) {
		beyond += digits.length - Math.ceil(digits.length / 3);
	}
	return beyond;
}
