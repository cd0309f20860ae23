import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import type { Encoding } from "../core/tokens/tokenizer.ts";
import { bucketOf, LONGEST_TOKEN, READ_AHEAD } from "../core/tokens/vocabulary.ts";

const require = createRequire(import.meta.url);

/** Every vocabulary that a build writes. */
export const encodings: readonly Encoding[] = [
	"o200k_base",
	"cl100k_base",
	"p50k_base",
	"r50k_base",
	"gemma3",
	"claude2",
	"tekken",
	"deepseek3",
];

/** Encodings whose tokens stand in `vocabularies/`. */
const packed: readonly Encoding[] = ["gemma3", "claude2", "tekken", "deepseek3"];

/** One vocabulary as a file of the form that `VocabularyBytes` describes. */
export function buildVocabulary(encoding: Encoding): Uint8Array {
	return packed.includes(encoding) ? packTokens(unpackTokens(encoding)) : buildFromRanks(encoding);
}

/** Tokens of `vocabularies/<name>.tokens.br`, which `packVocabularies.ts` made. */
function unpackTokens(name: string): Uint8Array[] {
	const path = join(dirname(fileURLToPath(import.meta.url)), "vocabularies", `${name}.tokens.br`);
	const rows = brotliDecompressSync(readFileSync(path));
	const tokens: Uint8Array[] = [];
	for (let at = 0; at < rows.length; ) {
		const end = at + 1 + rows.readUInt8(at);
		tokens.push(rows.subarray(at + 1, end));
		at = end;
	}
	return tokens;
}

/** An OpenAI encoding, from js-tiktoken's rank data. */
function buildFromRanks(encoding: Encoding): Uint8Array {
	const file = readFileSync(require.resolve(`js-tiktoken/ranks/${encoding}`), "utf8");
	const ranks = /"bpe_ranks":"([^"]*)"/.exec(file)?.[1];
	if (ranks === undefined) throw new Error(`js-tiktoken's ${encoding} holds no bpe_ranks`);
	return packTokens(tokensOfRanks(ranks.split("\\n")));
}

/** The tokens of tiktoken's rank lines (`! offset token token …`, in base64), in rank order. */
export function tokensOfRanks(lines: readonly string[]): Uint8Array[] {
	const tokens: (Uint8Array | undefined)[] = [];
	for (const line of lines) {
		const [, offset, ...encoded] = line.split(" ");
		encoded.forEach((token, i) => {
			tokens[Number(offset) + i] = Buffer.from(token, "base64");
		});
	}
	return tokens.filter((token) => token !== undefined);
}

/** Packs tokens, given in rank order, into a vocabulary file. */
export function packTokens(tokens: readonly Uint8Array[]): Uint8Array {
	const slots = new Int32Array(tokens.length);
	let start = 0;
	tokens.forEach((token, rank) => {
		if (token.length > LONGEST_TOKEN)
			throw new Error(`token ${rank} is longer than a vocabulary file can hold`);
		slots[rank] = bucketOf(token, 0, token.length);
		start += token.length;
	});
	const order = Uint32Array.from(tokens.keys());
	order.sort((a, b) => (slots[a] ?? 0) - (slots[b] ?? 0) || a - b);
	const file = Buffer.alloc(4 + tokens.length * 4 + start + READ_AHEAD);
	let at = file.writeUInt32LE(tokens.length);
	for (const rank of order) {
		const token = tokens[rank] ?? new Uint8Array();
		at = file.writeUInt8(token.length, file.writeUIntLE(rank, at, 3));
		file.set(token, at);
		at += token.length;
	}
	return file;
}
