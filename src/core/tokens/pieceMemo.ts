import {
	ByteText,
	firstWord,
	hashOf,
	isEqual,
	mix,
	READ_AHEAD,
	secondWord,
	WHOLE_BYTES,
} from "./vocabulary.ts";

/** Counts the tokens of `text[start, end)`. */
export type CountPiece = (text: ByteText, start: number, end: number) => number;

const WORD_BITS = 13;
const WORD_CELLS = 3;
const LONGER_BITS = 15;
/** Pieces up to this many bytes are remembered. */
const LONGEST = 100;
/** Bytes of the longer pieces that are kept at most; then all of them are forgotten at once. */
const KEPT = 1 << 20;

/**
 * Remembers how many tokens a piece has, since most words come again. Direct-mapped: a piece takes the place of another one of
 * the same hash.
 */
export class PieceMemo {
	/** Of pieces up to `WHOLE_BYTES`: their two words, then length and count. */
	readonly #words = new Int32Array(WORD_CELLS << WORD_BITS);
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
		const first = firstWord(text.view, start, length);
		const second = secondWord(text.view, start, length);
		const words = this.#words;
		const cell = (mix(first, second, length) >>> (32 - WORD_BITS)) * WORD_CELLS;
		const known = words[cell + 2] as number;
		if (words[cell] === first && words[cell + 1] === second && known >>> 8 === length) {
			return known & 255;
		}
		const tokens = this.#countFresh(text, start, end);
		words[cell] = first;
		words[cell + 1] = second;
		words[cell + 2] = (length << 8) | tokens;
		return tokens;
	}

	#countLonger(text: ByteText, start: number, end: number): number {
		const length = end - start;
		if (length > LONGEST) return this.#countFresh(text, start, end);
		const slot = hashOf(text.view, start, length) >>> (32 - LONGER_BITS);
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
