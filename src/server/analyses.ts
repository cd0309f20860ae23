import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Analysis, skippedAnalysis } from "../core/estimate/analyzeDocument.ts";
import type { HoverStyle } from "../core/estimate/hoverText.ts";
import type { Layer } from "../core/team/layers.ts";
import { analysisOfCell } from "./cellAnalysis.ts";
import type { NotebookView } from "./notebooks.ts";
import type { Settings } from "./settings.ts";
import { type AnalyzedText, keepSites } from "./stableSites.ts";

/** Analyses one text off the server's own thread; resolves always. */
export interface Analyzer {
	analyze(document: {
		readonly path: string;
		readonly editorId: string;
		readonly text: string;
		/** For the cells of a notebook as one text: the line that each begins at. */
		readonly cellStarts?: readonly number[];
		readonly style: HoverStyle;
		readonly file: string;
		readonly root: string | undefined;
		readonly layers: readonly Layer[];
	}): Promise<{ readonly analysis: Analysis; readonly usedFiles: readonly string[] }>;
	/** Loads what documents of these languages (the editor's ids) will need. */
	warmUp(editorIds: readonly string[]): void;
	close(path: string): void;
	/** A file on disk changed, appeared or went; paths as in `analyze`. */
	changeFile(root: string, file: string): void;
}

/** What analyses ask about a document's place in the workspace. */
export interface DocumentPlaces {
	/** Why a document is left out (settings, `.gitignore`), or undefined. */
	exclusionOf(uri: string): Promise<string | undefined>;
	/** The document relative to its root, with `/`, and the team files in force for it. */
	layersOf(uri: string): Promise<{ readonly file: string; readonly layers: readonly Layer[] }>;
	/** The root of a document and its path in it, with `/`; undefined outside every folder on disk. */
	placeOf(uri: string): { readonly root: string; readonly file: string } | undefined;
	/** The notebook of a cell; undefined for every other document. */
	notebookOf(document: TextDocument): NotebookView | undefined;
}

/** What is analysed as one text: a document, or the cells of a notebook. */
interface Unit {
	/** Keeps texts of several languages in one notebook apart. */
	readonly key: string;
	readonly uri: string;
	readonly version: string;
	readonly languageId: string;
	readonly text: () => string;
	readonly cellStarts?: readonly number[];
}

interface Entry {
	version: string;
	result: Promise<Analysis>;
	last: AnalyzedText | undefined;
	/** What other files of the root it depends on: `root` and path joined by a line break. */
	usedFiles: ReadonlySet<string>;
}

function keyOf(root: string, file: string): string {
	return `${root}\n${file}`;
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

	/** The analysis of the document as it is now; of a cell, what that of its notebook says of it. */
	async get(document: TextDocument): Promise<Analysis> {
		const notebook = this.#places.notebookOf(document);
		if (notebook !== undefined) {
			const { uri, version, languageId, text, cellStarts } = notebook;
			const key = `${uri}#${languageId}`;
			const unit: Unit = { key, uri, version, languageId, text: () => text, cellStarts };
			return analysisOfCell(await this.#analysisOf(unit), notebook);
		}
		const { uri, version, languageId } = document;
		const text = () => document.getText();
		return this.#analysisOf({ key: uri, uri, version: String(version), languageId, text });
	}

	#analysisOf(unit: Unit): Promise<Analysis> {
		const entry = this.#entries.get(unit.key);
		if (entry && entry.version === unit.version) return entry.result;
		const next: Entry = {
			version: unit.version,
			result: this.#analyze(unit, entry?.last),
			last: entry?.last,
			usedFiles: entry?.usedFiles ?? new Set(),
		};
		this.#entries.set(unit.key, next);
		return next.result;
	}

	/** After a change of settings or prices: every document is looked at anew. */
	forgetAll(): void {
		this.#entries.clear();
	}

	/** A document or a file on disk changed: whether analyses of other documents depended on it, and are forgotten. */
	invalidate(uri: string): boolean {
		const place = this.#places.placeOf(uri);
		if (!place) return false;
		this.#analyzer.changeFile(place.root, place.file);
		const key = keyOf(place.root, place.file);
		const stale = [...this.#entries].filter(([, { usedFiles }]) => usedFiles.has(key));
		for (const [dependent] of stale) if (dependent !== uri) this.#entries.delete(dependent);
		return stale.some(([dependent]) => dependent !== uri);
	}

	close(uri: string): void {
		this.#entries.delete(uri);
		this.#analyzer.close(uri);
	}

	async #analyze(unit: Unit, previous: AnalyzedText | undefined): Promise<Analysis> {
		const { uri, languageId, cellStarts } = unit;
		const settings = this.#settings();
		if (!settings.enabled) return skippedAnalysis("costs are switched off (promptCost.enabled)");
		if (settings.disabledLanguages.includes(languageId)) {
			return skippedAnalysis(
				`costs are switched off for ${languageId} (promptCost.disabledLanguages)`,
			);
		}
		const excluded = await this.#places.exclusionOf(uri);
		if (excluded) return skippedAnalysis(excluded);
		const text = unit.text();
		const root = this.#places.placeOf(uri)?.root;
		const { analysis: found, usedFiles } = await this.#analyzer.analyze({
			path: unit.key,
			editorId: languageId,
			text,
			...(cellStarts === undefined ? {} : { cellStarts }),
			style: this.#style(),
			root,
			...(await this.#places.layersOf(uri)),
		});
		const current = { analysis: found, text };
		const analysis = keepSites(previous, current);
		const entry = this.#entries.get(unit.key);
		if (entry?.version === unit.version) {
			entry.last = { ...current, analysis };
			entry.usedFiles = new Set(usedFiles.map((file) => keyOf(root ?? "", file)));
		}
		return analysis;
	}
}
