import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import type { CallSite } from "../core/estimate/callSite.ts";
import {
	type CallSiteReport,
	type ReportPosition,
	reportCallSite,
} from "../core/estimate/callSiteReport.ts";
import {
	type DocumentKind,
	findDocumentKind,
	readDocument,
} from "../core/estimate/documentKind.ts";
import { type EstimateContext, estimateCallSite } from "../core/estimate/estimate.ts";
import { findCallSites } from "../core/estimate/findCallSites.ts";
import { LineIndex } from "../core/estimate/lineIndex.ts";
import type { HostedSource } from "../core/languages/hosts/host.ts";
import { mightContainCallSites } from "../core/project/callSiteFilter.ts";
import { createTeamConfig } from "../core/team/teamConfig.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
import { openGrammars } from "./grammars.ts";
import { useFetchedPrices } from "./priceFeed.ts";
import { openProject } from "./projectFiles.ts";
import { TeamFiles } from "./teamFiles.ts";
import { createVocabularyReader } from "./vocabularies.ts";

/** What a scanning thread is started with. `clock` holds [index of the file in work or -1, its start in ms]. */
export interface ScanWorkerData {
	readonly mode: "scan";
	readonly assetFolder: string;
	readonly root: string;
	/** The folder of the personal configuration. */
	readonly dataFolder: string;
	readonly today: string;
	readonly clock: SharedArrayBuffer;
}

/** Files to scan, relative to the root; `offset` numbers the first of them. */
export interface ScanBatch {
	readonly offset: number;
	readonly files: readonly string[];
}

/** What one file yielded. Files without findings and without a reason are not listed. */
export interface ScannedFile {
	readonly file: string;
	readonly callSites: readonly CallSiteReport[];
	readonly skipped: string | undefined;
}

export interface ScanReply {
	readonly results: readonly ScannedFile[];
	/** How many files of the batch were parsed: the others hold no word of any SDK. */
	readonly parsed: number;
}

const parseDeadlineMilliseconds = 300;
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

	const project = openProject(data.root, grammars);

	async function findIn(file: string, source: HostedSource): Promise<readonly CallSite[] | string> {
		const { language, text } = source;
		const parser = await grammars.parserFor(language);
		const started = performance.now();
		clock[1] = Date.now();
		const tree = parser.parse(text, null, {
			progressCallback: () => performance.now() - started > parseDeadlineMilliseconds,
		});
		if (!tree) {
			parser.reset();
			return `parsing takes longer than ${parseDeadlineMilliseconds} ms`;
		}
		try {
			return findCallSites({ path: file, language: language.id, text, tree }, project).callSites;
		} finally {
			tree.delete();
		}
	}

	async function scanFile(file: string, kind: DocumentKind, text: string): Promise<ScannedFile> {
		const content = readDocument(kind, text, file);
		if (content.kind === "none") return { file, callSites: [], skipped: content.reason };
		const found =
			content.kind === "findings" ? content.findings.callSites : await findIn(file, content);
		if (typeof found === "string") return { file, callSites: [], skipped: found };
		if (found.length === 0) return { file, callSites: [], skipped: undefined };
		const placeOf = (content.kind === "source" && content.placeOf) || placesIn(text);
		const context = await contextOf(file);
		const reports = found.map((site) =>
			reportCallSite(estimateCallSite(site, context), file, placeOf(site.anchor.start)),
		);
		return { file, callSites: reports, skipped: undefined };
	}

	async function scanBatch(batch: ScanBatch): Promise<ScanReply> {
		const results: ScannedFile[] = [];
		let parsed = 0;
		for (const [index, file] of batch.files.entries()) {
			clock[1] = Date.now();
			clock[0] = batch.offset + index;
			const kind = findDocumentKind(file);
			if (!kind) continue;
			const bytes = readFileSync(join(data.root, file));
			if (kind.kind !== "format" && !mightContainCallSites(bytes)) continue;
			parsed++;
			const scanned = await scanFile(file, kind, bytes.toString("utf8"));
			if (scanned.callSites.length > 0 || scanned.skipped) results.push(scanned);
		}
		clock[0] = -1;
		project.trim(keptImports);
		return { results, parsed };
	}

	const prices = useFetchedPrices(data.dataFolder);
	port.on("message", async (batch: ScanBatch) => {
		await prices;
		port.postMessage(await scanBatch(batch));
	});
}

function placesIn(text: string): (offset: number) => ReportPosition {
	const lines = new LineIndex(text);
	return (offset) => {
		const { line, character } = lines.positionAt(offset);
		return { line: line + 1, column: character + 1 };
	};
}
