import { type Connection, DiagnosticSeverity, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analyses } from "./analyses.ts";

/** What the editor names beside each message. */
export const problemSource = "Prompt Cost";

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
} as const;

/** The replacements that a diagnostic carries; the editor hands its `data` back as it was. */
export function readReplacements(data: unknown): readonly string[] {
	const listed = typeof data === "object" && data !== null && "replacements" in data;
	const { replacements } = listed ? data : { replacements: [] };
	return Array.isArray(replacements)
		? replacements.filter((each) => typeof each === "string").slice(0, 5)
		: [];
}

/** Lets those answer first who wait for the same analysis: an editor asks for lenses and hints, and nobody asks for problems. */
function answersFirst(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Publishes what is wrong with steering comments, and which rules of the team file calls break. */
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

	/** Looks at a document that was opened or changed: the analysis is the one that lenses are made of. */
	async publish(document: TextDocument): Promise<void> {
		const { uri, version } = document;
		const { problems } = await this.#analyses.get(document);
		await answersFirst();
		if (this.#documents.get(uri)?.version !== version) return;
		if (problems.length === 0 && !this.#shown.has(uri)) return;
		this.#shown.add(uri);
		if (problems.length === 0) this.#shown.delete(uri);
		await this.#connection.sendDiagnostics({
			uri,
			version,
			diagnostics: problems.map(({ range, message, code, severity, replacements }) => ({
				range,
				message,
				code,
				severity: severities[severity],
				source: problemSource,
				data: { replacements },
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
