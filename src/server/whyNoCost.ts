import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis } from "../core/estimate/analyzeDocument.ts";
import { type WhyNoCostParams, type WhyNoCostResult, whyNoCostRequest } from "../protocol.ts";
import type { Analyses } from "./analyses.ts";
import { contains } from "./hover.ts";

function explainLine(analysis: Analysis, { position }: WhyNoCostParams): string {
	if (analysis.skipped) return `No costs in this file: ${analysis.skipped}.`;
	const onLine = (line: { start: { line: number }; end: { line: number } }) =>
		position.line >= line.start.line && position.line <= line.end.line;
	const site = analysis.callSites.find(({ anchor }) => onLine(anchor));
	if (site)
		return `There is a cost on this line: ${site.title}. Hover over ${site.callee} for the breakdown.`;
	const around = analysis.callSites.find(({ range }) => contains(range, position));
	if (around) {
		return `This line belongs to the call on line ${around.anchor.start.line + 1}: ${around.title}.`;
	}
	const miss = analysis.nearMisses.find(({ range }) => onLine(range));
	if (miss) return `No cost here: ${miss.reason}.`;
	const errors = analysis.hasSyntaxErrors
		? " The file has syntax errors; a call inside a broken part is not seen."
		: "";
	return `No call of a known LLM SDK begins on this line.${errors} Costs stand at the line of the method name (create, generateText, …); the README lists the SDKs.`;
}

/** Answers *Why is there no cost here?* for one line. */
export function registerWhyNoCost(
	connection: Connection,
	documents: TextDocuments<TextDocument>,
	analyses: Analyses,
): void {
	connection.onRequest(
		whyNoCostRequest,
		async (params: WhyNoCostParams): Promise<WhyNoCostResult> => {
			const document = documents.get(params.uri);
			if (!document) {
				return {
					message: "No costs in this file: its language is not one that Prompt Cost Lens reads.",
				};
			}
			return { message: explainLine(await analyses.get(document), params) };
		},
	);
}
