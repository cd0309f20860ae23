import { findCut } from "./cutPoint.ts";

/** A long text whose count follows its edits: only the neighbourhood of an edit is counted again. */
export interface IncrementalCount {
	/** Tokens of the whole text as it is now. */
	readonly tokens: number;
	/** Replaces `[start, end)` (UTF-16 offsets) by `text` and returns the new number of tokens. */
	edit(start: number, end: number, text: string): number;
}

interface Segment {
	readonly text: string;
	readonly tokens: number;
}

/** UTF-16 units of a segment where the text lets itself be cut. */
const SEGMENT = 2048;

/** Counts `text` by segments that end at safe cuts; `count` is a counter of one OpenAI encoding. */
export function createIncrementalCount(
	text: string,
	count: (text: string) => number,
): IncrementalCount {
	let segments = cutSegments(text, count);
	let tokens = sumOf(segments);
	return {
		get tokens() {
			return tokens;
		},
		edit(start, end, replacement) {
			const touched = findTouched(segments, start, end);
			const old = segments.slice(touched.first, touched.last + 1);
			const joined = old.map((segment) => segment.text).join("");
			const from = start - touched.offset;
			const edited = joined.slice(0, from) + replacement + joined.slice(end - touched.offset);
			const fresh = cutSegments(edited, count);
			tokens += sumOf(fresh) - sumOf(old);
			segments = segments.toSpliced(touched.first, old.length, ...fresh);
			return tokens;
		},
	};
}

/** The segments that `[start, end)` meets, with those whose edge it touches: there the cut itself may stop being safe. */
function findTouched(segments: readonly Segment[], start: number, end: number) {
	let offset = 0;
	let first = 0;
	while (first < segments.length - 1 && offset + lengthOf(segments, first) < start) {
		offset += lengthOf(segments, first++);
	}
	let last = first;
	let stop = offset + lengthOf(segments, last);
	while (last < segments.length - 1 && stop <= end) stop += lengthOf(segments, ++last);
	return { first, last, offset };
}

function lengthOf(segments: readonly Segment[], index: number): number {
	return segments[index]?.text.length ?? 0;
}

function cutSegments(text: string, count: (text: string) => number): Segment[] {
	const segments: Segment[] = [];
	for (let at = 0; at < text.length; ) {
		const end = findCut(text, at, at + SEGMENT);
		const part = text.slice(at, end);
		segments.push({ text: part, tokens: count(part) });
		at = end;
	}
	return segments;
}

function sumOf(segments: readonly Segment[]): number {
	return segments.reduce((sum, segment) => sum + segment.tokens, 0);
}
