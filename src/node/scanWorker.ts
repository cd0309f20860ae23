import { readFileSync } from "node:fs";
import nodeModule from "node:module";
import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { type ReportPosition, reportCallSite } from "../core/estimate/callSiteReport.ts";
import {
	type DocumentKind,
	findDocumentKind,
	readDocument,
} from "../core/estimate/documentKind.ts";
import { type EstimateContext, estimateCallSite } from "../core/estimate/estimate.ts";
import { type Findings, type SearchScope, searchDocument } from "../core/estimate/findCallSites.ts";
import { LineIndex } from "../core/estimate/lineIndex.ts";
import type { Sender } from "../core/estimate/senders.ts";
import type { HostedSource } from "../core/languages/hosts/host.ts";
import { TookTooLong } from "../core/languages/workTime.ts";
import {
	type CallerChance,
	CallerFilter,
	type DeclaredWrapper,
} from "../core/project/callerFilter.ts";
import { mightContainCallSites } from "../core/project/callSiteFilter.ts";
import { createTeamConfig } from "../core/team/teamConfig.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
import { openGrammars } from "./grammars.ts";
import { useFetchedPrices } from "./priceFeed.ts";
import { openProject } from "./projectFiles.ts";
import type { ScanBatch, ScanEnd, ScannedFile, ScanReply, ScanWorkerData } from "./scanMessages.ts";
import { TeamFiles } from "./teamFiles.ts";
import { startWorkTime, type WorkTime } from "./threadTime.ts";
import { createVocabularyReader } from "./vocabularies.ts";

/** A reply that is being filled. */
interface OpenReply extends ScanReply {
	readonly results: ScannedFile[];
	readonly wrappers: DeclaredWrapper[];
	readonly doubtful: string[];
	parsed: number;
}

interface Searched {
	readonly findings: Findings;
	readonly wrappers: readonly DeclaredWrapper[];
}

/**
 * Processor time for one file: parsing, finding its calls and counting their tokens. A well-formed file of the largest size that is
 * read takes a fraction of it.
 */
const fileMilliseconds = 2_000;
/** Imported files whose trees are kept from one batch to the next. */
const keptImports = 500;

/** Scans batches of files on a thread until it ends; reads them itself. */
export function serveScan(port: MessagePort, data: ScanWorkerData): void {
	const clock = new Float64Array(data.clock);
	const counter = createTokenCounter(createVocabularyReader(data.assetFolder));
	const teamFiles = new TeamFiles({
		root: data.root,
		dataFolder: data.dataFolder,
		fetchText: undefined,
		trusted: true,
	});

	/** Estimates with the team files of the folder that a file stands in. */
	async function contextOf(file: string): Promise<EstimateContext> {
		const { layers } = await teamFiles.load(file.slice(0, Math.max(0, file.lastIndexOf("/"))));
		return { counter, config: createTeamConfig(layers), file, today: data.today };
	}

	const grammars = openGrammars([join(data.assetFolder, "grammars")]);

	const files = data.list.split("\n");
	const project = openProject(data.root, grammars, { files: files.length > 1 ? files : undefined });

	async function search(
		file: string,
		source: HostedSource,
		scope: SearchScope,
		time: WorkTime,
	): Promise<Searched | string> {
		const { language, text } = source;
		const parser = await grammars.parserFor(language);
		const tree = parser.parse(text, time.isOver);
		if (!tree) return `parsing takes longer than ${fileMilliseconds} ms`;
		const document = { path: file, language: language.id, text, tree, checkTime: time.check };
		const { findings, senders } = searchDocument(document, project, scope);
		return { findings, wrappers: senders.map((one) => declare(one, file)) };
	}

	/** Searches all languages that a file holds; call sites in its order. */
	async function searchAll(
		file: string,
		source: HostedSource,
		scope: SearchScope,
		time: WorkTime,
	): Promise<Searched | string> {
		const found = await search(file, source, scope, time);
		if (typeof found === "string") return found;
		const callSites = [...found.findings.callSites];
		for (const other of source.others ?? []) {
			const more = await search(file, other, scope, time);
			if (typeof more !== "string") callSites.push(...more.findings.callSites);
		}
		callSites.sort((a, b) => a.anchor.start - b.anchor.start);
		return { ...found, findings: { ...found.findings, callSites } };
	}

	async function scanFile(
		file: string,
		kind: DocumentKind,
		text: string,
		scope: SearchScope,
		wrappers: DeclaredWrapper[],
	): Promise<ScannedFile> {
		const time = startWorkTime(fileMilliseconds);
		const content = readDocument(kind, text, file);
		if (content.kind === "none") return { file, callSites: [], skipped: content.reason };
		const found =
			content.kind === "findings" ? content : await searchAll(file, content, scope, time);
		if (typeof found === "string") return { file, callSites: [], skipped: found };
		const { callSites } = found.findings;
		if ("wrappers" in found) wrappers.push(...found.wrappers);
		if (callSites.length === 0) return { file, callSites: [], skipped: undefined };
		const placeOf = (content.kind === "source" && content.placeOf) || placesIn(text);
		const context = { ...(await contextOf(file)), checkTime: time.check };
		const reports = callSites.map((site) =>
			reportCallSite(estimateCallSite(site, context), file, placeOf(site.anchor.start)),
		);
		return { file, callSites: reports, skipped: undefined };
	}

	/** Takes one file of a batch; the reply holds what it yields. */
	async function takeFile(
		file: string,
		{ parsesDoubtful = false }: ScanBatch,
		callers: CallerFilter | undefined,
		reply: OpenReply,
	): Promise<void> {
		const kind = findDocumentKind(file);
		if (!kind) return;
		const bytes = readFileSync(join(data.root, file));
		const chance = chanceOf(kind, file, bytes, callers);
		if (chance === "none") return;
		if (chance === "doubtful" && !parsesDoubtful) {
			reply.doubtful.push(file);
			return;
		}
		reply.parsed++;
		const scope = callers === undefined ? "own" : scopeOfCaller(bytes);
		const scanned = await orSkipped(file, () =>
			scanFile(file, kind, bytes.toString("utf8"), scope, reply.wrappers),
		);
		if (scanned.callSites.length > 0 || scanned.skipped) reply.results.push(scanned);
	}

	let filter: CallerFilter | undefined;

	async function scanBatch(batch: ScanBatch): Promise<ScanReply> {
		const reply: OpenReply = { results: [], wrappers: [], doubtful: [], parsed: 0 };
		if (batch.callers?.wrappers) filter = new CallerFilter(batch.callers.wrappers);
		const callers = batch.callers ? filter : undefined;
		for (const [index, file] of batch.files.entries()) {
			clock[1] = Date.now();
			clock[0] = batch.offset + index;
			await takeFile(file, batch, callers, reply);
		}
		clock[0] = -1;
		project.trim(keptImports);
		return reply;
	}

	const prices = useFetchedPrices(data.dataFolder);
	port.on("message", async (request: ScanBatch | ScanEnd) => {
		if ("end" in request) {
			nodeModule.flushCompileCache?.();
			port.close();
			return;
		}
		await prices;
		port.postMessage(await scanBatch(request));
	});
}

/** What a file yields, or that it took too long. */
async function orSkipped(file: string, scan: () => Promise<ScannedFile>): Promise<ScannedFile> {
	try {
		return await scan();
	} catch (error) {
		if (error instanceof TookTooLong) return { file, callSites: [], skipped: error.message };
		throw error;
	}
}

/** Whether a file is worth parsing: what it may send by itself, or in a pass for callers what it may call. */
function chanceOf(
	{ kind }: DocumentKind,
	file: string,
	bytes: Uint8Array,
	callers: CallerFilter | undefined,
): CallerChance {
	if (callers !== undefined) return kind === "format" ? "none" : callers.chanceOf(file, bytes);
	return kind === "format" || mightContainCallSites(bytes) ? "likely" : "none";
}

/** A file without a word of an SDK was passed by before: what it sends by itself is looked for with the calls of others. */
function scopeOfCaller(bytes: Uint8Array): SearchScope {
	return mightContainCallSites(bytes) ? "foreign" : "all";
}

function declare({ name, className, outline, start }: Sender, file: string): DeclaredWrapper {
	const exported = outline.file.bindings.get("default") ?? [];
	const isDefault = exported.some(
		({ value }) => value?.start === start || (value?.kind === "name" && value.name === name),
	);
	return { name, file, className, isDefault };
}

function placesIn(text: string): (offset: number) => ReportPosition {
	const lines = new LineIndex(text);
	return (offset) => {
		const { line, character } = lines.positionAt(offset);
		return { line: line + 1, column: character + 1 };
	};
}
