import { END_BYTE } from "./codePointClass.ts";
import { PieceMerger } from "./pieceMerger.ts";
import type { PieceSplitter } from "./pieceSplitter.ts";
import { hashOf, Vocabulary, type VocabularyBytes } from "./vocabulary.ts";

/** The working buffer is kept up to this many bytes; a longer one is dropped after use. */
const KEPT_BUFFER = 1 << 20;
const MEMO_SLOTS = 1 << 13;
/** Pieces up to this many bytes are remembered with their count. */
const MEMO_BYTES = 24;
const MEMO_ROW = 32;

/** Counts text in one byte-pair vocabulary. Works in one reused buffer and allocates nothing per token. */
export class TextCounter {
	readonly #split: PieceSplitter;
	readonly #vocabulary: Vocabulary;
	readonly #merger: PieceMerger;
	readonly #encoder = new TextEncoder();
	#buffer = new Uint8Array(1 << 14);
	/** Counts of short pieces that needed merging, direct-mapped; a row is length, count, bytes. */
	readonly #memo = new Uint8Array(MEMO_SLOTS * MEMO_ROW);

	constructor(file: VocabularyBytes, split: PieceSplitter) {
		this.#vocabulary = new Vocabulary(file);
		this.#merger = new PieceMerger(this.#vocabulary);
		this.#split = split;
	}

	/** The number of tokens of `text`. Special-token text counts as plain text, a lone surrogate as U+FFFD. */
	count(text: string): number {
		if (text === "") return 0;
		const written = this.#encode(text);
		const buffer = this.#buffer;
		buffer[written] = END_BYTE;
		buffer[written + 1] = END_BYTE;
		let tokens = 0;
		let at = 0;
		while (at < written) {
			const end = this.#split(buffer, at);
			tokens += this.#countPiece(buffer, at, end);
			at = end;
		}
		if (buffer.length > KEPT_BUFFER) this.#buffer = new Uint8Array(1 << 14);
		return tokens;
	}

	#encode(text: string): number {
		const most = text.length * 3 + 2;
		if (this.#buffer.length < most) this.#buffer = new Uint8Array(most);
		return this.#encoder.encodeInto(text, this.#buffer).written;
	}

	#countPiece(bytes: Uint8Array, start: number, end: number): number {
		const hash = hashOf(bytes, start, end);
		if (this.#vocabulary.findHashed(bytes, start, end, hash) >= 0) return 1;
		if (end - start > MEMO_BYTES) return this.#merger.count(bytes, start, end);
		const memo = this.#memo;
		const row = (hash & (MEMO_SLOTS - 1)) * MEMO_ROW;
		if (memo[row] === end - start && this.#isRemembered(row, bytes, start, end)) {
			return memo[row + 1] as number;
		}
		const count = this.#merger.count(bytes, start, end);
		memo[row] = end - start;
		memo[row + 1] = count;
		memo.set(bytes.subarray(start, end), row + 2);
		return count;
	}

	#isRemembered(row: number, bytes: Uint8Array, start: number, end: number): boolean {
		const memo = this.#memo;
		for (let i = start, at = row + 2; i < end; i++, at++) if (memo[at] !== bytes[i]) return false;
		return true;
	}
}
