import { ByteText, isEqual, READ_AHEAD } from "./vocabulary.ts";

/** Counts the tokens of `text[start, end)`. */
export type CountPiece = (text: ByteText, start: number, end: number) => number;

/** Up to this many bytes a piece is told by its two words and its length alone. */
const WHOLE_BYTES = 8;
/** What is left of a piece's second word by its length, and, four places further on, of its first. */
const wordMasks = Int32Array.of(0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, -1, -1, -1, -1, -1);
const SET_BITS = 13;
const SET_CELLS = 6;
const LONGER_BITS = 15;
/** Pieces up to this many bytes are remembered. */
const LONGEST = 100;
/** Bytes of the longer pieces that are kept at most; then all of them are forgotten at once. */
const KEPT = 1 << 20;

/**
 * Remembers how many tokens a piece has, since most words come again. A piece takes the place of an earlier one of the same hash.
 */
export class PieceMemo {
	/** Of pieces up to `WHOLE_BYTES`: two of each hash, the later one first; their two words, then length and count. */
	readonly #words = new Int32Array(SET_CELLS << SET_BITS);
	/** Of longer pieces: where each stands in `#rows`, 0 for nowhere. */
	readonly #places = new Int32Array(1 << LONGER_BITS);
	/** Longer pieces end to end: length, count, bytes. */
	readonly #rows = new ByteText(new Uint8Array(KEPT + READ_AHEAD));
	#end = 1;
	readonly #countFresh: CountPiece;

	/** `countFresh` counts a piece that is not remembered. */
	constructor(countFresh: CountPiece) {
		this.#countFresh = countFresh;
	}

	/** The tokens of `text[start, end)`. */
	count(text: ByteText, start: number, end: number): number {
		const length = end - start;
		if (length > WHOLE_BYTES) return this.#countLonger(text, start, end);
		const words = this.#words;
		// By masks in place of branches on the length, which would often be guessed wrong.
		const first = text.view.getInt32(start, true) & (wordMasks[length + 4] as number);
		const second = text.view.getInt32(start + 4, true) & (wordMasks[length] as number);
		const set = (mix(first, second, length) >>> (32 - SET_BITS)) * SET_CELLS;
		const known = words[set + 2] as number;
		if (words[set] === first && words[set + 1] === second && known >>> 8 === length) {
			return known & 255;
		}
		return this.#countAgain(text, start, end, set, first, second);
	}

	/** As `count`, of a piece that is not the first of its set; makes it that. */
	#countAgain(
		text: ByteText,
		start: number,
		end: number,
		set: number,
		first: number,
		second: number,
	): number {
		const words = this.#words;
		const length = end - start;
		let known = words[set + 5] as number;
		if (words[set + 3] !== first || words[set + 4] !== second || known >>> 8 !== length) {
			known = (length << 8) | this.#countFresh(text, start, end);
		}
		words[set + 3] = words[set] as number;
		words[set + 4] = words[set + 1] as number;
		words[set + 5] = words[set + 2] as number;
		words[set] = first;
		words[set + 1] = second;
		words[set + 2] = known;
		return known & 255;
	}

	#countLonger(text: ByteText, start: number, end: number): number {
		const length = end - start;
		if (length > LONGEST) return this.#countFresh(text, start, end);
		const slot = hashWords(text.view, start, length) >>> (32 - LONGER_BITS);
		const { bytes, view } = this.#rows;
		const known = this.#places[slot] as number;
		if (bytes[known] === length && isEqual(view, known + 2, text.view, start, length)) {
			return bytes[known + 1] as number;
		}
		const tokens = this.#countFresh(text, start, end);
		if (this.#end + length + 2 > KEPT) {
			this.#places.fill(0);
			this.#end = 1;
		}
		const place = this.#end;
		this.#places[slot] = place;
		bytes[place] = length;
		bytes[place + 1] = tokens;
		for (let i = 0; i < length; i++) bytes[place + 2 + i] = text.bytes[start + i] as number;
		this.#end = place + 2 + length;
		return tokens;
	}
}

/** Spreads two words and a length over a 32-bit number. */
function mix(first: number, second: number, length: number): number {
	const hash = Math.imul(first ^ Math.imul(second ^ length, 0x85ebca6b), 0x9e3779b1);
	return hash ^ (hash >>> 15);
}

/** A hash of more than four bytes, by words, the last of which may overlap the one before. */
function hashWords(view: DataView, start: number, length: number): number {
	let hash = length;
	const last = start + length - 4;
	for (let at = start; at < last; at += 4) {
		hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
		hash ^= hash >>> 13;
	}
	return mix(hash, view.getInt32(last, true), length);
}
