import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Layer } from "../core/team/layers.ts";
import type { TeamProblem } from "../core/team/parseTeamFile.ts";
import { createTeamConfig, type TeamConfig } from "../core/team/teamConfig.ts";
import type { Roots } from "./roots.ts";

/** The team files of one root; the entry file gives one for each folder on disk. */
export interface TeamFileReader {
	/** The layers for a folder of the root ("" is the root itself), and what is wrong in the files. */
	load(folder: string): Promise<{
		readonly layers: readonly Layer[];
		readonly problems: readonly (TeamProblem & { readonly uri: string })[];
	}>;
	/** Files may have changed. */
	forget(): void;
}

/** Opens the team files of a root; undefined for roots that are not on disk (virtual workspaces). */
export type OpenTeamFiles = (
	rootUri: string,
	openText: (uri: string) => string | undefined,
	trusted: boolean,
) => TeamFileReader | undefined;

const noLayers: readonly Layer[] = [];

/** The team files in force for each document, and their mistakes as diagnostics. */
export class TeamLayers {
	readonly #connection: Connection;
	readonly #documents: TextDocuments<TextDocument>;
	readonly #roots: Roots;
	readonly #open: OpenTeamFiles;
	readonly #readers = new Map<string, TeamFileReader | undefined>();
	#trusted = false;
	readonly #reported = new Map<string, readonly TeamProblem[]>();

	constructor(
		connection: Connection,
		documents: TextDocuments<TextDocument>,
		roots: Roots,
		open: OpenTeamFiles,
	) {
		this.#connection = connection;
		this.#documents = documents;
		this.#roots = roots;
		this.#open = open;
	}

	async layersOf(uri: string): Promise<{ file: string; layers: readonly Layer[] }> {
		const place = this.#roots.locate(uri);
		if (!place) return { file: uri.slice(uri.lastIndexOf("/") + 1), layers: noLayers };
		const folder = place.path.slice(0, Math.max(0, place.path.lastIndexOf("/")));
		const loaded = await this.#readerOf(place.root)?.load(folder);
		if (loaded) this.#report(loaded.problems);
		return { file: place.path, layers: loaded?.layers ?? noLayers };
	}

	/** The configuration in force at the top of each root. */
	async configs(): Promise<readonly TeamConfig[]> {
		const loaded = this.#roots.all.map((root) => this.#readerOf(root)?.load(""));
		return (await Promise.all(loaded)).map((each) => createTeamConfig(each?.layers ?? noLayers));
	}

	/** After a change of a team file, on disk or in an editor. */
	async refresh(): Promise<void> {
		for (const reader of this.#readers.values()) reader?.forget();
		const before = [...this.#reported.keys()];
		this.#reported.clear();
		for (const root of this.#roots.all) {
			const loaded = await this.#readerOf(root)?.load("");
			if (loaded) this.#report(loaded.problems);
		}
		for (const uri of before.filter((each) => !this.#reported.has(each))) {
			await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
		}
	}

	/** Trust decides what team files may reach; it is never taken back while a window is open. */
	async setTrusted(trusted: boolean): Promise<void> {
		this.#trusted = trusted;
		this.#readers.clear();
		await this.refresh();
	}

	#readerOf(root: string): TeamFileReader | undefined {
		if (!this.#readers.has(root)) {
			const textOf = (uri: string) => this.#documents.get(uri)?.getText();
			this.#readers.set(root, this.#open(root, textOf, this.#trusted));
		}
		return this.#readers.get(root);
	}

	/** Diagnostics are sent when they differ from the last ones. */
	#report(problems: readonly (TeamProblem & { readonly uri: string })[]): void {
		for (const [uri, ofFile] of Map.groupBy(problems, (problem) => problem.uri)) {
			if (JSON.stringify(this.#reported.get(uri)) === JSON.stringify(ofFile)) continue;
			this.#reported.set(uri, ofFile);
			void this.#connection.sendDiagnostics({
				uri,
				diagnostics: ofFile.map(({ line, column, start, end, message, severity }) => ({
					range: {
						start: { line: line - 1, character: column - 1 },
						end: { line: line - 1, character: column - 1 + Math.max(1, end - start) },
					},
					message,
					severity: severity === "error" ? 1 : 2,
					source: "Prompt Cost Lens",
				})),
			});
		}
	}
}
