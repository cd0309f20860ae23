import type { PairMemo } from "./pairMemo.ts";
import { type ByteText, lengthBit, NONE, type Vocabulary } from "./vocabulary.ts";

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
	readonly #tokens = new Int32Array(SHORT_PIECE + 1);
	readonly #merges = new Int32Array(SHORT_PIECE + 1);
	readonly #next = new Int32Array(SHORT_PIECE + 2);
	readonly #previous = new Int32Array(SHORT_PIECE + 2);
	/** By place what `lengthsAt` says: most pairs are no token, and this tells at once. */
	readonly #lengths = new Int32Array(SHORT_PIECE + 1);
	/** By place what `lowestAcross` says of its byte and the next one. */
	readonly #lowest = new Int32Array(SHORT_PIECE + 1);

	/** `unit` is what merging starts from: bytes, or code points of which unknown ones count a token per byte. */
	constructor(vocabulary: Vocabulary, pairs: PairMemo, unit: MergeUnit) {
		this.#vocabulary = vocabulary;
		this.#pairs = pairs;
		this.#isByByte = unit === "byte";
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
			tokens[at] = lowest >> PLACE_BITS;
			merges[gone] = NONE;
			next[at] = after;
			previous[after] = at;
			merges[at] =
				after === length ? NONE : this.#offer(text, start, at, after, next[after] as number);
			if (before >= 0) merges[before] = this.#offer(text, start, before, at, after);
		}
	}

	/** The merge of the neighbours at the places `left` and `right`, of which the second reaches to `end`. */
	#offer(text: ByteText, start: number, left: number, right: number, end: number): number {
		if (((this.#lengths[left] as number) & lengthBit(end - left)) === 0) return NONE;
		const token = this.#pairs.merge(
			this.#tokens[left] as number,
			this.#tokens[right] as number,
			text,
			start + left,
			start + end,
		);
		return token === NONE ? NONE : (token << PLACE_BITS) | left;
	}

	/** Adds a part and what the one before merges to with it. */
	#add(text: ByteText, start: number, before: number, at: number, end: number): void {
		this.#lengths[at] = this.#vocabulary.lengthsAt(text, start + at);
		this.#next[at] = end;
		this.#previous[at] = before;
		for (let i = at; i < end; i++) this.#merges[i] = NONE;
		if (before >= 0) this.#merges[before] = this.#offer(text, start, before, at, end);
	}

	/**
	 * Fills in the parts, bytes, and what each merges to; returns their number. Two bytes are merged at once where no other merge can
	 * come before: where they are a token, and every other token that holds both, or one of them with its neighbour on
	 * the other side, is of a higher rank. In most scripts that makes each letter a single part.
	 */
	#divideBytes(text: ByteText, start: number, length: number): number {
		const vocabulary = this.#vocabulary;
		const lowest = this.#lowest;
		for (let i = 0; i + 1 < length; i++) lowest[i] = vocabulary.lowestAcross(text, start + i);
		lowest[length - 1] = NONE;
		let parts = 0;
		let before = -1;
		for (let at = 0; at < length; parts++) {
			const pair = lowest[at] as number;
			const isFirst =
				(at === 0 || pair < (lowest[at - 1] as number)) &&
				pair < (lowest[at + 1] as number) &&
				vocabulary.findTiny(text, start + at, 2) === pair;
			const end = at + (isFirst ? 2 : 1);
			this.#tokens[at] = isFirst ? pair : vocabulary.findTiny(text, start + at, 1);
			this.#add(text, start, before, at, end);
			before = at;
			at = end;
		}
		return parts;
	}

	#divideCodePoints(text: ByteText, start: number, length: number): number {
		let tokens = 0;
		let before = -1;
		for (let at = 0; at < length; ) {
			const end = at + widthOf(text.bytes[start + at] as number);
			const token = this.#vocabulary.find(text, start + at, start + end);
			this.#tokens[at] = token;
			this.#add(text, start, before, at, end);
			tokens += token === NONE ? end - at : 1;
			before = at;
			at = end;
		}
		return tokens;
	}
}

/** The bytes of a code point by its first. */
export function widthOf(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}
