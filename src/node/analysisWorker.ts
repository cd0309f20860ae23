import type { MessagePort } from "node:worker_threads";
import type { HoverStyle } from "../core/estimate/hoverText.ts";
import type { Layer } from "../core/team/layers.ts";
import { findDataFolder } from "./dataFolder.ts";
import { type AnalysisResult, DocumentAnalyzer } from "./documentAnalyzer.ts";
import { useFetchedPrices } from "./priceFeed.ts";
import { threadMilliseconds } from "./threadTime.ts";

/** One document to analyse, whole: the worker finds out by itself what changed since the last time. */
export interface AnalysisRequest {
	readonly id: number;
	/** What to call the document in reports, and the key under which its tree is kept for incremental parsing. */
	readonly path: string;
	/** The editor's language id; with the path it tells what kind of document it is. */
	readonly editorId: string;
	readonly text: string;
	/** For the cells of a notebook as one text: the line that each begins at, 0-based. */
	readonly cellStarts?: readonly number[];
	readonly style: HoverStyle;
	/** The document relative to its root, with `/`. */
	readonly file: string;
	/** The root as an absolute path; undefined for documents outside every folder and in virtual workspaces. */
	readonly root: string | undefined;
	/** The team files in force for it. */
	readonly layers: readonly Layer[];
}

/** The answer to one request. */
interface DoneReply extends AnalysisResult {
	readonly kind: "done";
	readonly id: number;
	/** Processor time of the thread that the document took, in milliseconds. */
	readonly milliseconds: number;
	/** The parser's memory has grown beyond what a thread may keep: it wants to be replaced. */
	readonly isBloated: boolean;
}

/** `started` is sent when grammar and text are ready: from then on only the document can take the time. */
export type AnalysisReply =
	| { readonly kind: "started"; readonly id: number }
	| DoneReply
	| {
			readonly kind: "failed";
			/** Undefined where it failed at something that no document waits for. */
			readonly id: number | undefined;
			readonly message: string;
			readonly stack: string;
	  };

/** What needs no answer. */
export type AnalysisNotice =
	/** A document was closed. */
	| { readonly close: string }
	/** Other prices were fetched. */
	| { readonly refreshPrices: true }
	/** Documents of these languages (the editor's ids) will be asked for soon. */
	| { readonly warmUp: readonly string[] }
	/** A file on disk changed, appeared or went. */
	| { readonly root: string; readonly changedFile: string };

/** A parser's memory never shrinks: a thread whose memory has grown beyond this is replaced. */
const maxParserBytes = 96 << 20;
/** After this long without a request vocabularies are dropped. */
const restMilliseconds = 10 * 60_000;

/** Answers analysis requests on a port until the thread ends. */
export function serveAnalysis(port: MessagePort, { assetFolder }: { assetFolder: string }): void {
	const analyzer = new DocumentAnalyzer(assetFolder);
	const dataFolder = findDataFolder(process.env, process.platform);
	const reply = (message: AnalysisReply) => port.postMessage(message);
	let resting: NodeJS.Timeout | undefined;

	async function answer(request: AnalysisRequest): Promise<void> {
		const { id } = request;
		let started = threadMilliseconds();
		try {
			const result = await analyzer.analyze(request, () => {
				reply({ kind: "started", id });
				started = threadMilliseconds();
			});
			const milliseconds = threadMilliseconds() - started;
			const isBloated = analyzer.parserBytes > maxParserBytes;
			reply({ kind: "done", id, ...result, milliseconds, isBloated });
		} catch (error) {
			const { message, stack } = error instanceof Error ? error : new Error(String(error));
			reply({ kind: "failed", id, message, stack: stack ?? "" });
		}
	}

	async function take(notice: AnalysisNotice): Promise<void> {
		if ("refreshPrices" in notice) {
			await useFetchedPrices(dataFolder);
			analyzer.forgetEstimates();
		} else if ("close" in notice) analyzer.close(notice.close);
		else if ("changedFile" in notice) analyzer.changeFile(notice.root, notice.changedFile);
		else for (const editorId of notice.warmUp) await analyzer.warmUp(editorId);
	}

	/** What goes wrong here shows again, with a reason, when a document needs it. */
	async function takeSafely(notice: AnalysisNotice): Promise<void> {
		try {
			await take(notice);
		} catch (error) {
			const { message, stack } = error instanceof Error ? error : new Error(String(error));
			reply({ kind: "failed", id: undefined, message, stack: stack ?? "" });
		}
	}

	let queue: Promise<unknown> = useFetchedPrices(dataFolder);
	port.on("message", (message: AnalysisRequest | AnalysisNotice) => {
		queue = queue.then(() => ("id" in message ? answer(message) : takeSafely(message)));
		clearTimeout(resting);
		resting = setTimeout(() => analyzer.rest(), restMilliseconds).unref();
	});
}
