import type { Connection, InlayHint, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analyses } from "./analyses.ts";
import type { Settings } from "./settings.ts";

/** A column past every line's end: the editor shows the hint at the end of the line. */
function endOfLine(document: TextDocument, line: number): number {
	const start = document.offsetAt({ line, character: 0 });
	const end = document.offsetAt({ line: line + 1, character: 0 });
	return document
		.getText()
		.slice(start, end)
		.replace(/[\r\n]+$/, "").length;
}

/** One hint at the end of each call site's line, when the user shows costs inline. */
export function registerInlayHints(
	connection: Connection,
	documents: TextDocuments<TextDocument>,
	analyses: Analyses,
	settings: () => Settings,
): void {
	connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[]> => {
		const document = documents.get(textDocument.uri);
		if (!document || settings().display !== "inline") return [];
		const { callSites } = await analyses.get(document);
		return callSites
			.filter(
				({ anchor }) =>
					anchor.start.line >= range.start.line && anchor.start.line <= range.end.line,
			)
			.map(({ anchor, title, hover }) => ({
				position: { line: anchor.start.line, character: endOfLine(document, anchor.start.line) },
				label: title,
				paddingLeft: true,
				tooltip: { kind: "markdown", value: hover },
			}));
	});
}
