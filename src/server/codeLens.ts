import type { CodeLens, Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { explainCallCommand } from "../protocol.ts";
import type { Analyses } from "./analyses.ts";
import type { Settings } from "./settings.ts";

/** One lens above each call site, when the user shows costs as lenses. */
export function registerCodeLens(
	connection: Connection,
	documents: TextDocuments<TextDocument>,
	analyses: Analyses,
	settings: () => Settings,
): void {
	connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[]> => {
		const document = documents.get(textDocument.uri);
		if (!document || settings().display !== "codeLens") return [];
		const { callSites } = await analyses.get(document);
		return callSites.map(({ anchor, title }) => ({
			range: anchor,
			command: {
				title,
				command: explainCallCommand,
				arguments: [textDocument.uri, anchor.start.line, anchor.start.character],
			},
		}));
	});
}
