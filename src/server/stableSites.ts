import type { Analysis, CallSiteView } from "../core/estimate/analyzeDocument.ts";
import type { Range } from "../core/estimate/lineIndex.ts";

/** An analysis with the text that it was made of. */
export interface AnalyzedText {
	readonly analysis: Analysis;
	readonly text: string;
}

function linesOf(text: string): readonly string[] {
	return text.split(/\r\n|\n|\r/);
}

function moveRange({ start, end }: Range, by: number): Range {
	return {
		start: { line: start.line + by, character: start.character },
		end: { line: end.line + by, character: end.character },
	};
}

/** How many lines two texts share at their ends, after those that they share at their beginnings. */
function countSharedTail(before: readonly string[], after: readonly string[]): number {
	const shorter = Math.min(before.length, after.length);
	let head = 0;
	while (head < shorter && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	return tail;
}

/** Where an earlier site stands now, or undefined when its line no longer holds the callee's name. */
function relocate(
	site: CallSiteView,
	before: readonly string[],
	after: readonly string[],
	tail: number,
): CallSiteView | undefined {
	const { line } = site.anchor.start;
	const moved = line >= before.length - tail ? after.length - before.length : 0;
	const name = (before[line] ?? "").slice(site.anchor.start.character, site.anchor.end.character);
	if (name === "" || !(after[line + moved] ?? "").includes(name)) return undefined;
	return { ...site, anchor: moveRange(site.anchor, moved), range: moveRange(site.range, moved) };
}

/**
 * Keeps lenses from flickering: while a text does not parse, a site that stood there before stays as long as its line still
 * holds the callee's name. Once the text parses again, only what is found counts.
 */
export function keepSites(previous: AnalyzedText | undefined, current: AnalyzedText): Analysis {
	const { analysis } = current;
	if (!previous || !analysis.hasSyntaxErrors) return analysis;
	if (previous.analysis.callSites.length === 0) return analysis;
	const before = linesOf(previous.text);
	const after = linesOf(current.text);
	const tail = countSharedTail(before, after);
	const found = new Set(analysis.callSites.map((site) => site.anchor.start.line));
	const kept = previous.analysis.callSites
		.map((site) => relocate(site, before, after, tail))
		.filter((site) => site !== undefined)
		.filter((site) => !found.has(site.anchor.start.line));
	if (kept.length === 0) return analysis;
	const callSites = [...analysis.callSites, ...kept].sort(
		(a, b) => a.anchor.start.line - b.anchor.start.line,
	);
	return { ...analysis, callSites };
}
