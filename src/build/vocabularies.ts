import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homeSlot, READ_AHEAD } from "../core/tokens/vocabulary.ts";

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

/** Packs tokens, given in rank order, into a vocabulary file. */
export function packTokens(tokens: readonly Uint8Array[]): Uint8Array {
	const size = Buffer.alloc(4);
	size.writeUInt32LE(tokens.length);
	const rows = tokens.map((token, rank) => {
		if (token.length > 255)
			throw new Error(`token ${rank} is longer than a vocabulary file can hold`);
		const row = Buffer.alloc(4 + token.length);
		row.writeUIntLE(rank, 0, 3);
		row.writeUInt8(token.length, 3);
		row.set(token, 4);
		return { row, slot: homeSlot(token, tokens.length) };
	});
	rows.sort((a, b) => a.slot - b.slot);
	return Buffer.concat([size, ...rows.map(({ row }) => row), Buffer.alloc(READ_AHEAD)]);
}
