import { type ByteText, NONE, type Vocabulary } from "./vocabulary.ts";

const PAIR_BITS = 15;
const PAIR_SHIFT = 32 - PAIR_BITS;
/** The lower 20 bits of a remembered pair: its token, or all ones when the two do not merge. */
const TOKEN_MASK = 0xfffff;
/** A cell of a free slot; no pair has this key together with this value. */
const FREE = 0xfff << 20;

/** Looks up what two neighbouring tokens merge to, and remembers it: direct-mapped, two cells each. */
export class PairMemo {
	readonly #vocabulary: Vocabulary;
	readonly #pairs = new Int32Array(2 << PAIR_BITS).fill(FREE);

	constructor(vocabulary: Vocabulary) {
		this.#vocabulary = vocabulary;
	}

	/** The token that two neighbours merge to, or NONE; their bytes are `text[start, end)`. */
	merge(left: number, right: number, text: ByteText, start: number, end: number): number {
		if (left === NONE || right === NONE || !this.#vocabulary.mayFind(text, start, end)) return NONE;
		const pairs = this.#pairs;
		const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
		const slot = (hash >>> PAIR_SHIFT) * 2;
		const key = (left << 14) ^ right;
		const value = pairs[slot + 1] as number;
		// `key` mixes the low bits of `left` with the high ones of `right`; `value` tells them apart.
		if (pairs[slot] === key && value >>> 20 === (left & 0xfff)) {
			const known = value & TOKEN_MASK;
			return known === TOKEN_MASK ? NONE : known;
		}
		const found = this.#vocabulary.find(text, start, end);
		pairs[slot] = key;
		pairs[slot + 1] = ((left & 0xfff) << 20) | (found === NONE ? TOKEN_MASK : found);
		return found;
	}
}
