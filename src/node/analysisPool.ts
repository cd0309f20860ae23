import { createHash } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { AnalysisNotice, AnalysisReply, AnalysisRequest } from "./analysisWorker.ts";
import { type AnalysisResult, documentMilliseconds, skippedResult } from "./documentAnalyzer.ts";

/** A document as the pool takes it. */
export type DocumentToAnalyze = Omit<AnalysisRequest, "id">;

function hashOf({ editorId, text }: DocumentToAnalyze): string {
	return createHash("sha256").update(editorId).update(text).digest("base64");
}

interface Job {
	readonly id: number;
	document: DocumentToAnalyze;
	/** Whoever waits: those who asked for an older text of the document get the answer for the newest. */
	readonly waiting: ((result: AnalysisResult) => void)[];
}

/**
 * A thread gives a document up by itself when its processor time is used up. One that hangs in the parser cannot: it is killed
 * after this much more wall-clock time, for a healthy thread must not be killed only because others compute.
 */
const graceMilliseconds = 1_500;
/** The same for a thread's first document: it loads vocabularies and prices, and its code is not compiled yet. */
const firstGraceMilliseconds = 10_000;
/** Starting a thread and loading a grammar for the first time. */
const loadMilliseconds = 15_000;
/** Skipped contents that are remembered, so that a hostile text costs one thread only once. */
const maxSkipped = 500;

/** A thread's own memory, in MB: one that outgrows it ends, and its document is skipped. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/**
 * What a thread may fill before its whole memory is collected for the first time, in MB. V8 begins with a few, and went through
 * everything at each tenth edit of a long file; then every tenth took twice as long.
 */
const firstCollectionMb = 64;

function settle(job: Job, result: AnalysisResult): void {
	for (const resolve of job.waiting) resolve(result);
}

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
	readonly #onAnswer: (milliseconds: number) => void;
	#worker: Worker | undefined;
	#running: Job | undefined;
	#timer: NodeJS.Timeout | undefined;
	#isWarm = false;
	#nextId = 1;
	#disposed = false;

	/** `onAnswer` hears the processor time that each answered document took. */
	constructor(
		workerPath: string,
		assetFolder: string,
		reportFailure: ReportFailure,
		onAnswer: (milliseconds: number) => void = () => undefined,
	) {
		this.#workerPath = workerPath;
		this.#assetFolder = assetFolder;
		this.#reportFailure = reportFailure;
		this.#onAnswer = onAnswer;
	}

	/** Starts the thread, and loads what documents of these languages (the editor's ids) will need. */
	warmUp(editorIds: readonly string[]): void {
		this.#notify({ warmUp: editorIds });
	}

	/** Resolves always: what cannot be analysed comes back as skipped, with a reason. */
	analyze(document: DocumentToAnalyze): Promise<AnalysisResult> {
		const reason = this.#skipped.size > 0 && this.#skipped.get(hashOf(document));
		if (reason) return Promise.resolve(skippedResult(reason));
		return new Promise((resolve) => {
			const queued = this.#queue.find((job) => job.document.path === document.path);
			if (queued) {
				queued.document = document;
				queued.waiting.push(resolve);
				return;
			}
			this.#queue.push({ id: this.#nextId++, document, waiting: [resolve] });
			this.#runNext();
		});
	}

	/** Frees what is kept of a document. */
	close(path: string): void {
		if (this.#worker) this.#notify({ close: path });
	}

	/** After a file on disk changed that documents may import. */
	changeFile(root: string, changedFile: string): void {
		if (this.#worker) this.#notify({ root, changedFile });
	}

	/** After other prices were fetched: the next analysis uses them. */
	refreshPrices(): void {
		if (this.#worker) this.#notify({ refreshPrices: true });
	}

	async dispose(): Promise<void> {
		this.#disposed = true;
		clearTimeout(this.#timer);
		for (const job of [this.#running, ...this.#queue.splice(0)]) {
			if (job) settle(job, skippedResult("the language server is stopping"));
		}
		this.#running = undefined;
		await this.#worker?.terminate();
	}

	#notify(notice: AnalysisNotice): void {
		if (this.#disposed) return;
		this.#worker ??= this.#startWorker();
		this.#worker.postMessage(notice);
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
		setFlagsFromString(`--initial-old-space-size=${firstCollectionMb}`);
		const worker = new Worker(this.#workerPath, {
			workerData: { mode: "editor", assetFolder: this.#assetFolder },
			resourceLimits,
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
		if (reply.kind === "failed" && reply.id === undefined) this.#reportFailure(reply.stack);
		if (job === undefined || reply.id !== job.id) return;
		if (reply.kind === "started") {
			this.#armTimer(
				documentMilliseconds + (this.#isWarm ? graceMilliseconds : firstGraceMilliseconds),
				`reading it takes longer than ${documentMilliseconds} ms`,
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
		this.#onAnswer(reply.milliseconds);
		if (reply.isBloated) this.#endWorker();
		this.#finish(job, { analysis: reply.analysis, usedFiles: reply.usedFiles });
	}

	#armTimer(milliseconds: number, reason: string): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#abandon(reason), milliseconds);
	}

	/** Kills the thread and answers the document that was in it as skipped. */
	#abandon(reason: string): void {
		this.#endWorker();
		const job = this.#running;
		if (!job) return;
		this.#skipped.set(hashOf(job.document), reason);
		const [oldest] = this.#skipped.keys();
		if (this.#skipped.size > maxSkipped && oldest !== undefined) this.#skipped.delete(oldest);
		this.#finish(job, skippedResult(reason));
	}

	#endWorker(): void {
		const worker = this.#worker;
		this.#worker = undefined;
		void worker?.terminate();
	}

	#finish(job: Job, result: AnalysisResult): void {
		clearTimeout(this.#timer);
		this.#running = undefined;
		settle(job, result);
		this.#runNext();
	}
}
