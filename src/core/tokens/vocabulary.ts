/**
 * A vocabulary as a file holds it, little-endian: the number of tokens (4 bytes), then each token as its rank (3 bytes), its
 * length (1 byte) and its bytes; at the end `READ_AHEAD` zeros. Tokens stand in the order of `bucketOf`. `src/build/vocabularies.ts` writes it.
 */
export type VocabularyBytes = Uint8Array;

/** Readers of text look up to this many bytes past its end; buffers must be that much longer. */
export const READ_AHEAD = 8;

/** Where there is no token; above every token. */
export const NONE = 0x7fffffff;

/** No token is of more bytes. */
export const LONGEST_TOKEN = 255;
/** A token's row in the file: its head, then its bytes. */
const ROW_HEAD = 4;
const RANK_MASK = 0xffffff;
const LENGTH_SHIFT = 24;

const BUCKET_BITS = 16;
const HINT_BITS = 21;
const HINT_MASK = (1 << HINT_BITS) - 1;
/** Keeps the first n bytes of a little-endian word. */
const WORD_MASKS = Int32Array.of(0, 0xff, 0xffff, 0xffffff, -1);

/** Bytes that can also be read four at a time, from any place. */
export class ByteText {
	readonly bytes: Uint8Array;
	readonly view: DataView;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
}

/**
 * A byte-pair vocabulary, searched where it lies in its file: a hash leads to a bucket of about three tokens. What is
 * asked most often (is there any such token at all?) is answered by tables small enough to stay near the processor.
 * A token's number is its place in rank order, so of two numbers the lower one merges first.
 */
export class Vocabulary {
	readonly size: number;
	readonly #view: DataView;
	/** Where in the file each bucket starts, and the last one ends. */
	readonly #buckets = new Int32Array((1 << BUCKET_BITS) + 1);
	/** A bit for each value of the lower bits of a token's spread hash. */
	readonly #hints = new Int32Array(1 << (HINT_BITS - 5));
	/** The tokens of one byte and, from 256 on, of two. */
	readonly #tiny = new Int32Array(256 + (1 << 16)).fill(NONE);
	/** By two bytes the lowest token in which they follow each other. */
	readonly #lowest = new Int32Array(1 << 16).fill(NONE);

	constructor(file: VocabularyBytes) {
		const text = new ByteText(file);
		this.#view = text.view;
		this.size = text.view.getInt32(0, true);
		this.#fill(text);
	}

	#fill({ bytes, view }: ByteText): void {
		const buckets = this.#buckets;
		const hints = this.#hints;
		const lowest = this.#lowest;
		let bucket = 0;
		buckets[0] = 4;
		let at = 4;
		for (let i = 0; i < this.size; i++) {
			const row = view.getInt32(at, true);
			const token = row & RANK_MASK;
			const length = row >>> LENGTH_SHIFT;
			const start = at + ROW_HEAD;
			if (length <= 2) this.#tiny[tinyIndex(bytes, start, length)] = token;
			for (let second = start + 1; second < start + length; second++) {
				const pair = ((bytes[second - 1] as number) << 8) | (bytes[second] as number);
				if (token < (lowest[pair] as number)) lowest[pair] = token;
			}
			const hash = spread(hashOf(bytes, start, start + length));
			const home = hash >>> (32 - BUCKET_BITS);
			if (home < bucket) throw new Error("a vocabulary file is out of order");
			while (bucket < home) buckets[++bucket] = at;
			const bit = hash & HINT_MASK;
			hints[bit >>> 5] = (hints[bit >>> 5] as number) | (1 << (bit & 31));
			at = start + length;
		}
		buckets.fill(at, bucket + 1);
		if (at + READ_AHEAD !== bytes.length)
			throw new Error("a vocabulary file is cut short or damaged");
	}

	/** The lowest token in which the bytes at `at` and after it follow each other; no merge across them comes earlier. */
	lowestAcross({ bytes }: ByteText, at: number): number {
		return this.#lowest[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] as number;
	}

	/** The token of one byte or of two. */
	findTiny(text: ByteText, start: number, length: number): number {
		return this.#tiny[tinyIndex(text.bytes, start, length)] as number;
	}

	/** 0 where no token has this hash; 1 mostly where one has. */
	hintOf(hash: number): number {
		const bit = spread(hash) & HINT_MASK;
		return ((this.#hints[bit >>> 5] as number) >>> (bit & 31)) & 1;
	}

	/** The token that is exactly `text[start, end)`, or NONE; `hash` is `hashOf` these bytes. */
	find(text: ByteText, start: number, end: number, hash = hashOf(text.bytes, start, end)): number {
		if (this.hintOf(hash) === 0) return NONE;
		const length = end - start;
		const bucket = spread(hash) >>> (32 - BUCKET_BITS);
		const stop = this.#buckets[bucket + 1] as number;
		for (let place = this.#buckets[bucket] as number; place < stop; ) {
			const row = this.#view.getInt32(place, true);
			const size = row >>> LENGTH_SHIFT;
			if (size === length && isEqual(this.#view, place + ROW_HEAD, text.view, start, length)) {
				return row & RANK_MASK;
			}
			place += ROW_HEAD + size;
		}
		return NONE;
	}
}

/** Bytes are the digits of their hash in this base, modulo 2^32. */
const BASE = 0x2c1b3c6d;
const powersOfBase = powersOf(BASE, LONGEST_TOKEN + 1);

function powersOf(base: number, count: number): Int32Array {
	const powers = new Int32Array(count).fill(1);
	for (let i = 1; i < count; i++) powers[i] = Math.imul(powers[i - 1] as number, base);
	return powers;
}

/** A hash of bytes; those of two parts are put together by `joinHashes`, without a look at the bytes. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
	let hash = 0;
	for (let at = start; at < end; at++)
		hash = (Math.imul(hash, BASE) + (bytes[at] as number) + 1) | 0;
	return hash;
}

/** The hash of two byte strings one after the other, of which the right one is at most `LONGEST_TOKEN` long. */
export function joinHashes(left: number, right: number, rightLength: number): number {
	return (Math.imul(left, powersOfBase[rightLength] as number) + right) | 0;
}

/** Spreads a hash over the bits of a 32-bit number. */
function spread(hash: number): number {
	const mixed = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
	return mixed ^ (mixed >>> 16);
}

/** True where two texts hold the same `length` bytes at these places. */
export function isEqual(
	view: DataView,
	place: number,
	text: DataView,
	start: number,
	length: number,
): boolean {
	let at = 0;
	for (; at + 4 <= length; at += 4) {
		if (view.getInt32(place + at, true) !== text.getInt32(start + at, true)) return false;
	}
	const rest = view.getInt32(place + at, true) ^ text.getInt32(start + at, true);
	return (rest & (WORD_MASKS[length - at] as number)) === 0;
}

function tinyIndex(bytes: Uint8Array, start: number, length: number): number {
	const first = bytes[start] as number;
	return length === 1 ? first : 256 + ((first << 8) | (bytes[start + 1] as number));
}

/** The bucket that a token, `bytes[start, end)`, belongs in; vocabulary files are sorted by it. */
export function bucketOf(bytes: Uint8Array, start: number, end: number): number {
	return spread(hashOf(bytes, start, end)) >>> (32 - BUCKET_BITS);
}
