/**
 * A vocabulary as a file holds it, little-endian: the number of tokens (4 bytes), then each token as its rank (3 bytes), its
 * length (1 byte; at most 255) and its bytes; at the end `READ_AHEAD` zeros. Tokens stand in the order of their home slots, so that the table fills in
 * one sweep; another order is slower but not wrong. `src/build/vocabularies.ts` writes it.
 */
export type VocabularyBytes = Uint8Array;

/** Readers of text look up to this many bytes past its end; buffers must be that much longer. */
export const READ_AHEAD = 8;

/** Up to this many bytes a token is told by its two words alone. */
const SHORT = 8;
const SLOT_CELLS = 3;
const HINT_BITS = 21;
const HINT_MASK = (1 << HINT_BITS) - 1;
/** The lower bits of a slot's third cell: the token's number + 1; above them its length. */
const TOKEN_BITS = 20;
const TOKEN_MASK = (1 << TOKEN_BITS) - 1;
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
 * A byte-pair vocabulary laid out flat: token bytes end to end and an open-addressing table from bytes to token.
 * A token's number is its place in rank order, so of two numbers the lower one merges first.
 */
export class Vocabulary {
	readonly size: number;
	readonly #file: ByteText;
	/** Where a token's bytes start in the file. */
	readonly #starts: Uint32Array;
	/** Three cells per slot: two words that tell short tokens apart (hashes of longer ones), then length and number + 1; 0 is free. */
	readonly #table: Int32Array;
	readonly #mask: number;
	/** A bit for each value of the lower bits of a token's hash: small enough to stay near, it answers most looks for what is no token. */
	readonly #hints = new Int32Array(1 << (HINT_BITS - 5));
	/** 1 for each token of one byte and, from 256 on, of two. */
	readonly #tiny = new Uint8Array(256 + (1 << 16));

	constructor(file: VocabularyBytes) {
		this.#file = new ByteText(file);
		this.size = this.#file.view.getInt32(0, true);
		this.#starts = new Uint32Array(this.size);
		this.#mask = slotMask(this.size);
		this.#table = new Int32Array((this.#mask + 1) * SLOT_CELLS);
		this.#fill();
	}

	#fill(): void {
		const { bytes, view } = this.#file;
		const table = this.#table;
		const mask = this.#mask;
		let at = 4;
		for (let i = 0; i < this.size; i++) {
			const rankAndLength = view.getInt32(at, true);
			const token = rankAndLength & 0xffffff;
			const length = rankAndLength >>> 24;
			const start = at + 4;
			at = start + length;
			this.#starts[token] = start;
			const first = firstWord(view, start, length);
			const second = secondWord(view, start, length);
			if (length <= 2) this.#tiny[tinyIndex(bytes, start, length)] = 1;
			const hash = mix(first, second, length);
			const hint = (hash & HINT_MASK) >>> 5;
			this.#hints[hint] = (this.#hints[hint] as number) | (1 << (hash & 31));
			let cell = (hash & mask) * SLOT_CELLS;
			while (table[cell + 2] !== 0) cell = cell === mask * SLOT_CELLS ? 0 : cell + SLOT_CELLS;
			table[cell] = first;
			table[cell + 1] = second;
			table[cell + 2] = (length << TOKEN_BITS) | (token + 1);
		}
		if (at + READ_AHEAD !== bytes.length)
			throw new Error("a vocabulary file is cut short or damaged");
	}

	/** True where `text[start, end)`, which is not empty, is one token. */
	has(text: ByteText, start: number, end: number): boolean {
		return end - start <= 2
			? this.#tiny[tinyIndex(text.bytes, start, end - start)] === 1
			: this.find(text, start, end) >= 0;
	}

	/** As `find`, faster where there mostly is no such token. */
	findRare(text: ByteText, start: number, end: number): number {
		const length = end - start;
		const first = firstWord(text.view, start, length);
		const second = secondWord(text.view, start, length);
		const hash = mix(first, second, length);
		const hint = this.#hints[(hash & HINT_MASK) >>> 5] as number;
		return (hint & (1 << (hash & 31))) === 0 ? -1 : this.find(text, start, end);
	}

	/** The token that is exactly `text[start, end)`, or -1. */
	find(text: ByteText, start: number, end: number): number {
		const length = end - start;
		const first = firstWord(text.view, start, length);
		const second = secondWord(text.view, start, length);
		const table = this.#table;
		let slot = mix(first, second, length) & this.#mask;
		for (;;) {
			const cell = slot * SLOT_CELLS;
			const entry = table[cell + 2] as number;
			if (entry === 0) return -1;
			if (
				table[cell] === first &&
				table[cell + 1] === second &&
				entry >>> TOKEN_BITS === length &&
				(length <= SHORT || this.#isToken((entry & TOKEN_MASK) - 1, text.bytes, start, end))
			) {
				return (entry & TOKEN_MASK) - 1;
			}
			slot = (slot + 1) & this.#mask;
		}
	}

	#isToken(token: number, text: Uint8Array, start: number, end: number): boolean {
		const { bytes } = this.#file;
		let at = this.#starts[token] as number;
		for (let i = start; i < end; i++, at++) if (bytes[at] !== text[i]) return false;
		return true;
	}
}

function tinyIndex(bytes: Uint8Array, start: number, length: number): number {
	const first = bytes[start] as number;
	return length === 1 ? first : 256 + ((first << 8) | (bytes[start + 1] as number));
}

/** Spreads two words and a length over the low bits of a 32-bit number. */
export function mix(first: number, second: number, length: number): number {
	const hash = Math.imul(first ^ Math.imul(second ^ length, 0x85ebca6b), 0x9e3779b1);
	return hash ^ (hash >>> 15);
}

/** The first four bytes of a piece, zero-padded; of more than eight bytes a hash of all words. */
export function firstWord(view: DataView, start: number, length: number): number {
	if (length >= 4)
		return length <= SHORT ? view.getInt32(start, true) : hashWords(view, start, length);
	return view.getInt32(start, true) & (WORD_MASKS[length] as number);
}

/** The next four bytes, zero-padded; of more than eight bytes the last four. */
export function secondWord(view: DataView, start: number, length: number): number {
	if (length <= 4) return 0;
	if (length > SHORT) return view.getInt32(start + length - 4, true);
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

/** The number of slots, a power of two of at least twice the tokens, less one. */
function slotMask(size: number): number {
	return (1 << (32 - Math.clz32(Math.max(size, 2) * 2 - 1))) - 1;
}

/** The slot that a token, `text[start, start + length)`, belongs in among `size`; vocabulary files are sorted by it. */
export function homeSlot(text: ByteText, start: number, length: number, size: number): number {
	const first = firstWord(text.view, start, length);
	return mix(first, secondWord(text.view, start, length), length) & slotMask(size);
}
