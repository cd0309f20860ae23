import { join } from "node:path";
import {
	type Analysis,
	analyzeDocument,
	analyzeFindings,
	skippedAnalysis,
} from "../core/estimate/analyzeDocument.ts";
import { findDocumentKind, readDocument } from "../core/estimate/documentKind.ts";
import type { EstimateContext } from "../core/estimate/estimate.ts";
import { findLanguage } from "../core/languages/languages.ts";
import { matcherOf } from "../core/languages/outlineQuery.ts";
import { TookTooLong } from "../core/languages/workTime.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
import type { AnalysisRequest } from "./analysisWorker.ts";
import { DocumentMemos } from "./documentMemos.ts";
import { DocumentTrees } from "./documentTrees.ts";
import { openGrammars } from "./grammars.ts";
import { OpenProjects } from "./openProjects.ts";
import { startWorkTime } from "./threadTime.ts";
import { createVocabularyReader } from "./vocabularies.ts";

/** An analysis and the files of the root that were read or looked for: it is stale when one of them changes. */
export interface AnalysisResult {
	readonly analysis: Analysis;
	readonly usedFiles: readonly string[];
}

/** A result that says only why there is none. */
export function skippedResult(reason: string): AnalysisResult {
	return { analysis: skippedAnalysis(reason), usedFiles: [] };
}

/** Processor time for one document: parsing, finding its calls and counting their tokens. */
export const documentMilliseconds = 300;
/** The same for the first document of a thread: code is not compiled and vocabularies are not loaded yet. */
const firstDocumentMilliseconds = 1_500;

/** Analyses documents one after the other, and keeps what makes the next analysis of each quick. */
export class DocumentAnalyzer {
	readonly #grammars;
	readonly #trees;
	readonly #memos = new DocumentMemos();
	readonly #counter;
	readonly #projects;
	#isWarm = false;

	/** `assetFolder` holds `grammars/` and `vocabularies/`. */
	constructor(assetFolder: string) {
		this.#grammars = openGrammars([join(assetFolder, "grammars")]);
		this.#trees = new DocumentTrees(this.#grammars);
		this.#counter = createTokenCounter(createVocabularyReader(assetFolder), { edited: true });
		this.#projects = new OpenProjects(this.#grammars);
	}

	/** Bytes that the parser's memory has grown to; it never shrinks. */
	get parserBytes(): number {
		return this.#grammars.memoryBytes();
	}

	/** Loads what the first document of a language (an editor's id) would wait for. */
	async warmUp(editorId: string): Promise<void> {
		const language = findLanguage(editorId);
		if (!language) return;
		const parser = await this.#grammars.parserFor(language);
		matcherOf(language, parser.names);
		this.#counter.countWith("", "o200k_base");
	}

	/** `onReady` is called when grammar and text are there: from then on only this document can take the time. */
	async analyze(request: AnalysisRequest, onReady: () => void): Promise<AnalysisResult> {
		try {
			return await this.#analyze(request, onReady);
		} catch (error) {
			if (error instanceof TookTooLong) return skippedResult(error.message);
			throw error;
		}
	}

	async #analyze(request: AnalysisRequest, onReady: () => void): Promise<AnalysisResult> {
		const { path, editorId, text, style, file, layers } = request;
		const kind = findDocumentKind(file, editorId);
		if (!kind) return skippedResult(`there are no costs for ${editorId} files`);
		const language = kind.kind === "source" ? kind.language : undefined;
		const parser = language && (await this.#trees.prepare(language.id));
		onReady();
		const time = startWorkTime(this.#isWarm ? documentMilliseconds : firstDocumentMilliseconds);
		this.#isWarm = true;
		const { config, estimates } = this.#memos.of(path, layers);
		const context: EstimateContext = {
			counter: this.#counter,
			config,
			file,
			today: style.today,
			checkTime: time.check,
		};
		const content = readDocument(kind, text, file);
		if (content.kind === "none") return skippedResult(content.reason);
		if (content.kind === "findings") {
			const analysis = analyzeFindings(content.findings, { text }, context, style, estimates);
			return { analysis, usedFiles: [] };
		}
		if (content.placeOf) return skippedResult("open the file as a notebook to see its costs");
		const { id } = content.language;
		const hosted = parser ?? (await this.#trees.prepare(id));
		const tree = hosted.parse(path, content.text, time.isOver);
		if (!tree || time.isOver())
			return skippedResult(`parsing takes longer than ${documentMilliseconds} ms`);
		const project = this.#projects.open(request);
		const document = {
			path: file,
			language: id,
			text: content.text,
			fileText: text,
			tree,
			cellStarts: request.cellStarts,
			checkTime: time.check,
		};
		const analysis = analyzeDocument(document, context, style, project, estimates);
		return { analysis, usedFiles: [...(project?.takeUsedFiles() ?? [])] };
	}

	/** Frees what is kept of a document. */
	close(path: string): void {
		this.#trees.forget(path);
		this.#memos.forget(path);
		this.#projects.close(path);
	}

	/** A file on disk changed, appeared or went. */
	changeFile(root: string, file: string): void {
		this.#projects.forget(root, file);
	}

	/** Other prices came into force: everything is estimated anew. */
	forgetEstimates(): void {
		this.#memos.clear();
	}

	/** Nobody has asked for long: vocabularies are loaded again when somebody does. */
	rest(): void {
		this.#counter.release();
		this.#memos.clear();
	}
}
