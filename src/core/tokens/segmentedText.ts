import { type CanCut, findCut } from "./cutPoint.ts";

/** Counts a part of a text. */
export type CountPart = (text: string) => number;

/** A stretch of a text and what stands there instead. */
export interface Replacement {
	readonly start: number;
	readonly end: number;
	readonly by: string;
}

interface Segment {
	readonly text: string;
	readonly tokens: number;
}

/** UTF-16 units of a segment where the text lets itself be cut. */
const SEGMENT = 2048;

/** A long text whose count follows its edits: only the segments that an edit touches are counted again. */
export class SegmentedText {
	readonly #canCut: CanCut;
	#text: string;
	#segments: readonly Segment[];
	#tokens: number;

	/** `canCut` says where counts of two neighbouring texts add up: there the text is cut into segments. */
	constructor(text: string, count: CountPart, canCut: CanCut) {
		this.#canCut = canCut;
		this.#text = text;
		this.#segments = this.#cut(text, count);
		this.#tokens = sumOf(this.#segments);
	}

	get text(): string {
		return this.#text;
	}

	/** Tokens of the whole text as it is now. */
	get tokens(): number {
		return this.#tokens;
	}

	/** Makes it the text in which `by` stands in the place of `[start, end)` (UTF-16 offsets); returns the new number of tokens. */
	become(text: string, { start, end, by }: Replacement, count: CountPart): number {
		const { first, last, offset } = this.#findTouched(start, end);
		const old = this.#segments.slice(first, last + 1);
		const joined = old.map((segment) => segment.text).join("");
		const edited = joined.slice(0, start - offset) + by + joined.slice(end - offset);
		const fresh = this.#cut(edited, count);
		this.#tokens += sumOf(fresh) - sumOf(old);
		this.#segments = this.#segments.toSpliced(first, old.length, ...fresh);
		this.#text = text;
		return this.#tokens;
	}

	/** The segments that `[start, end)` meets, with those whose edge it touches: there the cut itself may stop being safe. */
	#findTouched(start: number, end: number) {
		const lengthOf = (index: number) => this.#segments[index]?.text.length ?? 0;
		const top = this.#segments.length - 1;
		let offset = 0;
		let first = 0;
		while (first < top && offset + lengthOf(first) < start) offset += lengthOf(first++);
		let last = first;
		let stop = offset + lengthOf(last);
		while (last < top && stop <= end) stop += lengthOf(++last);
		return { first, last, offset };
	}

	#cut(text: string, count: CountPart): Segment[] {
		const segments: Segment[] = [];
		for (let at = 0; at < text.length; ) {
			const end = findCut(text, at, at + SEGMENT, this.#canCut);
			const part = text.slice(at, end);
			segments.push({ text: part, tokens: count(part) });
			at = end;
		}
		return segments;
	}
}

function sumOf(segments: readonly Segment[]): number {
	return segments.reduce((sum, segment) => sum + segment.tokens, 0);
}
