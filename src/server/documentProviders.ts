import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import {
	type DocumentProvidersParams,
	type DocumentProvidersResult,
	documentProvidersRequest,
} from "../protocol.ts";
import type { Analyses } from "./analyses.ts";

/** Tells who bills the calls of an open document, so that the status bar can show that account. */
export function registerDocumentProviders(
	connection: Connection,
	documents: TextDocuments<TextDocument>,
	analyses: Analyses,
): void {
	connection.onRequest(
		documentProvidersRequest,
		async ({ uri }: DocumentProvidersParams): Promise<DocumentProvidersResult> => {
			const document = documents.get(uri);
			if (!document) return { providers: [] };
			const { callSites } = await analyses.get(document);
			const counts = new Map<string, number>();
			for (const { billed } of callSites) {
				if (billed) counts.set(billed.provider, (counts.get(billed.provider) ?? 0) + 1);
			}
			const byCalls = [...counts].sort(([, one], [, other]) => other - one);
			return { providers: byCalls.map(([provider]) => provider) };
		},
	);
}
