import type { PairMemo } from "./pairMemo.ts";
import { type ByteText, NONE, type Vocabulary } from "./vocabulary.ts";

/** Pieces up to this many bytes are merged by scanning, which beats a queue for short ones. */
export const SHORT_PIECE = 64;
/** What the merging of a piece starts from. */
export type MergeUnit = "byte" | "codePoint";

const INDEX_BITS = 6;
const INDEX_MASK = SHORT_PIECE - 1;
/** Instead of a token where two parts do not merge; above every token. */
const NO_MERGE = 1 << 24;

/**
 * Merges short pieces. Their parts stand in a row: where each starts, its token, and the token that it and the next one merge to.
 * The lowest of these is the next merge to do, the leftmost of equals; then the row closes up.
 */
export class ShortMerger {
	readonly #vocabulary: Vocabulary;
	readonly #pairs: PairMemo;
	readonly #isByByte: boolean;
	readonly #starts = new Int32Array(SHORT_PIECE + 1);
	readonly #tokens = new Int32Array(SHORT_PIECE + 1);
	readonly #merges = new Int32Array(SHORT_PIECE + 1);
	/** For each byte but the last what `lowestAcross` says of it and the next one. */
	readonly #lowest = new Int32Array(SHORT_PIECE + 1);

	/** `unit` is what merging starts from: bytes, or code points of which unknown ones count a token per byte. */
	constructor(vocabulary: Vocabulary, pairs: PairMemo, unit: MergeUnit) {
		this.#vocabulary = vocabulary;
		this.#pairs = pairs;
		this.#isByByte = unit === "byte";
	}

	/** The number of tokens of `text[start, end)`, of at most `SHORT_PIECE` bytes. */
	count(text: ByteText, start: number, end: number): number {
		if (this.#isByByte) return this.#merge(text, this.#divideBytes(text, start, end));
		const parts = this.#divideCodePoints(text, start, end);
		const extra = this.#countUnknown(parts);
		return this.#merge(text, parts) + extra;
	}

	#merge(text: ByteText, first: number): number {
		const starts = this.#starts;
		const tokens = this.#tokens;
		const merges = this.#merges;
		for (let i = 0; i + 1 < first; i++) merges[i] = this.#mergeOf(text, i);
		for (let parts = first; ; ) {
			let lowest = NO_MERGE << INDEX_BITS;
			for (let i = 0; i + 1 < parts; i++) {
				// The lower one without a branch, which would often be guessed wrong.
				const less = (((merges[i] as number) << INDEX_BITS) | i) - lowest;
				lowest += less & (less >> 31);
			}
			const token = lowest >> INDEX_BITS;
			if (token === NO_MERGE) return parts;
			const at = lowest & INDEX_MASK;
			parts--;
			for (let i = at + 1; i < parts; i++) {
				starts[i] = starts[i + 1] as number;
				tokens[i] = tokens[i + 1] as number;
				merges[i] = merges[i + 1] as number;
			}
			starts[parts] = starts[parts + 1] as number;
			tokens[at] = token;
			if (at + 1 < parts) merges[at] = this.#mergeOf(text, at);
			if (at > 0) merges[at - 1] = this.#mergeOf(text, at - 1);
		}
	}

	/** What the part at `index` and the next one merge to. */
	#mergeOf(text: ByteText, index: number): number {
		const start = this.#starts[index] as number;
		const end = this.#starts[index + 2] as number;
		const left = this.#tokens[index] as number;
		const token =
			end - start === 2
				? this.#vocabulary.findTiny(text, start, 2)
				: this.#pairs.merge(left, this.#tokens[index + 1] as number, text, start, end);
		return token === NONE ? NO_MERGE : token;
	}

	/**
	 * Fills in the parts, bytes; returns their number. Two bytes are merged at once where no other merge can
	 * come before: where their token is of a lower rank than every token that holds one of them with its neighbour on
	 * the other side, which any other merge of either would make. In most scripts that makes each letter a single part.
	 */
	#divideBytes(text: ByteText, start: number, end: number): number {
		const vocabulary = this.#vocabulary;
		const length = end - start;
		const lowest = this.#lowest;
		for (let i = 0; i + 1 < length; i++) lowest[i] = vocabulary.lowestAcross(text, start + i);
		lowest[length - 1] = NONE;
		let parts = 0;
		let before = NONE;
		for (let at = 0; at < length; parts++) {
			const limit = Math.min(before, lowest[at + 1] as number);
			const isLow = (lowest[at] as number) < limit;
			const pair = isLow ? vocabulary.findTiny(text, start + at, 2) : NONE;
			this.#starts[parts] = start + at;
			if (pair < limit) {
				this.#tokens[parts] = pair;
				at += 2;
			} else {
				this.#tokens[parts] = vocabulary.findTiny(text, start + at, 1);
				at++;
			}
			before = lowest[at - 1] as number;
		}
		this.#starts[parts] = end;
		return parts;
	}

	#divideCodePoints(text: ByteText, start: number, end: number): number {
		let parts = 0;
		for (let at = start; at < end; parts++) {
			const next = at + widthOf(text.bytes[at] as number);
			this.#starts[parts] = at;
			this.#tokens[parts] = this.#vocabulary.find(text, at, next);
			at = next;
		}
		this.#starts[parts] = end;
		return parts;
	}

	/** The bytes of parts that are no token, less one each. */
	#countUnknown(parts: number): number {
		let extra = 0;
		for (let i = 0; i < parts; i++) {
			const width = (this.#starts[i + 1] as number) - (this.#starts[i] as number);
			if (this.#tokens[i] === NONE) extra += width - 1;
		}
		return extra;
	}
}

/** The bytes of a code point by its first. */
export function widthOf(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}
