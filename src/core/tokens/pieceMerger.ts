import type { Vocabulary } from "./vocabulary.ts";

/** Pieces up to this many bytes are merged by scanning, which beats a heap for short ones. */
const SCAN_LIMIT = 64;
const NONE = 0x7fffffff;
const PAIR_SLOTS = 1 << 14;
/** Working arrays above this many entries are dropped after use. */
const KEPT_CAPACITY = 1 << 16;

/**
 * Counts the tokens of a piece that is not itself a token, by byte-pair merging: always the pair of lowest rank, the leftmost
 * of equals. Short pieces by scanning, long ones with a heap, so time is n·log n whatever the bytes.
 */
export class PieceMerger {
	readonly #vocabulary: Vocabulary;
	readonly #byteTokens = new Int32Array(256);
	/** Remembered merges, direct-mapped: left, right, merged (NONE: they do not merge). */
	readonly #pairs = new Int32Array(PAIR_SLOTS * 3).fill(-1);
	#starts = new Int32Array(SCAN_LIMIT + 2);
	#tokens = new Int32Array(SCAN_LIMIT + 2);
	#merged = new Int32Array(SCAN_LIMIT + 2);
	#next = new Int32Array(0);
	#previous = new Int32Array(0);
	#heap = new Float64Array(0);
	#heapSize = 0;

	constructor(vocabulary: Vocabulary) {
		this.#vocabulary = vocabulary;
		for (let byte = 0; byte < 256; byte++) {
			this.#byteTokens[byte] = vocabulary.find(Uint8Array.of(byte), 0, 1);
		}
	}

	/** The number of tokens of `bytes[start, end)`. */
	count(bytes: Uint8Array, start: number, end: number): number {
		return end - start <= SCAN_LIMIT
			? this.#countByScan(bytes, start, end)
			: this.#countByHeap(bytes, start, end);
	}

	/** The token that two neighbours merge to, or NONE; their bytes are `bytes[start, end)`. */
	#merge(left: number, right: number, bytes: Uint8Array, start: number, end: number): number {
		const pairs = this.#pairs;
		const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
		const slot = ((hash ^ (hash >>> 15)) & (PAIR_SLOTS - 1)) * 3;
		if (pairs[slot] === left && pairs[slot + 1] === right) return pairs[slot + 2] as number;
		const found = this.#vocabulary.find(bytes, start, end);
		const merged = found < 0 ? NONE : found;
		pairs[slot] = left;
		pairs[slot + 1] = right;
		pairs[slot + 2] = merged;
		return merged;
	}

	#countByScan(bytes: Uint8Array, start: number, end: number): number {
		const starts = this.#starts;
		const tokens = this.#tokens;
		const merged = this.#merged;
		let parts = end - start;
		for (let i = 0; i < parts; i++) {
			starts[i] = start + i;
			tokens[i] = this.#byteTokens[bytes[start + i] as number] as number;
		}
		starts[parts] = end;
		for (let i = 0; i + 1 < parts; i++) merged[i] = this.#mergeAt(bytes, i);
		merged[parts - 1] = NONE;
		for (;;) {
			const best = indexOfLowest(merged, parts - 1);
			if (best < 0) return parts;
			tokens[best] = merged[best] as number;
			tokens.copyWithin(best + 1, best + 2, parts);
			starts.copyWithin(best + 1, best + 2, parts + 1);
			merged.copyWithin(best + 1, best + 2, parts);
			parts--;
			merged[best] = best + 1 < parts ? this.#mergeAt(bytes, best) : NONE;
			if (best > 0) merged[best - 1] = this.#mergeAt(bytes, best - 1);
		}
	}

	#mergeAt(bytes: Uint8Array, i: number): number {
		return this.#merge(
			this.#tokens[i] as number,
			this.#tokens[i + 1] as number,
			bytes,
			this.#starts[i] as number,
			this.#starts[i + 2] as number,
		);
	}

	#countByHeap(bytes: Uint8Array, start: number, end: number): number {
		const length = end - start;
		this.#reserve(length);
		const tokens = this.#tokens;
		const next = this.#next;
		const merged = this.#merged;
		for (let i = 0; i <= length; i++) {
			tokens[i] = i < length ? (this.#byteTokens[bytes[start + i] as number] as number) : -1;
			next[i] = i + 1;
			this.#previous[i] = i - 1;
		}
		for (let i = 0; i < length; i++) this.#offer(bytes, start, length, i);
		let parts = length;
		while (this.#heapSize > 0) {
			const key = this.#pop();
			const at = key % HEAP_STRIDE;
			const token = (key - at) / HEAP_STRIDE;
			if (merged[at] !== token) continue;
			const right = next[at] as number;
			const after = next[right] as number;
			tokens[at] = token;
			merged[right] = NONE;
			next[at] = after;
			if (after <= length) this.#previous[after] = at;
			parts--;
			this.#offer(bytes, start, length, at);
			const before = this.#previous[at] as number;
			if (before >= 0) this.#offer(bytes, start, length, before);
		}
		if (length > KEPT_CAPACITY) this.#release();
		return parts;
	}

	/** Works out what the part at `at` merges to with its right neighbour, and queues it. */
	#offer(bytes: Uint8Array, start: number, length: number, at: number): void {
		const right = this.#next[at] as number;
		let merged = NONE;
		if (right < length) {
			merged = this.#merge(
				this.#tokens[at] as number,
				this.#tokens[right] as number,
				bytes,
				start + at,
				start + (this.#next[right] as number),
			);
		}
		this.#merged[at] = merged;
		if (merged !== NONE) this.#push(merged * HEAP_STRIDE + at);
	}

	#push(key: number): void {
		const heap = this.#heap;
		let at = this.#heapSize++;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if ((heap[parent] as number) <= key) break;
			heap[at] = heap[parent] as number;
			at = parent;
		}
		heap[at] = key;
	}

	#pop(): number {
		const heap = this.#heap;
		const top = heap[0] as number;
		const size = --this.#heapSize;
		const key = heap[size] as number;
		let at = 0;
		for (;;) {
			let child = at * 2 + 1;
			if (child >= size) break;
			if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
			if ((heap[child] as number) >= key) break;
			heap[at] = heap[child] as number;
			at = child;
		}
		heap[at] = key;
		return top;
	}

	#reserve(length: number): void {
		if (this.#next.length > length) return;
		this.#tokens = new Int32Array(length + 2);
		this.#merged = new Int32Array(length + 2);
		this.#next = new Int32Array(length + 2);
		this.#previous = new Int32Array(length + 2);
		// Every part is queued once at first and at most twice per merge.
		this.#heap = new Float64Array(length * 3 + 2);
	}

	#release(): void {
		this.#next = new Int32Array(0);
		this.#previous = new Int32Array(0);
		this.#heap = new Float64Array(0);
		this.#tokens = new Int32Array(SCAN_LIMIT + 2);
		this.#merged = new Int32Array(SCAN_LIMIT + 2);
	}
}

/** Positions in a piece stay below this; token × stride + position stays an exact integer. */
const HEAP_STRIDE = 2 ** 32;

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
