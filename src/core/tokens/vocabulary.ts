/**
 * A vocabulary as a file holds it, little-endian: the number of tokens (4 bytes), then each token as its rank (3 bytes), its
 * length (1 byte; at most 255) and its bytes; at the end `READ_AHEAD` zeros. Tokens stand in the order of `bucketOf`. `src/build/vocabularies.ts` writes it.
 */
export type VocabularyBytes = Uint8Array;

/** Readers of text look up to this many bytes past its end; buffers must be that much longer. */
export const READ_AHEAD = 8;

/** Where there is no token; above every token. */
export const NONE = 0x7fffffff;
/** Up to this many bytes a piece is told by its two words and its length alone. */
export const WHOLE_BYTES = 8;

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
	/** A bit for each value of the lower bits of a token's hash. */
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
			const hash = hashOf(view, start, length);
			const home = hash >>> (32 - BUCKET_BITS);
			if (home < bucket) throw new Error("a vocabulary file is out of order");
			while (bucket < home) buckets[++bucket] = at;
			const hint = (hash & HINT_MASK) >>> 5;
			hints[hint] = (hints[hint] as number) | (1 << (hash & 31));
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

	/** False where `text[start, end)` is no token; true mostly where it is one. */
	mayFind(text: ByteText, start: number, end: number): boolean {
		return this.#isHinted(hashOf(text.view, start, end - start));
	}

	/** The token that is exactly `text[start, end)`, or NONE. */
	find(text: ByteText, start: number, end: number): number {
		const length = end - start;
		const hash = hashOf(text.view, start, length);
		if (!this.#isHinted(hash)) return NONE;
		const bucket = hash >>> (32 - BUCKET_BITS);
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

	#isHinted(hash: number): boolean {
		return ((this.#hints[(hash & HINT_MASK) >>> 5] as number) & (1 << (hash & 31))) !== 0;
	}
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

/** Spreads `length` bytes over a 32-bit number. */
export function hashOf(view: DataView, start: number, length: number): number {
	return mix(firstWord(view, start, length), secondWord(view, start, length), length);
}

/** Spreads two words and a length over the low bits of a 32-bit number. */
export function mix(first: number, second: number, length: number): number {
	const hash = Math.imul(first ^ Math.imul(second ^ length, 0x85ebca6b), 0x9e3779b1);
	return hash ^ (hash >>> 15);
}

/** The first four bytes of a piece, zero-padded; of more than eight bytes a hash of all words. */
export function firstWord(view: DataView, start: number, length: number): number {
	if (length >= 4)
		return length <= WHOLE_BYTES ? view.getInt32(start, true) : hashWords(view, start, length);
	return view.getInt32(start, true) & (WORD_MASKS[length] as number);
}

/** The next four bytes, zero-padded; of more than eight bytes the last four. */
export function secondWord(view: DataView, start: number, length: number): number {
	if (length <= 4) return 0;
	if (length > WHOLE_BYTES) return view.getInt32(start + length - 4, true);
	return view.getInt32(start + 4, true) & (WORD_MASKS[length - 4] as number);
}

function hashWords(view: DataView, start: number, length: number): number {
	let hash = length;
	const last = start + length - 4;
	for (let at = start; at < last; at += 4) {
		hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
		hash ^= hash >>> 13;
	}
	return hash;
}

/** The bucket that a token, `text[start, start + length)`, belongs in; vocabulary files are sorted by it. */
export function bucketOf(text: ByteText, start: number, length: number): number {
	return hashOf(text.view, start, length) >>> (32 - BUCKET_BITS);
}
