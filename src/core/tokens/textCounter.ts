import { END_BYTE } from "./codePointClass.ts";
import { type CanCut, findCut, isSafeCut } from "./cutPoint.ts";
import { PieceMerger } from "./pieceMerger.ts";
import type { PieceSplitter } from "./pieceSplitter.ts";
import type { MergeUnit } from "./shortMerger.ts";
import {
	ByteText,
	firstWord,
	mix,
	READ_AHEAD,
	secondWord,
	Vocabulary,
	type VocabularyBytes,
} from "./vocabulary.ts";

/** The working buffer is kept up to this many bytes; a longer one is dropped after use. */
const KEPT_BUFFER = 1 << 20;
/** Longer texts are counted by windows of this many UTF-16 units, cut where counts add up. */
const WINDOW = 1 << 16;
const MEMO_SLOTS = 1 << 14;
/** Pieces up to this many bytes are remembered with their count. */
const MEMO_BYTES = 46;
const MEMO_ROW = 48;

/** Counts text in one byte-pair vocabulary. Works in one reused buffer and allocates nothing per token. */
export class TextCounter {
	readonly #split: PieceSplitter;
	readonly #canCut: CanCut;
	readonly #vocabulary: Vocabulary;
	readonly #merger: PieceMerger;
	readonly #encoder = new TextEncoder();
	#text = new ByteText(new Uint8Array(1 << 14));
	/** Counts of short pieces that needed merging, direct-mapped; a row is length, count, bytes. */
	readonly #memo = new Uint8Array(MEMO_SLOTS * MEMO_ROW);

	/** `canCut` says where counts of two neighbouring texts add up in this vocabulary. */
	constructor(
		file: VocabularyBytes,
		split: PieceSplitter,
		unit: MergeUnit = "byte",
		canCut: CanCut = isSafeCut,
	) {
		this.#vocabulary = new Vocabulary(file);
		this.#merger = new PieceMerger(this.#vocabulary, unit);
		this.#canCut = canCut;
		this.#split = split;
	}

	/** The number of tokens of `text`. Special-token text counts as plain text, a lone surrogate as U+FFFD. */
	count(text: string): number {
		if (text.length <= WINDOW) return this.#countWindow(text);
		let tokens = 0;
		for (let at = 0; at < text.length; ) {
			const end = findCut(text, at, at + WINDOW, this.#canCut);
			tokens += this.#countWindow(text.slice(at, end));
			at = end;
		}
		return tokens;
	}

	#countWindow(text: string): number {
		if (text === "") return 0;
		const written = this.#encode(text);
		const source = this.#text;
		const { bytes } = source;
		bytes.fill(END_BYTE, written, written + READ_AHEAD);
		let tokens = 0;
		let at = 0;
		while (at < written) {
			const end = this.#split(bytes, at);
			tokens += this.#vocabulary.has(source, at, end) ? 1 : this.#countMerged(source, at, end);
			at = end;
		}
		if (bytes.length > KEPT_BUFFER) this.#text = new ByteText(new Uint8Array(1 << 14));
		return tokens;
	}

	#encode(text: string): number {
		const most = text.length * 3 + READ_AHEAD;
		if (this.#text.bytes.length < most) this.#text = new ByteText(new Uint8Array(most));
		return this.#encoder.encodeInto(text, this.#text.bytes).written;
	}

	#countMerged(text: ByteText, start: number, end: number): number {
		const length = end - start;
		if (length > MEMO_BYTES) return this.#merger.count(text, start, end);
		const first = firstWord(text.view, start, length);
		const second = secondWord(text.view, start, length);
		const memo = this.#memo;
		const row = (mix(first, second, length) & (MEMO_SLOTS - 1)) * MEMO_ROW;
		if (memo[row] === length && this.#isRemembered(row, text.bytes, start, end)) {
			return memo[row + 1] as number;
		}
		const count = this.#merger.count(text, start, end);
		memo[row] = length;
		memo[row + 1] = count;
		for (let i = 0; i < length; i++) memo[row + 2 + i] = text.bytes[start + i] as number;
		return count;
	}

	#isRemembered(row: number, bytes: Uint8Array, start: number, end: number): boolean {
		const memo = this.#memo;
		for (let i = start, at = row + 2; i < end; i++, at++) if (memo[at] !== bytes[i]) return false;
		return true;
	}
}
