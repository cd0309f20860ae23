import type { ScanBatch, ScanOf, ScanProgress, ScanReply } from "./scanMessages.ts";
import { addReply, emptyReply } from "./scanReplies.ts";
import type { ScanThread } from "./scanThread.ts";

/**
 * Files handed to a thread at a time that only asks their bytes. A thread waits for its next ones about as long as it asks the least
 * number of them, since all cores are taken; more than the greatest would be told too late to be worth parsing.
 */
export const filterBatchSizes = { least: 64, greatest: 512 } as const;
/** The same where they are parsed, which takes a hundred times as long. */
export const parseBatchSize = 32;
/** Files that a thread parses in about the time that another one takes to load what parses. */
const worthLoading = 24;

/**
 * The pass that finds what files say by themselves. Threads ask the bytes of files while they are found, and parse those that may
 * hold calls as soon as all files are known. Few such files are parsed by one thread: loading what parses takes each of them a while.
 */
export class OwnPass {
	readonly files: string[] = [];
	readonly #scan: ScanOf;
	readonly #threads: readonly ScanThread[];
	readonly #onProgress: ScanProgress;
	/** What was found; the files that are left are worth parsing and wait for it. */
	readonly #joined = emptyReply();
	readonly #loaded = new Set<ScanThread>();
	/** All files, joined by line breaks, once they are known. */
	#list: string | undefined;
	#asked = 0;
	#beingAsked = 0;
	#done = 0;
	#waiting: (() => void)[] = [];

	constructor(scan: ScanOf, threads: readonly ScanThread[], onProgress: ScanProgress) {
		this.#scan = scan;
		this.#threads = threads;
		this.#onProgress = onProgress;
	}

	push(files: readonly string[]): void {
		for (const file of files) this.files.push(file);
		this.#wake();
	}

	/** No more files will come; gives all of them as one text. */
	complete(): string {
		const list = this.files.join("\n");
		this.#list = list;
		this.#wake();
		return list;
	}

	/** Works until every file is answered, after `complete`. */
	async run(): Promise<ScanReply> {
		await Promise.all(this.#threads.map((thread) => this.#work(thread)));
		return this.#joined;
	}

	async #work(thread: ScanThread): Promise<void> {
		while (!this.#isOver()) {
			const batch = this.#takeLikely(thread) ?? this.#takeUnasked(thread);
			if (batch !== undefined) await this.#hand(thread, batch);
			else if (this.#isAsked()) return;
			else await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
	}

	async #hand(thread: ScanThread, batch: ScanBatch): Promise<void> {
		const reply = await thread.scan(batch);
		addReply(this.#joined, reply);
		if (batch.onlyFilters) this.#beingAsked -= batch.files.length;
		this.#done += batch.files.length - reply.left.length;
		this.#onProgress(this.#done, this.files.length);
		this.#wake();
	}

	#takeLikely(thread: ScanThread): ScanBatch | undefined {
		const waiting = this.#joined.left.length;
		if (this.#list === undefined || waiting === 0) return undefined;
		if (!this.#loaded.has(thread) && !this.#isWorthLoading(thread)) return undefined;
		this.#loaded.add(thread);
		const files = this.#joined.left.splice(0, Math.min(parseBatchSize, this.#shareOf(waiting)));
		return { scan: this.#scan, offset: 0, files, list: this.#list };
	}

	#isWorthLoading(thread: ScanThread): boolean {
		const loaded = this.#loaded.size;
		if (this.#joined.left.length > worthLoading * loaded && loaded > 0) return true;
		return loaded === 0 && this.#isReady(thread);
	}

	/** Whether a thread need not be started first, or no other one was. */
	#isReady(thread: ScanThread): boolean {
		return thread.isStarted || !this.#threads.some((one) => one.isStarted);
	}

	#takeUnasked(thread: ScanThread): ScanBatch | undefined {
		const offset = this.#asked;
		const files = this.files.slice(offset, offset + this.#filterBatchSize());
		if (files.length === 0) return undefined;
		const isLast = this.#list !== undefined && offset + files.length === this.files.length;
		if (isLast && !this.#isReady(thread)) return undefined;
		if (files.length < filterBatchSizes.least && this.#list === undefined) return undefined;
		this.#asked += files.length;
		this.#beingAsked += files.length;
		return { scan: this.#scan, offset, files, onlyFilters: true };
	}

	#filterBatchSize(): number {
		const { least, greatest } = filterBatchSizes;
		const share = this.#shareOf(this.files.length - this.#asked);
		return Math.max(least, Math.min(greatest, share));
	}

	/** So many files that every thread may come again before all are taken. */
	#shareOf(waiting: number): number {
		return Math.ceil(waiting / (2 * this.#threads.length));
	}

	/** Whether the bytes of all files have been asked, so that no more files will be found worth parsing. */
	#isAsked(): boolean {
		const isTaken = this.#list !== undefined && this.#asked === this.files.length;
		return isTaken && this.#beingAsked === 0;
	}

	#isOver(): boolean {
		return this.#isAsked() && this.#joined.left.length === 0;
	}

	#wake(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
}
