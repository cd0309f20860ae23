import { closeSync, openSync, readSync } from "node:fs";
import nodeModule from "node:module";
import type { MessagePort } from "node:worker_threads";
import type { SearchScope } from "../core/estimate/findCallSites.ts";
import { findHost } from "../core/languages/hosts/hosts.ts";
import { findLanguage } from "../core/languages/languages.ts";
import { type CallerChance, CallerFilter } from "../core/project/callerFilter.ts";
import { mightContainCallSites } from "../core/project/callSiteFilter.ts";
import type { ScanBatch, ScanEnd, ScanReply, ScanWorkerData } from "./scanMessages.ts";
import { emptyReply, type OpenReply } from "./scanReplies.ts";
import type { SourceScan, SourceScanner } from "./sourceScan.ts";

/** The code that parses and prices. */
interface ParserCode {
	load(): Promise<Pick<typeof import("./sourceScan.ts"), "openSourceScanner">>;
	/** Keeps what was compiled of it for the next scan. */
	keep(afterMuchWork: boolean): void;
}

/** After so many files a thread has compiled all that trees like this one need. */
const muchParsed = 200;

/**
 * Scans batches of files on a thread until it ends; reads them itself. What parses and prices is loaded when the first file needs it:
 * most files of most trees hold no call.
 */
export function serveScan(port: MessagePort, data: ScanWorkerData, parser: ParserCode): void {
	const clock = new Float64Array(data.clock);
	const reader = new FileReader();
	let loading: Promise<SourceScanner> | undefined;
	let scanNumber: number | undefined;
	/** Of the present scan. */
	let opening: Promise<SourceScan> | undefined;
	let filter: CallerFilter | undefined;
	let parsed = 0;

	async function load(): Promise<SourceScanner> {
		const { openSourceScanner } = await parser.load();
		return openSourceScanner(data);
	}

	async function open(root: string, list: string): Promise<SourceScan> {
		loading ??= load();
		return (await loading).openScan(root, list.split("\n"));
	}

	/** Takes one file of a batch; the reply holds what it yields. */
	async function takeFile(file: string, batch: ScanBatch, reply: OpenReply): Promise<void> {
		const bytes = reader.read(`${batch.scan.root}/${file}`);
		const chance = chanceOf(file, bytes, batch, filter);
		if (chance === "none") return;
		const isLeft = batch.onlyFilters || (chance === "doubtful" && !batch.parsesDoubtful);
		const scan = isLeft ? undefined : await opening;
		if (scan === undefined) {
			reply.left.push(file);
			return;
		}
		reply.parsed++;
		parsed++;
		const scope = batch.callers ? scopeOfCaller(file, bytes) : "own";
		const scanned = await scan.scanFile(file, bytes.toString("utf8"), scope, reply.wrappers);
		if (scanned.callSites.length > 0 || scanned.skipped) reply.results.push(scanned);
	}

	async function scanBatch(batch: ScanBatch): Promise<ScanReply> {
		const reply = emptyReply();
		if (batch.scan.number !== scanNumber) {
			scanNumber = batch.scan.number;
			opening = undefined;
			filter = undefined;
		}
		if (batch.list !== undefined) opening ??= open(batch.scan.root, batch.list);
		if (batch.callers?.wrappers) filter = new CallerFilter(batch.callers.wrappers);
		for (const [index, file] of batch.files.entries()) {
			clock[1] = Date.now();
			clock[0] = batch.offset + index;
			await takeFile(file, batch, reply);
		}
		clock[0] = -1;
		(await opening)?.endBatch();
		return reply;
	}

	port.on("message", async (request: ScanBatch | ScanEnd) => {
		if ("end" in request) {
			nodeModule.flushCompileCache?.();
			parser.keep(parsed >= muchParsed);
			port.close();
			return;
		}
		port.postMessage(await scanBatch(request));
	});
}

/** Whether a file is worth parsing in a pass; those that the first pass found are. */
function chanceOf(
	file: string,
	bytes: Uint8Array,
	{ onlyFilters, callers }: ScanBatch,
	filter: CallerFilter | undefined,
): CallerChance {
	if (onlyFilters) return sendingChance(file, bytes);
	return callers === undefined ? "likely" : callerChance(file, bytes, filter);
}

/** Whether a file may send by itself. What only its path tells to be a prompt is always worth it. */
function sendingChance(file: string, bytes: Uint8Array): CallerChance {
	const language = findLanguage(file);
	if (language === undefined && findHost(file) === undefined) return "likely";
	return mightContainCallSites(bytes, language?.id) ? "likely" : "none";
}

/** Whether a file may call a wrapper of another one. */
function callerChance(
	file: string,
	bytes: Uint8Array,
	filter: CallerFilter | undefined,
): CallerChance {
	if (findLanguage(file) === undefined && findHost(file) === undefined) return "none";
	return filter?.chanceOf(file, bytes) ?? "none";
}

/** A file without a word of an SDK was passed by before: what it sends by itself is looked for with the calls of others. */
function scopeOfCaller(file: string, bytes: Uint8Array): SearchScope {
	return sendingChance(file, bytes) === "none" ? "all" : "foreign";
}

/** Reads one file after the other into the same memory. */
class FileReader {
	#memory = Buffer.allocUnsafeSlow(1 << 20);

	/** The bytes of a file, until the next one is read. */
	read(path: string): Buffer {
		const file = openSync(path, "r");
		try {
			let length = 0;
			for (;;) {
				const room = this.#memory.length - length;
				const count = readSync(file, this.#memory, length, room, null);
				length += count;
				// A read that does not fill the memory has come to the end of the file.
				if (count < room) return this.#memory.subarray(0, length);
				this.#memory = Buffer.concat([this.#memory], this.#memory.length * 2);
			}
		} finally {
			closeSync(file);
		}
	}
}
