import { availableParallelism } from "node:os";
import type { DeclaredWrapper } from "../core/project/callerFilter.ts";
import type { ScanBatch, ScannedFile, ScanReply } from "./scanMessages.ts";
import { ScanThread } from "./scanThread.ts";

/** Files handed to a thread at a time: enough to hide the messaging, few enough to share the work evenly. */
const batchSize = 64;
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

/** A wrapper may be called by a wrapper: so many passes look for callers of those found before. */
const callerPasses = 3;
/** Files that call something of a wrapper's name, but do not name its module or class: so many are parsed to know. */
const maxDoubtful = 300;

/** Finds and prices the call sites of many files on as many threads as there are cores. Ends with every file answered. */
export async function scanFiles(
	root: string,
	files: readonly string[],
	options: ScanOptions,
): Promise<ScanResult> {
	const { assetFolder, dataFolder, today, workerPath } = options;
	const threads = Array.from(
		{
			length: Math.min(
				options.threads ?? availableParallelism(),
				Math.ceil(files.length / batchSize),
			),
		},
		() =>
			new ScanThread(workerPath, { assetFolder, dataFolder, root, today, list: files.join("\n") }),
	);
	try {
		const own = await runPass(threads, files, {}, options.onProgress);
		const callers = await findCallers(threads, files, own.wrappers);
		return { files: inOrder(joinResults(own.results, callers), files), parsed: own.parsed };
	} finally {
		await Promise.all(threads.map((thread) => thread.dispose()));
	}
}

/** Scans files in batches on all threads. */
async function runPass(
	threads: readonly ScanThread[],
	files: readonly string[],
	task: Omit<ScanBatch, "offset" | "files">,
	onProgress: (filesDone: number) => void = () => undefined,
): Promise<ScanReply> {
	const results: ScannedFile[] = [];
	const wrappers: DeclaredWrapper[] = [];
	const doubtful: string[] = [];
	let parsed = 0;
	let next = 0;
	let done = 0;
	async function work(thread: ScanThread): Promise<void> {
		while (next < files.length) {
			const batch = { ...task, offset: next, files: files.slice(next, next + batchSize) };
			next += batchSize;
			const reply = await thread.scan(batch);
			results.push(...reply.results);
			wrappers.push(...reply.wrappers);
			doubtful.push(...reply.doubtful);
			parsed += reply.parsed;
			done += batch.files.length;
			onProgress(done);
		}
	}
	await Promise.all(threads.map(work));
	return { results, wrappers, doubtful, parsed };
}

/**
 * Finds the callers of wrappers in other files, which hold no word of an SDK: only files that call something of a wrapper's name
 * are parsed. What is found may be a wrapper itself.
 */
async function findCallers(
	threads: readonly ScanThread[],
	files: readonly string[],
	declared: readonly DeclaredWrapper[],
): Promise<ReadonlyMap<string, ScannedFile>> {
	const found = new Map<string, ScannedFile>();
	const known = new Set<string>();
	let fresh = declared;
	for (let pass = 0; pass < callerPasses && fresh.length > 0; pass++) {
		for (const { file, name } of fresh) known.add(`${file}\n${name}`);
		const callers = { pass, wrappers: fresh };
		const likely = await runPass(threads, files, { callers });
		const doubtful = likely.doubtful.toSorted().slice(0, maxDoubtful);
		const more = await runPass(threads, doubtful, { callers, parsesDoubtful: true });
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
	const order = new Map(files.map((file, index) => [file, index]));
	return results.toSorted((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0));
}
