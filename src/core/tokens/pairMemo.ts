import { type ByteText, NONE, type Vocabulary } from "./vocabulary.ts";

const SET_BITS = 14;
/** Of each hash two pairs, the later one first; of each pair its key and a value: lower bits of the left token, then the token. */
const SET_CELLS = 4;
/** Instead of a token where two do not merge; above every token. */
export const UNMERGED = 0xfffff;
/** A cell of a free slot; no pair has this key together with this value. */
const FREE = 0xfff << 20;

/** Looks up what two neighbouring tokens merge to, and remembers it: two pairs for each hash. */
export class PairMemo {
	readonly #vocabulary: Vocabulary;
	readonly #cells = new Int32Array(SET_CELLS << SET_BITS).fill(FREE);

	constructor(vocabulary: Vocabulary) {
		this.#vocabulary = vocabulary;
	}

	/** The token that two neighbours merge to, or `UNMERGED`, where they are the latest pair of their hash; else -1. */
	recall(left: number, right: number): number {
		const cells = this.#cells;
		const set = setOf(left, right);
		const value = cells[set + 1] as number;
		// The key mixes the low bits of `left` with the high ones of `right`; the value tells them apart.
		const isKnown = cells[set] === ((left << 14) ^ right) && value >>> 20 === (left & 0xfff);
		return isKnown ? value & UNMERGED : -1;
	}

	/** As `recall`, of any pair; it is then the latest. Their bytes are `text[start, end)`, of this hash. */
	find(
		left: number,
		right: number,
		text: ByteText,
		start: number,
		end: number,
		hash: number,
	): number {
		const known = this.recall(left, right);
		if (known >= 0) return known;
		const cells = this.#cells;
		const set = setOf(left, right);
		const key = (left << 14) ^ right;
		let value = cells[set + 3] as number;
		if (cells[set + 2] !== key || value >>> 20 !== (left & 0xfff)) {
			const found = this.#vocabulary.find(text, start, end, hash);
			value = ((left & 0xfff) << 20) | (found === NONE ? UNMERGED : found);
		}
		cells[set + 2] = cells[set] as number;
		cells[set + 3] = cells[set + 1] as number;
		cells[set] = key;
		cells[set + 1] = value;
		return value & UNMERGED;
	}
}

/** The first cell of the pairs of this hash. */
function setOf(left: number, right: number): number {
	const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
	return (hash >>> (32 - SET_BITS)) * SET_CELLS;
}
