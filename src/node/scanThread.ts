import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { ScanBatch, ScanEnd, ScanReply, ScanWorkerData } from "./scanMessages.ts";
import { addReply, emptyReply } from "./scanReplies.ts";

/**
 * A thread that stands on one file while the process takes more processor time than this is killed, and the file skipped. The work
 * on a file has its own, shorter limit; this one is for stalls only, and a busy machine must not bring it about.
 */
const stallMilliseconds = 5_000;
/** A file that cannot be read is given up after this time, whatever the processor does. */
const waitMilliseconds = 60_000;
const watchMilliseconds = 50;
/** A thread that has not left by itself after this time is ended. */
const endMilliseconds = 500;

/** Room for objects that live as long as one file: with less of it, the collector copies those in use more often. */
const youngMegabytes = 64;

/** Processor time of all threads together, which is at least that of any one of them. */
function processMilliseconds(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** A thread that may be killed and replaced; one batch in work at a time. */
export class ScanThread {
	readonly #clock = new SharedArrayBuffer(16);
	readonly #data: ScanWorkerData;
	readonly #workerPath: string;
	#worker: Worker | undefined;
	/** The last scan, and the last pass whose wrappers, the worker was told of. */
	#toldScan: number | undefined;
	#toldPass: number | undefined;
	#wasToldList = false;

	constructor(workerPath: string, data: Omit<ScanWorkerData, "mode" | "clock">) {
		this.#workerPath = workerPath;
		this.#data = { mode: "scan", ...data, clock: this.#clock };
	}

	/** Starts the worker ahead of its first batch. */
	start(): void {
		this.#open();
	}

	get isStarted(): boolean {
		return this.#worker !== undefined;
	}

	#open(): Worker {
		if (this.#worker === undefined) {
			const compiled = join(this.#data.dataFolder, "compiled");
			this.#worker = new Worker(this.#workerPath, {
				workerData: this.#data,
				env: { NODE_COMPILE_CACHE: compiled, ...process.env },
				resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
			});
			this.#toldScan = undefined;
		}
		return this.#worker;
	}

	/** Scans a batch; files that trap the parser or overrun come back as skipped. */
	async scan(batch: ScanBatch): Promise<ScanReply> {
		const reply = await this.#attempt(batch);
		if (!("culprit" in reply)) return reply;
		const index = reply.culprit - batch.offset;
		const file = batch.files[index];
		if (file === undefined) throw new Error(`The scanning thread ended: ${reply.reason}`);
		const halves = [
			{ ...batch, files: batch.files.slice(0, index) },
			{ ...batch, offset: reply.culprit + 1, files: batch.files.slice(index + 1) },
		];
		const joined = emptyReply();
		joined.results.push({ file, callSites: [], skipped: reply.reason });
		joined.parsed = 1;
		for (const half of halves) if (half.files.length > 0) addReply(joined, await this.scan(half));
		return joined;
	}

	async dispose(): Promise<void> {
		const worker = this.#worker;
		this.#worker = undefined;
		if (worker === undefined) return;
		const end: ScanEnd = { end: true };
		worker.postMessage(end);
		await Promise.race([
			once(worker, "exit"),
			setTimeout(endMilliseconds, undefined, { ref: false }),
		]);
		await worker.terminate();
	}

	/** One try: the reply, or the number of the file that the thread stood on when it died. */
	#attempt(batch: ScanBatch): Promise<ScanReply | { culprit: number; reason: string }> {
		const clock = new Float64Array(this.#clock);
		clock[0] = -1;
		const worker = this.#open();
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
			let standing = -1;
			let since = 0;
			const watch = setInterval(() => {
				const index = clock[0] ?? -1;
				if (index !== standing) {
					standing = index;
					since = processMilliseconds();
				}
				const isStalled = processMilliseconds() - since > stallMilliseconds;
				const isWaiting = Date.now() - (clock[1] ?? 0) > waitMilliseconds;
				if (index >= 0 && (isStalled || isWaiting))
					end({ culprit: index, reason: "reading it takes too long" });
			}, watchMilliseconds);
			const receive = (reply: ScanReply) => end(reply);
			const fail = (error: Error) =>
				end({ culprit: clock[0] ?? -1, reason: `the parser failed on it (${error.message})` });
			const leave = () => end({ culprit: clock[0] ?? -1, reason: "the parser ended on it" });
			// Only these: removing all listeners would take Node's own, and the thread would fall silent.
			worker.on("exit", leave);
			worker.on("message", receive);
			worker.on("error", fail);
			worker.postMessage(this.#tellOnce(batch));
		});
	}

	/** Leaves out what the worker knows already of a scan: the wrappers, and the list of all files. */
	#tellOnce({ list, callers, ...batch }: ScanBatch): ScanBatch {
		if (batch.scan.number !== this.#toldScan) {
			this.#toldScan = batch.scan.number;
			this.#toldPass = undefined;
			this.#wasToldList = false;
		}
		const told: ScanBatch = list === undefined || this.#wasToldList ? batch : { ...batch, list };
		this.#wasToldList ||= list !== undefined;
		if (callers === undefined) return told;
		const isKnown = callers.pass === this.#toldPass;
		this.#toldPass = callers.pass;
		return { ...told, callers: isKnown ? { pass: callers.pass } : callers };
	}
}
