import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { DeclaredWrapper } from "../core/project/callerFilter.ts";
import { filterBatchSizes, OwnPass, parseBatchSize } from "./ownPass.ts";
import type { ScanBatch, ScannedFile, ScanOf, ScanProgress, ScanReply } from "./scanMessages.ts";
import { addReply, emptyReply } from "./scanReplies.ts";
import { ScanThread } from "./scanThread.ts";
import { compileInTurn } from "./threadFlags.ts";
import { openWalk, type WalkOptions } from "./walkFiles.ts";

/** How scans are run. */
export interface ScannerOptions {
	readonly workerPath: string;
	readonly assetFolder: string;
	readonly dataFolder: string;
	/** ISO date of the prices. */
	readonly today: string;
	readonly threads?: number;
}

/** What a scan found, in the order of the files, and how many were looked at and parsed at all. */
export interface ScanResult {
	readonly files: readonly ScannedFile[];
	readonly found: number;
	readonly parsed: number;
}

/** Which files of a folder are scanned: those that can hold call sites. */
export type ScannedFolder = Omit<WalkOptions, "accepts" | "limit">;

/** A wrapper may be called by a wrapper: so many passes look for callers of those found before. */
const callerPasses = 3;
/** Files that call something of a wrapper's name, but do not name its module or class: so many are parsed to know. */
const maxDoubtful = 300;

/**
 * Finds and prices call sites on as many threads as there are cores; one scan at a time. The threads and what they compiled serve
 * scan after scan, until the scanner is closed; of the files they keep nothing.
 */
export class Scanner {
	readonly #threads: readonly ScanThread[];
	#scans = 0;

	constructor({ workerPath, threads, ...data }: ScannerOptions) {
		compileInTurn();
		this.#threads = Array.from(
			{ length: threads ?? availableParallelism() },
			() => new ScanThread(workerPath, data),
		);
	}

	/** Scans a file, or all files under a folder. Ends with every file answered. Throws when the path does not exist. */
	async scanPath(
		path: string,
		folder: ScannedFolder,
		onProgress: ScanProgress = () => undefined,
	): Promise<ScanResult> {
		let accepts: WalkOptions["accepts"] = () => true;
		const { root, batches } = openWalk(path, { ...folder, accepts: (file) => accepts(file) });
		// A thread takes as long to start as reading what tells documents by their paths.
		this.#threads[0]?.start();
		const { canHoldCallSites, findDocumentKind } = await import("../core/estimate/documentKind.ts");
		accepts = (file) => {
			const kind = findDocumentKind(file);
			return kind !== undefined && canHoldCallSites(kind);
		};
		return this.#scanBatches(root, batches, onProgress);
	}

	/** Ends the threads. */
	async close(): Promise<void> {
		await Promise.all(this.#threads.map((thread) => thread.dispose()));
	}

	/** Scans files while they are found, then those that may call wrappers of others. */
	async #scanBatches(
		root: string,
		batches: Iterable<readonly string[]>,
		onProgress: ScanProgress,
	): Promise<ScanResult> {
		const scan: ScanOf = { number: this.#scans++, root };
		const pass = new OwnPass(scan, this.#threads, onProgress);
		const [own, list] = await Promise.all([pass.run(), feed(pass, batches)]);
		const task = { scan, list };
		const callers = await findCallers(this.#threads, pass.files, task, own.wrappers);
		const files = inOrder(joinResults(own.results, callers), pass.files);
		return { files, found: pass.files.length, parsed: own.parsed };
	}
}

/** Hands files to a pass as they are found; gives all of them as one text. */
async function feed(pass: OwnPass, batches: Iterable<readonly string[]>): Promise<string> {
	for (const batch of batches) {
		if (batch.length === 0) continue;
		pass.push(batch);
		// Lets the threads' answers in.
		await setImmediate();
	}
	return pass.complete();
}

/** Scans known files in batches on all threads. */
async function runPass(
	threads: readonly ScanThread[],
	files: readonly string[],
	batchSize: number,
	task: Omit<ScanBatch, "offset" | "files">,
): Promise<ScanReply> {
	const joined = emptyReply();
	let next = 0;
	async function work(thread: ScanThread): Promise<void> {
		while (next < files.length) {
			const batch = { ...task, offset: next, files: files.slice(next, next + batchSize) };
			next += batchSize;
			const reply = await thread.scan(batch);
			addReply(joined, reply);
		}
	}
	await Promise.all(threads.map(work));
	return joined;
}

/**
 * Finds the callers of wrappers in other files, which hold no word of an SDK: only files that call something of a wrapper's name
 * are parsed. What is found may be a wrapper itself.
 */
async function findCallers(
	threads: readonly ScanThread[],
	files: readonly string[],
	scanned: Pick<ScanBatch, "scan" | "list">,
	declared: readonly DeclaredWrapper[],
): Promise<ReadonlyMap<string, ScannedFile>> {
	const found = new Map<string, ScannedFile>();
	const known = new Set<string>();
	let fresh = declared;
	for (let pass = 0; pass < callerPasses && fresh.length > 0; pass++) {
		for (const { file, name } of fresh) known.add(`${file}\n${name}`);
		const task = { ...scanned, callers: { pass, wrappers: fresh } };
		const likely = await runPass(threads, files, filterBatchSizes.least, task);
		const doubtful = likely.left.toSorted().slice(0, maxDoubtful);
		const asked = { ...task, parsesDoubtful: true };
		const more = await runPass(threads, doubtful, parseBatchSize, asked);
		for (const result of [...likely.results, ...more.results]) found.set(result.file, result);
		fresh = [...likely.wrappers, ...more.wrappers].filter(
			({ file, name }) => !known.has(`${file}\n${name}`),
		);
	}
	return found;
}

function joinResults(
	own: readonly ScannedFile[],
	callers: ReadonlyMap<string, ScannedFile>,
): readonly ScannedFile[] {
	const joined = new Map(own.map((result) => [result.file, result]));
	for (const [file, { callSites }] of callers) {
		const known = joined.get(file);
		const sites = [...(known?.callSites ?? []), ...callSites].sort(
			(a, b) => a.line - b.line || a.column - b.column,
		);
		if (sites.length > 0) joined.set(file, { file, callSites: sites, skipped: known?.skipped });
	}
	return [...joined.values()];
}

function inOrder(
	results: readonly ScannedFile[],
	files: readonly string[],
): readonly ScannedFile[] {
	if (results.length < 2) return results;
	const order = new Map(files.map((file, index) => [file, index]));
	return results.toSorted((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
}
