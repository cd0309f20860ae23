import { MergeQueue } from "./mergeQueue.ts";
import { ByteText, READ_AHEAD, type Vocabulary } from "./vocabulary.ts";

/** Pieces up to this many bytes are merged by scanning, which beats a queue for short ones. */
const SCAN_LIMIT = 64;
const NONE = 0x7fffffff;
const PAIR_BITS = 17;
const PAIR_SHIFT = 32 - PAIR_BITS;
/** The lower 20 bits of a remembered pair: its token, or all ones when the two do not merge. */
const TOKEN_MASK = 0xfffff;
/** A cell of a free slot; no pair has this key together with this value. */
const FREE = 0xfff << 20;
/** Working arrays above this many entries are dropped after use. */
const KEPT_CAPACITY = 1 << 16;

/** What the merging of a piece starts from. */
export type MergeUnit = "byte" | "codePoint";

/**
 * Counts the tokens of a piece that is not itself a token, by byte-pair merging: always the pair of lowest rank, the leftmost
 * of equals. Short pieces by scanning, long ones with a queue, so time is nearly linear whatever the bytes.
 */
export class PieceMerger {
	readonly #vocabulary: Vocabulary;
	readonly #unit: MergeUnit;
	readonly #byteTokens = new Int32Array(256);
	/** What two bytes merge to: 0 when not looked up yet, else the token + 1, or NONE. */
	readonly #bytePairs = new Int32Array(1 << 16);
	/** Remembered merges, direct-mapped, two cells each (see `#merge`). */
	readonly #pairs = new Int32Array(2 << PAIR_BITS).fill(FREE);
	#starts = new Int32Array(SCAN_LIMIT + 2);
	#tokens = new Int32Array(SCAN_LIMIT + 2);
	#merged = new Int32Array(SCAN_LIMIT + 2);
	#next = new Int32Array(0);
	#previous = new Int32Array(0);
	readonly #queue: MergeQueue;

	/** `unit` is what merging starts from: bytes, or code points of which unknown ones count a token per byte. */
	constructor(vocabulary: Vocabulary, unit: MergeUnit) {
		this.#vocabulary = vocabulary;
		this.#unit = unit;
		this.#queue = new MergeQueue(vocabulary.size);
		const pair = new ByteText(new Uint8Array(2 + READ_AHEAD));
		for (let byte = 0; byte < 256; byte++) {
			pair.bytes[0] = byte;
			this.#byteTokens[byte] = vocabulary.find(pair, 0, 1);
		}
	}

	/** The number of tokens of `text[start, end)`. */
	count(text: ByteText, start: number, end: number): number {
		return end - start <= SCAN_LIMIT
			? this.#countByScan(text, start, end)
			: this.#countByQueue(text, start, end);
	}

	/** The token that two neighbours merge to, or NONE; their bytes are `text[start, end)`. */
	#merge(left: number, right: number, text: ByteText, start: number, end: number): number {
		if ((left | right) < 0) return NONE;
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
		pairs[slot + 1] = ((left & 0xfff) << 20) | (found < 0 ? TOKEN_MASK : found);
		return found < 0 ? NONE : found;
	}

	#countByScan(text: ByteText, start: number, end: number): number {
		const starts = this.#starts;
		const tokens = this.#tokens;
		const merged = this.#merged;
		let last = this.#divide(text, start, end) - 1;
		let extra = 0;
		for (let i = 0; i <= last; i++) {
			if ((tokens[i] as number) < 0) extra += (starts[i + 1] as number) - (starts[i] as number) - 1;
		}
		merged[last] = NONE;
		for (;;) {
			const best = indexOfLowest(merged, last);
			if (best < 0) return last + 1 + extra;
			tokens[best] = merged[best] as number;
			for (let i = best + 1; i < last; i++) {
				starts[i] = starts[i + 1] as number;
				tokens[i] = tokens[i + 1] as number;
				merged[i] = merged[i + 1] as number;
			}
			starts[last] = end;
			last--;
			merged[best] = best < last ? this.#mergeAt(text, best) : NONE;
			if (best > 0) merged[best - 1] = this.#mergeAt(text, best - 1);
		}
	}

	/** Fills in the parts that merging starts from, with what each merges to; returns how many. */
	#divide(text: ByteText, start: number, end: number): number {
		const { bytes } = text;
		if (this.#unit === "codePoint") return this.#divideCodePoints(text, start, end);
		const length = end - start;
		let left = bytes[start] as number;
		for (let i = 0; i < length; i++) {
			const right = bytes[start + i + 1] as number;
			this.#starts[i] = start + i;
			this.#tokens[i] = this.#byteTokens[left] as number;
			this.#merged[i] = this.#mergeBytes(left, right, text, start + i);
			left = right;
		}
		this.#starts[length] = end;
		return length;
	}

	#divideCodePoints(text: ByteText, start: number, end: number): number {
		let parts = 0;
		for (let at = start; at < end; parts++) {
			const width = widthOf(text.bytes[at] as number);
			this.#starts[parts] = at;
			this.#tokens[parts] = this.#vocabulary.find(text, at, at + width);
			at += width;
		}
		this.#starts[parts] = end;
		for (let i = 0; i + 1 < parts; i++) this.#merged[i] = this.#mergeAt(text, i);
		return parts;
	}

	#mergeBytes(left: number, right: number, text: ByteText, at: number): number {
		const known = this.#bytePairs[(left << 8) | right] as number;
		if (known !== 0) return known === NONE ? NONE : known - 1;
		const found = this.#vocabulary.find(text, at, at + 2);
		this.#bytePairs[(left << 8) | right] = found < 0 ? NONE : found + 1;
		return found < 0 ? NONE : found;
	}

	#mergeAt(text: ByteText, i: number): number {
		return this.#merge(
			this.#tokens[i] as number,
			this.#tokens[i + 1] as number,
			text,
			this.#starts[i] as number,
			this.#starts[i + 2] as number,
		);
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
			if ((tokens[at] as number) < 0) extra += (next[at] as number) - at - 1;
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
				width === 1 && this.#unit === "byte"
					? (this.#byteTokens[lead] as number)
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
		if (right < length) {
			merged = this.#merge(
				this.#tokens[at] as number,
				this.#tokens[right] as number,
				text,
				start + at,
				start + (this.#next[right] as number),
			);
		}
		this.#merged[at] = merged;
		if (merged !== NONE) this.#queue.push(merged, at);
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
		this.#tokens = new Int32Array(SCAN_LIMIT + 2);
		this.#merged = new Int32Array(SCAN_LIMIT + 2);
	}
}

function widthOf(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead < 0xe0) return 2;
	return lead < 0xf0 ? 3 : 4;
}

function indexOfLowest(merged: Int32Array, length: number): number {
	let best = -1;
	let lowest = NONE;
	for (let i = 0; i < length; i++) {
		const value = merged[i] as number;
		if (value < lowest) {
			lowest = value;
			best = i;
		}
	}
	return best;
}
