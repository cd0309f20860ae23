import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { type Analysis, skippedAnalysis } from "../core/estimate/analyzeDocument.ts";
import {
	type AnalysisNotice,
	type AnalysisReply,
	type AnalysisRequest,
	parseDeadlineMilliseconds,
} from "./analysisWorker.ts";

/** A document as the pool takes it. */
export type DocumentToAnalyze = Omit<AnalysisRequest, "id">;

/** An analysis and the files of the root that it depends on. */
export interface AnalysisResult {
	readonly analysis: Analysis;
	readonly usedFiles: readonly string[];
}

function skipped(reason: string): AnalysisResult {
	return { analysis: skippedAnalysis(reason), usedFiles: [] };
}

function hashOf({ editorId, text }: DocumentToAnalyze): string {
	return createHash("sha256").update(editorId).update(text).digest("base64");
}

interface Job {
	readonly id: number;
	readonly document: DocumentToAnalyze;
	readonly resolve: (result: AnalysisResult) => void;
}

/**
 * After the parser's own deadline the thread has this long to finish or give up, then it is killed. Wall-clock time on a busy
 * machine: a healthy thread must not be killed only because others compute.
 */
const graceMilliseconds = 1_500;
/** The same for a thread's first document: it loads vocabularies and prices, and its code is not compiled yet. */
const firstGraceMilliseconds = 10_000;
/** Starting a thread and loading a grammar for the first time. */
const loadMilliseconds = 15_000;
/** Skipped contents that are remembered, so that a hostile text costs one thread only once. */
const maxSkipped = 500;

/** Where the pool tells what went wrong inside a thread. */
export type ReportFailure = (message: string) => void;

/**
 * Analyses documents on a thread that may be killed at any moment: a trap or an overrun marks that content as skipped, with the
 * reason; everything else goes on with a fresh thread.
 */
export class AnalysisPool {
	readonly #workerPath: string;
	readonly #assetFolder: string;
	readonly #reportFailure: ReportFailure;
	readonly #queue: Job[] = [];
	readonly #skipped = new Map<string, string>();
	#worker: Worker | undefined;
	#running: Job | undefined;
	#timer: NodeJS.Timeout | undefined;
	#isWarm = false;
	#nextId = 1;
	#disposed = false;

	constructor(workerPath: string, assetFolder: string, reportFailure: ReportFailure) {
		this.#workerPath = workerPath;
		this.#assetFolder = assetFolder;
		this.#reportFailure = reportFailure;
	}

	/** Resolves always: what cannot be analysed comes back as skipped, with a reason. */
	analyze(document: DocumentToAnalyze): Promise<AnalysisResult> {
		const reason = this.#skipped.size > 0 && this.#skipped.get(hashOf(document));
		if (reason) return Promise.resolve(skipped(reason));
		return new Promise((resolve) => {
			this.#queue.push({ id: this.#nextId++, document, resolve });
			this.#runNext();
		});
	}

	/** Frees what is kept of a document. */
	close(path: string): void {
		this.#worker?.postMessage({ close: path });
	}

	/** After a file on disk changed that documents may import. */
	changeFile(root: string, changedFile: string): void {
		this.#worker?.postMessage({ root, changedFile } satisfies AnalysisNotice);
	}

	/** After other prices were fetched: the next analysis uses them. */
	refreshPrices(): void {
		this.#worker?.postMessage({ refreshPrices: true });
	}

	async dispose(): Promise<void> {
		this.#disposed = true;
		clearTimeout(this.#timer);
		for (const job of [this.#running, ...this.#queue.splice(0)]) {
			job?.resolve(skipped("the language server is stopping"));
		}
		this.#running = undefined;
		await this.#worker?.terminate();
	}

	#runNext(): void {
		if (this.#disposed || this.#running) return;
		const job = this.#queue.shift();
		if (!job) return;
		this.#running = job;
		this.#worker ??= this.#startWorker();
		this.#armTimer(loadMilliseconds, "its grammar could not be loaded in time");
		const request: AnalysisRequest = { id: job.id, ...job.document };
		this.#worker.postMessage(request);
	}

	#startWorker(): Worker {
		this.#isWarm = false;
		const worker = new Worker(this.#workerPath, {
			workerData: { mode: "editor", assetFolder: this.#assetFolder },
		});
		worker.on("message", (reply: AnalysisReply) => this.#receive(reply));
		worker.on("error", (error) => {
			this.#reportFailure(`The parser thread failed: ${error.stack ?? error.message}`);
			this.#abandon("the parser failed on it");
		});
		worker.on("exit", () => {
			if (this.#worker === worker) this.#worker = undefined;
		});
		return worker;
	}

	#receive(reply: AnalysisReply): void {
		const job = this.#running;
		if (reply.id !== job?.id) return;
		if (reply.kind === "started") {
			this.#armTimer(
				parseDeadlineMilliseconds + (this.#isWarm ? graceMilliseconds : firstGraceMilliseconds),
				`reading it takes longer than ${parseDeadlineMilliseconds} ms`,
			);
			return;
		}
		if (reply.kind === "failed") {
			// A trapped WebAssembly module stays broken: only a new thread is safe.
			this.#reportFailure(`Skipped ${job.document.path}: ${reply.stack}`);
			this.#abandon(`the parser failed on it (${reply.message})`);
			return;
		}
		this.#isWarm = true;
		this.#finish(job, { analysis: reply.analysis, usedFiles: reply.usedFiles });
	}

	#armTimer(milliseconds: number, reason: string): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#abandon(reason), milliseconds);
	}

	/** Kills the thread and answers the document that was in it as skipped. */
	#abandon(reason: string): void {
		const worker = this.#worker;
		this.#worker = undefined;
		void worker?.terminate();
		const job = this.#running;
		if (!job) return;
		this.#skipped.set(hashOf(job.document), reason);
		const [oldest] = this.#skipped.keys();
		if (this.#skipped.size > maxSkipped && oldest !== undefined) this.#skipped.delete(oldest);
		this.#finish(job, skipped(reason));
	}

	#finish(job: Job, result: AnalysisResult): void {
		clearTimeout(this.#timer);
		this.#running = undefined;
		job.resolve(result);
		this.#runNext();
	}
}
