import { type Connection, DiagnosticSeverity, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analyses } from "./analyses.ts";

/** Publishes what is wrong with the steering comments of open documents. */
export class ProblemDiagnostics {
	readonly #connection: Connection;
	readonly #documents: TextDocuments<TextDocument>;
	readonly #analyses: Analyses;
	/** Documents that show problems now. */
	readonly #shown = new Set<string>();

	constructor(connection: Connection, documents: TextDocuments<TextDocument>, analyses: Analyses) {
		this.#connection = connection;
		this.#documents = documents;
		this.#analyses = analyses;
	}

	/** Looks at a document that was opened or changed; documents without steering comments are not analysed for this. */
	async publish(document: TextDocument): Promise<void> {
		const { uri, version } = document;
		if (!this.#shown.has(uri) && !document.getText().includes("prompt-cost:")) return;
		const { problems } = await this.#analyses.get(document);
		if (this.#documents.get(uri)?.version !== version) return;
		if (problems.length > 0) this.#shown.add(uri);
		else this.#shown.delete(uri);
		await this.#connection.sendDiagnostics({
			uri,
			version,
			diagnostics: problems.map(({ range, message }) => ({
				range,
				message,
				severity: DiagnosticSeverity.Warning,
				source: "Prompt Cost",
			})),
		});
	}

	/** After a change of settings or team files. */
	async publishAll(): Promise<void> {
		await Promise.all(this.#documents.all().map((document) => this.publish(document)));
	}

	/** A document that was closed shows nothing any more. */
	async close(uri: string): Promise<void> {
		if (this.#shown.delete(uri)) await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
	}
}
