import { MergeQueue } from "./mergeQueue.ts";
import { PairMemo, UNMERGED } from "./pairMemo.ts";
import { type MergeUnit, SHORT_PIECE, ShortMerger, widthOf } from "./shortMerger.ts";
import { type ByteText, hashOf, LONGEST_TOKEN, NONE, type Vocabulary } from "./vocabulary.ts";

/** Working arrays above this many entries are dropped after use. */
const KEPT_CAPACITY = 1 << 16;

/**
 * Counts the tokens of a piece that is not itself a token, by byte-pair merging: always the pair of lowest rank, the leftmost
 * of equals. Short pieces by scanning, long ones with a queue, so time is nearly linear whatever the bytes.
 */
export class PieceMerger {
	readonly #vocabulary: Vocabulary;
	readonly #unit: MergeUnit;
	readonly #pairs: PairMemo;
	readonly #short: ShortMerger;
	#tokens = new Int32Array(0);
	#merged = new Int32Array(0);
	#next = new Int32Array(0);
	#previous = new Int32Array(0);
	readonly #queue: MergeQueue;

	/** `unit` is what merging starts from: bytes, or code points of which unknown ones count a token per byte. */
	constructor(vocabulary: Vocabulary, unit: MergeUnit) {
		this.#vocabulary = vocabulary;
		this.#unit = unit;
		this.#queue = new MergeQueue(vocabulary.size);
		this.#pairs = new PairMemo(vocabulary);
		this.#short = new ShortMerger(vocabulary, this.#pairs, unit);
	}

	/** The number of tokens of `text[start, end)`. */
	count(text: ByteText, start: number, end: number): number {
		return end - start <= SHORT_PIECE
			? this.#short.count(text, start, end)
			: this.#countByQueue(text, start, end);
	}

	#countByQueue(text: ByteText, start: number, end: number): number {
		const length = end - start;
		this.#reserve(length);
		const tokens = this.#tokens;
		const next = this.#next;
		const merged = this.#merged;
		let parts = this.#link(text, start, length);
		let extra = 0;
		for (let at = 0; at < length; at = next[at] as number) {
			if (tokens[at] === NONE) extra += (next[at] as number) - at - 1;
			this.#offer(text, start, length, at);
		}
		for (;;) {
			const token = this.#queue.first();
			if (token < 0) break;
			const at = this.#queue.pop(token);
			if (merged[at] !== token) continue;
			const right = next[at] as number;
			const after = next[right] as number;
			tokens[at] = token;
			merged[right] = NONE;
			next[at] = after;
			if (after <= length) this.#previous[after] = at;
			parts--;
			this.#offer(text, start, length, at);
			const before = this.#previous[at] as number;
			if (before >= 0) this.#offer(text, start, length, before);
		}
		this.#queue.clear();
		if (length > KEPT_CAPACITY) this.#release();
		return parts + extra;
	}

	/** Chains the parts of a long piece, each at the place of its first byte; returns how many. */
	#link(text: ByteText, start: number, length: number): number {
		let parts = 0;
		let before = -1;
		for (let at = 0; at < length; parts++) {
			const lead = text.bytes[start + at] as number;
			const width = this.#unit === "byte" ? 1 : widthOf(lead);
			this.#tokens[at] =
				this.#unit === "byte"
					? this.#vocabulary.findTiny(text, start + at, 1)
					: this.#vocabulary.find(text, start + at, start + at + width);
			this.#previous[at] = before;
			this.#next[at] = at + width;
			before = at;
			at += width;
		}
		this.#previous[length] = before;
		return parts;
	}

	/** Works out what the part at `at` merges to with its right neighbour, and queues it. */
	#offer(text: ByteText, start: number, length: number, at: number): void {
		const right = this.#next[at] as number;
		let merged = NONE;
		if (right < length) merged = this.#mergeOf(text, start, at, right);
		this.#merged[at] = merged;
		if (merged !== NONE) this.#queue.push(merged, at);
	}

	/** The token that the parts at `at` and `right` merge to, or NONE. */
	#mergeOf(text: ByteText, start: number, at: number, right: number): number {
		const left = this.#tokens[at] as number;
		const other = this.#tokens[right] as number;
		const end = this.#next[right] as number;
		if (left === NONE || other === NONE || end - at > LONGEST_TOKEN) return NONE;
		const hash = hashOf(text.bytes, start + at, start + end);
		if (this.#vocabulary.hintOf(hash) === 0) return NONE;
		const token = this.#pairs.find(left, other, text, start + at, start + end, hash);
		return token === UNMERGED ? NONE : token;
	}

	#reserve(length: number): void {
		if (this.#next.length > length) return;
		this.#tokens = new Int32Array(length + 2);
		this.#merged = new Int32Array(length + 2);
		this.#next = new Int32Array(length + 2);
		this.#previous = new Int32Array(length + 2);
	}

	#release(): void {
		this.#next = new Int32Array(0);
		this.#previous = new Int32Array(0);
		this.#tokens = new Int32Array(0);
		this.#merged = new Int32Array(0);
	}
}
