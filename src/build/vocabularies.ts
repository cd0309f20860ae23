import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The vocabularies that js-tiktoken's rank data is converted to, in the form that `VocabularyBytes` describes. */
export const openAiEncodings = ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"] as const;

/** One OpenAI encoding in our compact form: its tokens in rank order, each as length and bytes. */
export function buildVocabulary(encoding: (typeof openAiEncodings)[number]): Uint8Array {
	const file = readFileSync(require.resolve(`js-tiktoken/ranks/${encoding}`), "utf8");
	const ranks = /"bpe_ranks":"([^"]*)"/.exec(file)?.[1];
	if (ranks === undefined) throw new Error(`js-tiktoken's ${encoding} holds no bpe_ranks`);
	const tokens: (Uint8Array | undefined)[] = [];
	for (const line of ranks.split("\\n")) {
		const [, offset, ...encoded] = line.split(" ");
		encoded.forEach((token, i) => {
			tokens[Number(offset) + i] = Buffer.from(token, "base64");
		});
	}
	return packTokens(tokens.filter((token) => token !== undefined));
}

/** Packs tokens, given in rank order. */
export function packTokens(tokens: readonly Uint8Array[]): Uint8Array {
	const parts: Uint8Array[] = [];
	for (const token of tokens) {
		const { length } = token;
		parts.push(
			length < 255 ? Uint8Array.of(length) : Uint8Array.of(255, length & 255, length >> 8),
		);
		parts.push(token);
	}
	return Buffer.concat(parts);
}
