import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Analysis, skippedAnalysis } from "../core/estimate/analyzeDocument.ts";
import type { HoverStyle } from "../core/estimate/hoverText.ts";
import type { Layer } from "../core/team/layers.ts";
import type { Settings } from "./settings.ts";
import { type AnalyzedText, keepSites } from "./stableSites.ts";

/** Analyses one text off the server's own thread; resolves always. */
export interface Analyzer {
	analyze(document: {
		readonly path: string;
		readonly editorId: string;
		readonly text: string;
		readonly style: HoverStyle;
		readonly file: string;
		readonly layers: readonly Layer[];
	}): Promise<Analysis>;
	close(path: string): void;
}

/** What analyses ask about a document's place in the workspace. */
export interface DocumentPlaces {
	/** Why a document is left out (settings, `.gitignore`), or undefined. */
	exclusionOf(uri: string): Promise<string | undefined>;
	/** The document relative to its root, with `/`, and the team files in force for it. */
	layersOf(uri: string): Promise<{ readonly file: string; readonly layers: readonly Layer[] }>;
}

interface Entry {
	version: number;
	result: Promise<Analysis>;
	last: AnalyzedText | undefined;
}

/** The latest analysis of every open document; asks for each version once. */
export class Analyses {
	readonly #analyzer: Analyzer;
	readonly #places: DocumentPlaces;
	readonly #style: () => HoverStyle;
	readonly #settings: () => Settings;
	readonly #entries = new Map<string, Entry>();

	constructor(
		analyzer: Analyzer,
		places: DocumentPlaces,
		settings: () => Settings,
		style: () => HoverStyle,
	) {
		this.#analyzer = analyzer;
		this.#places = places;
		this.#settings = settings;
		this.#style = style;
	}

	/** The analysis of the document as it is now. */
	get(document: TextDocument): Promise<Analysis> {
		const entry = this.#entries.get(document.uri);
		if (entry && entry.version === document.version) return entry.result;
		const next: Entry = {
			version: document.version,
			result: this.#analyze(document, entry?.last),
			last: entry?.last,
		};
		this.#entries.set(document.uri, next);
		return next.result;
	}

	/** After a change of settings or prices: every document is looked at anew. */
	forgetAll(): void {
		this.#entries.clear();
	}

	close(uri: string): void {
		this.#entries.delete(uri);
		this.#analyzer.close(uri);
	}

	async #analyze(document: TextDocument, previous: AnalyzedText | undefined): Promise<Analysis> {
		const settings = this.#settings();
		if (!settings.enabled) return skippedAnalysis("costs are switched off (promptCost.enabled)");
		if (settings.disabledLanguages.includes(document.languageId)) {
			return skippedAnalysis(
				`costs are switched off for ${document.languageId} (promptCost.disabledLanguages)`,
			);
		}
		const excluded = await this.#places.exclusionOf(document.uri);
		if (excluded) return skippedAnalysis(excluded);
		const text = document.getText();
		const found = await this.#analyzer.analyze({
			path: document.uri,
			editorId: document.languageId,
			text,
			style: this.#style(),
			...(await this.#places.layersOf(document.uri)),
		});
		const current = { analysis: found, lines: text.split(/\r\n|\n|\r/) };
		const analysis = keepSites(previous, current);
		const entry = this.#entries.get(document.uri);
		if (entry?.version === document.version) entry.last = { ...current, analysis };
		return analysis;
	}
}
