import type { Analysis } from "../core/estimate/analyzeDocument.ts";
import type { Range } from "../core/estimate/lineIndex.ts";
import type { NotebookView } from "./notebooks.ts";

/** What an analysis of a whole notebook says of one of its cells, with the lines of that cell. */
export function analysisOfCell(whole: Analysis, { cellStarts, cell }: NotebookView): Analysis {
	const first = cellStarts[cell] ?? 0;
	const end = cellStarts[cell + 1] ?? Number.POSITIVE_INFINITY;
	const isHere = ({ start }: Range) => start.line >= first && start.line < end;
	const shift = ({ start, end: last }: Range): Range => ({
		start: { ...start, line: start.line - first },
		end: { ...last, line: last.line - first },
	});
	const place = <T extends { readonly range: Range }>(all: readonly T[]): T[] =>
		all.filter(({ range }) => isHere(range)).map((one) => ({ ...one, range: shift(one.range) }));
	return {
		...whole,
		callSites: whole.callSites
			.filter(({ anchor }) => isHere(anchor))
			.map((site) => ({ ...site, anchor: shift(site.anchor), range: shift(site.range) })),
		promptConstants: place(whole.promptConstants),
		modelNames: place(whole.modelNames),
		nearMisses: place(whole.nearMisses),
		problems: place(whole.problems),
	};
}
