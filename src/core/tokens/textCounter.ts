import { END_BYTE } from "./codePointClass.ts";
import { type CanCut, findCut, isSafeCut } from "./cutPoint.ts";
import { PieceMemo } from "./pieceMemo.ts";
import { PieceMerger } from "./pieceMerger.ts";
import type { PieceSplitter } from "./pieceSplitter.ts";
import type { MergeUnit } from "./shortMerger.ts";
import { ByteText, NONE, READ_AHEAD, Vocabulary, type VocabularyBytes } from "./vocabulary.ts";

/** The working buffer is kept up to this many bytes; a longer one is dropped after use. */
const KEPT_BUFFER = 1 << 20;
/** Longer texts are counted by windows of this many UTF-16 units, cut where counts add up. */
const WINDOW = 1 << 16;

/** Counts text in one byte-pair vocabulary. Works in one reused buffer and allocates nothing per token. */
export class TextCounter {
	readonly #split: PieceSplitter;
	/** Where counts of two neighbouring texts add up in this vocabulary. */
	readonly canCut: CanCut;
	readonly #encoder = new TextEncoder();
	#text = new ByteText(new Uint8Array(1 << 14));
	readonly #memo: PieceMemo;

	constructor(
		file: VocabularyBytes,
		split: PieceSplitter,
		unit: MergeUnit = "byte",
		canCut: CanCut = isSafeCut,
	) {
		const vocabulary = new Vocabulary(file);
		const merger = new PieceMerger(vocabulary, unit);
		this.#memo = new PieceMemo((text, start, end) =>
			vocabulary.find(text, start, end) === NONE ? merger.count(text, start, end) : 1,
		);
		this.canCut = canCut;
		this.#split = split;
	}

	/** The number of tokens of `text`. Special-token text counts as plain text, a lone surrogate as U+FFFD. */
	count(text: string): number {
		if (text.length <= WINDOW) return this.#countWindow(text);
		let tokens = 0;
		for (let at = 0; at < text.length; ) {
			const end = findCut(text, at, at + WINDOW, this.canCut);
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
		bytes[written] = END_BYTE;
		let tokens = 0;
		let at = 0;
		while (at < written) {
			const end = this.#split(bytes, at);
			tokens += this.#memo.count(source, at, end);
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
}
