import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ScanBatch, ScannedFile, ScanReply, ScanWorkerData } from "./scanWorker.ts";

/** Files handed to a thread at a time: enough to hide the messaging, few enough to share the work evenly. */
const batchSize = 64;
/**
 * A thread that stands on one file for longer is killed, and the file skipped. The parser has its own, shorter deadline; this one
 * is for stalls only, and must not hit a healthy thread that loads its vocabularies on a busy machine.
 */
const fileDeadlineMilliseconds = 3_000;
const watchMilliseconds = 50;

/** How a scan is run. */
export interface ScanOptions {
	readonly workerPath: string;
	readonly assetFolder: string;
	readonly dataFolder: string;
	/** ISO date of the prices. */
	readonly today: string;
	readonly onProgress: (filesDone: number) => void;
	readonly threads?: number;
}

/** What a scan found, in the order of the files, and how many were parsed at all. */
export interface ScanResult {
	readonly files: readonly ScannedFile[];
	readonly parsed: number;
}

/** A thread that may be killed and replaced; one batch in work at a time. */
class ScanThread {
	readonly #clock = new SharedArrayBuffer(16);
	readonly #data: ScanWorkerData;
	readonly #workerPath: string;
	#worker: Worker | undefined;

	constructor(workerPath: string, data: Omit<ScanWorkerData, "mode" | "clock">) {
		this.#workerPath = workerPath;
		this.#data = { mode: "scan", ...data, clock: this.#clock };
	}

	/** Scans a batch; files that trap the parser or overrun come back as skipped. */
	async scan(batch: ScanBatch): Promise<ScanReply> {
		const reply = await this.#attempt(batch);
		if (!("culprit" in reply)) return reply;
		const index = reply.culprit - batch.offset;
		const file = batch.files[index];
		if (file === undefined) throw new Error(`The scanning thread ended: ${reply.reason}`);
		const halves = [
			{ offset: batch.offset, files: batch.files.slice(0, index) },
			{ offset: reply.culprit + 1, files: batch.files.slice(index + 1) },
		];
		const results: ScannedFile[] = [{ file, callSites: [], skipped: reply.reason }];
		let parsed = 1;
		for (const half of halves) {
			if (half.files.length === 0) continue;
			const done = await this.scan(half);
			results.push(...done.results);
			parsed += done.parsed;
		}
		return { results, parsed };
	}

	async dispose(): Promise<void> {
		await this.#worker?.terminate();
		this.#worker = undefined;
	}

	/** One try: the reply, or the number of the file that the thread stood on when it died. */
	#attempt(batch: ScanBatch): Promise<ScanReply | { culprit: number; reason: string }> {
		const clock = new Float64Array(this.#clock);
		clock[0] = -1;
		this.#worker ??= new Worker(this.#workerPath, { workerData: this.#data });
		const worker = this.#worker;
		return new Promise((resolve) => {
			const end = (outcome: ScanReply | { culprit: number; reason: string }) => {
				clearInterval(watch);
				worker.off("message", receive);
				worker.off("error", fail);
				worker.off("exit", leave);
				if ("culprit" in outcome) {
					this.#worker = undefined;
					void worker.terminate();
				}
				resolve(outcome);
			};
			const watch = setInterval(() => {
				const index = clock[0] ?? -1;
				if (index < 0 || Date.now() - (clock[1] ?? 0) < fileDeadlineMilliseconds) return;
				end({
					culprit: index,
					reason: `reading it takes longer than ${fileDeadlineMilliseconds} ms`,
				});
			}, watchMilliseconds);
			const receive = (reply: ScanReply) => end(reply);
			const fail = (error: Error) =>
				end({ culprit: clock[0] ?? -1, reason: `the parser failed on it (${error.message})` });
			const leave = () => end({ culprit: clock[0] ?? -1, reason: "the parser ended on it" });
			// Only these: removing all listeners would take Node's own, and the thread would fall silent.
			worker.on("exit", leave);
			worker.on("message", receive);
			worker.on("error", fail);
			worker.postMessage(batch);
		});
	}
}

/** Finds and prices the call sites of many files on as many threads as there are cores. Ends with every file answered. */
export async function scanFiles(
	root: string,
	files: readonly string[],
	options: ScanOptions,
): Promise<ScanResult> {
	const { assetFolder, dataFolder, today, workerPath } = options;
	const found: ScannedFile[] = [];
	let parsed = 0;
	let next = 0;
	let done = 0;
	const threads = Math.min(
		options.threads ?? availableParallelism(),
		Math.ceil(files.length / batchSize),
	);
	async function work(): Promise<void> {
		const thread = new ScanThread(workerPath, { assetFolder, dataFolder, root, today });
		try {
			while (next < files.length) {
				const batch = { offset: next, files: files.slice(next, next + batchSize) };
				next += batchSize;
				const reply = await thread.scan(batch);
				found.push(...reply.results);
				parsed += reply.parsed;
				done += batch.files.length;
				options.onProgress(done);
			}
		} finally {
			await thread.dispose();
		}
	}
	await Promise.all(Array.from({ length: threads }, work));
	const order = new Map(files.map((file, index) => [file, index]));
	found.sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
	return { files: found, parsed };
}
