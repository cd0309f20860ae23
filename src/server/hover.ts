import type { Connection, Hover, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "../core/estimate/lineIndex.ts";
import type { Analyses } from "./analyses.ts";
import { describeSiteRate, type FindStanding } from "./callRates.ts";

/** Whether a position stands in a range, ends included. */
export function contains({ start, end }: Range, { line, character }: Position): boolean {
	const afterStart = line > start.line || (line === start.line && character >= start.character);
	return afterStart && (line < end.line || (line === end.line && character <= end.character));
}

/** The breakdown on a call's method name; tokens and users on a prompt constant; the price card on a model name. */
export function registerHover(
	connection: Connection,
	documents: TextDocuments<TextDocument>,
	analyses: Analyses,
	standingOf: FindStanding,
): void {
	connection.onHover(async ({ textDocument, position }): Promise<Hover | null> => {
		const document = documents.get(textDocument.uri);
		if (!document) return null;
		const { callSites, modelNames, promptConstants } = await analyses.get(document);
		const site = callSites.find(({ anchor }) => contains(anchor, position));
		if (site) {
			const value = site.hover + (await describeSiteRate(site.billed, standingOf));
			return { contents: { kind: "markdown", value }, range: site.anchor };
		}
		const note = [...modelNames, ...promptConstants].find(({ range }) => contains(range, position));
		return note ? { contents: { kind: "markdown", value: note.hover }, range: note.range } : null;
	});
}
