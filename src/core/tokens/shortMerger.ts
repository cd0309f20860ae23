import { NONE, type PairMemo } from "./pairMemo.ts";
import { ByteText, READ_AHEAD, type Vocabulary } from "./vocabulary.ts";

/** Pieces up to this many bytes are merged by scanning, which beats a queue for short ones. */
export const SHORT_PIECE = 64;
/** What the merging of a piece starts from. */
export type MergeUnit = "byte" | "codePoint";

const PLACE_BITS = 6;
const PLACE_MASK = SHORT_PIECE - 1;

/**
 * Merges short pieces. A possible merge stands as its token and its place in one number, so that the lowest of
 * them is the next one to do, the leftmost of equals; what was merged away stays as a gap that the chain of parts leaps over.
 */
export class ShortMerger {
	readonly #vocabulary: Vocabulary;
	readonly #pairs: PairMemo;
	readonly #isByByte: boolean;
	readonly #byteTokens = new Int32Array(256);
	/** What two bytes merge to: 0 when not looked up yet, else the token + 1, or NONE. */
	readonly #bytePairs = new Int32Array(1 << 16);
	readonly #tokens = new Int32Array(SHORT_PIECE + 1);
	readonly #merges = new Int32Array(SHORT_PIECE + 1);
	readonly #next = new Int32Array(SHORT_PIECE + 2);
	readonly #previous = new Int32Array(SHORT_PIECE + 2);

	/** `unit` is what merging starts from: bytes, or code points of which unknown ones count a token per byte. */
	constructor(vocabulary: Vocabulary, pairs: PairMemo, unit: MergeUnit) {
		this.#vocabulary = vocabulary;
		this.#pairs = pairs;
		this.#isByByte = unit === "byte";
		const byte = new ByteText(new Uint8Array(1 + READ_AHEAD));
		for (let value = 0; value < 256; value++) {
			byte.bytes[0] = value;
			this.#byteTokens[value] = vocabulary.find(byte, 0, 1);
		}
	}

	/** The token of one byte, or -1. */
	tokenOfByte(byte: number): number {
		return this.#byteTokens[byte] as number;
	}

	/** The number of tokens of `text[start, end)`, of at most `SHORT_PIECE` bytes. */
	count(text: ByteText, start: number, end: number): number {
		const tokens = this.#tokens;
		const merges = this.#merges;
		const next = this.#next;
		const previous = this.#previous;
		const length = end - start;
		const last = length - 1;
		const first = this.#isByByte
			? this.#divideBytes(text, start, length)
			: this.#divideCodePoints(text, start, length);
		for (let parts = first; ; parts--) {
			let lowest = NONE;
			for (let i = 0; i < last; i++) {
				const merge = merges[i] as number;
				if (merge < lowest) lowest = merge;
			}
			if (lowest === NONE) return parts;
			const at = lowest & PLACE_MASK;
			const gone = next[at] as number;
			const after = next[gone] as number;
			const before = previous[at] as number;
			const token = lowest >> PLACE_BITS;
			tokens[at] = token;
			merges[gone] = NONE;
			next[at] = after;
			previous[after] = at;
			merges[at] =
				after === length
					? NONE
					: this.#offer(token, tokens[after] as number, text, start, at, next[after] as number);
			if (before >= 0) {
				merges[before] = this.#offer(tokens[before] as number, token, text, start, before, after);
			}
		}
	}

	/** The merge of two neighbours whose bytes lie between the places `at` and `end`. */
	#offer(
		left: number,
		right: number,
		text: ByteText,
		start: number,
		at: number,
		end: number,
	): number {
		const token = this.#pairs.merge(left, right, text, start + at, start + end);
		return token === NONE ? NONE : (token << PLACE_BITS) | at;
	}

	/** Fills in the parts and what each merges to; returns what they count before any merge. */
	#divideBytes(text: ByteText, start: number, length: number): number {
		const { bytes } = text;
		let left = bytes[start] as number;
		for (let i = 0; i < length; i++) {
			const right = bytes[start + i + 1] as number;
			this.#tokens[i] = this.#byteTokens[left] as number;
			this.#next[i] = i + 1;
			this.#previous[i] = i - 1;
			const token = this.#mergeBytes(left, right, text, start + i);
			this.#merges[i] = token === NONE ? NONE : (token << PLACE_BITS) | i;
			left = right;
		}
		return length;
	}

	#divideCodePoints(text: ByteText, start: number, length: number): number {
		const next = this.#next;
		let tokens = 0;
		let before = -1;
		for (let at = 0; at < length; at = next[at] as number) {
			const width = widthOf(text.bytes[start + at] as number);
			const token = this.#vocabulary.find(text, start + at, start + at + width);
			this.#tokens[at] = token;
			this.#merges.fill(NONE, at, at + width);
			next[at] = at + width;
			this.#previous[at] = before;
			if (before >= 0) {
				const left = this.#tokens[before] as number;
				this.#merges[before] = this.#offer(left, token, text, start, before, at + width);
			}
			before = at;
			tokens += token < 0 ? width : 1;
		}
		return tokens;
	}

	#mergeBytes(left: number, right: number, text: ByteText, at: number): number {
		const known = this.#bytePairs[(left << 8) | right] as number;
		if (known !== 0) return known === NONE ? NONE : known - 1;
		const found = this.#vocabulary.find(text, at, at + 2);
		this.#bytePairs[(left << 8) | right] = found < 0 ? NONE : found + 1;
		return found < 0 ? NONE : found;
	}
}

/** The bytes of a code point by its first. */
export function widthOf(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}
