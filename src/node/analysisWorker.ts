import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import {
	type Analysis,
	analyzeDocument,
	analyzeFindings,
	skippedAnalysis,
} from "../core/estimate/analyzeDocument.ts";
import { findDocumentKind, readDocument } from "../core/estimate/documentKind.ts";
import type { EstimateContext } from "../core/estimate/estimate.ts";
import type { HoverStyle } from "../core/estimate/hoverText.ts";
import type { Layer } from "../core/team/layers.ts";
import { createTeamConfig } from "../core/team/teamConfig.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
import { findDataFolder } from "./dataFolder.ts";
import { DocumentTrees } from "./documentTrees.ts";
import { openGrammars } from "./grammars.ts";
import { OpenProjects } from "./openProjects.ts";
import { useFetchedPrices } from "./priceFeed.ts";
import { createVocabularyReader } from "./vocabularies.ts";

/** One document to analyse, whole: the worker finds out by itself what changed since the last time. */
export interface AnalysisRequest {
	readonly id: number;
	/** What to call the document in reports, and the key under which its tree is kept for incremental parsing. */
	readonly path: string;
	/** The editor's language id; with the path it tells what kind of document it is. */
	readonly editorId: string;
	readonly text: string;
	readonly style: HoverStyle;
	/** The document relative to its root, with `/`. */
	readonly file: string;
	/** The root as an absolute path; undefined for documents outside every folder and in virtual workspaces. */
	readonly root: string | undefined;
	/** The team files in force for it. */
	readonly layers: readonly Layer[];
}

/** The answer to one request. */
interface DoneReply {
	readonly kind: "done";
	readonly id: number;
	readonly analysis: Analysis;
	/** Files of the root that the analysis read or looked for: it is stale when one of them changes. */
	readonly usedFiles: readonly string[];
}

/** `started` is sent when grammar and text are ready: from then on the deadline runs. */
export type AnalysisReply =
	| { readonly kind: "started"; readonly id: number }
	| DoneReply
	| {
			readonly kind: "failed";
			readonly id: number;
			readonly message: string;
			readonly stack: string;
	  };

/** What needs no answer: a document was closed, or other prices were fetched. */
export type AnalysisNotice =
	| { readonly close: string }
	| { readonly refreshPrices: true }
	/** A file on disk changed, appeared or went. */
	| { readonly root: string; readonly changedFile: string };

type AnalysisResult = Pick<DoneReply, "analysis" | "usedFiles">;

function skipped(reason: string): AnalysisResult {
	return { analysis: skippedAnalysis(reason), usedFiles: [] };
}

/** How long the parser itself may take before the document is skipped; the pool kills a thread that overruns this further. */
export const parseDeadlineMilliseconds = 300;

/** Answers analysis requests on a port until the thread ends. */
export function serveAnalysis(port: MessagePort, { assetFolder }: { assetFolder: string }): void {
	const grammars = openGrammars([join(assetFolder, "grammars")]);
	const trees = new DocumentTrees(grammars);
	const counter = createTokenCounter(createVocabularyReader(assetFolder));
	const projects = new OpenProjects(grammars);
	const reply = (message: AnalysisReply) => port.postMessage(message);

	async function analyze(request: AnalysisRequest): Promise<AnalysisResult> {
		const { id, path, editorId, text, style, file, layers } = request;
		const kind = findDocumentKind(file, editorId);
		if (!kind) return skipped(`there are no costs for ${editorId} files`);
		const context: EstimateContext = {
			counter,
			config: createTeamConfig(layers),
			file,
			today: style.today,
		};
		const content = readDocument(kind, text, file);
		if (content.kind === "none") return skipped(content.reason);
		if (content.kind === "findings") {
			reply({ kind: "started", id });
			const analysis = analyzeFindings(content.findings, { path, text }, context, style);
			return { analysis, usedFiles: [] };
		}
		if (content.placeOf) return skipped("open the file as a notebook to see its costs");
		const language = content.language.id;
		const parser = await trees.prepare(language);
		reply({ kind: "started", id });
		const tree = parser.parse(path, content.text, parseDeadlineMilliseconds);
		if (!tree) return skipped(`parsing takes longer than ${parseDeadlineMilliseconds} ms`);
		const project = projects.open(request);
		const document = { path: file, language, text: content.text, tree };
		const analysis = analyzeDocument(document, context, style, project);
		return { analysis, usedFiles: [...(project?.takeUsedFiles() ?? [])] };
	}

	const dataFolder = findDataFolder(process.env, process.platform);
	let queue: Promise<unknown> = useFetchedPrices(dataFolder);
	port.on("message", (request: AnalysisRequest | AnalysisNotice) => {
		if ("refreshPrices" in request) {
			queue = queue.then(() => useFetchedPrices(dataFolder));
			return;
		}
		if ("close" in request) {
			trees.forget(request.close);
			projects.close(request.close);
			return;
		}
		if ("changedFile" in request) {
			projects.forget(request.root, request.changedFile);
			return;
		}
		queue = queue.then(async () => {
			try {
				reply({ kind: "done", id: request.id, ...(await analyze(request)) });
			} catch (error) {
				const { message, stack } = error instanceof Error ? error : new Error(String(error));
				reply({ kind: "failed", id: request.id, message, stack: stack ?? "" });
			}
		});
	});
}
