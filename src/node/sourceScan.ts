import { join } from "node:path";
import type { ReportPosition } from "../core/estimate/callSiteReport.ts";
import type { DocumentContent } from "../core/estimate/documentKind.ts";
import { type Findings, type SearchScope, searchDocument } from "../core/estimate/findCallSites.ts";
import { LineIndex } from "../core/estimate/lineIndex.ts";
import type { Sender } from "../core/estimate/senders.ts";
import type { HostedSource } from "../core/languages/hosts/host.ts";
import { findLanguage } from "../core/languages/languages.ts";
import { TookTooLong } from "../core/languages/workTime.ts";
import type { DeclaredWrapper } from "../core/project/callerFilter.ts";
import { skipReason } from "../core/project/skipReason.ts";
import type { CallSitePricer } from "./callSitePricer.ts";
import { type Grammars, openGrammars } from "./grammars.ts";
import { openProject } from "./projectFiles.ts";
import type { ScannedFile, ScanWorkerData } from "./scanMessages.ts";
import { startWorkTime, type WorkTime } from "./threadTime.ts";

/** Parses and prices files on a scanning thread. */
export interface SourceScan {
	/** Call sites of a file; its functions that send what callers give them are added to `wrappers`. */
	scanFile(
		file: string,
		text: string,
		scope: SearchScope,
		wrappers: DeclaredWrapper[],
	): Promise<ScannedFile>;
	/** Lets go of imported files beyond the newest, and of what is remembered for editors. */
	endBatch(): void;
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

/** What all scans of a thread parse and price with. */
export interface SourceScanner {
	/** Opens the scan of a folder; `files` are all of it, relative to `root`. */
	openScan(root: string, files: readonly string[]): SourceScan;
}

/** Opens what files are parsed with. */
export function openSourceScanner(data: ScanWorkerData): SourceScanner {
	const grammars = openGrammars([join(data.assetFolder, "grammars")]);
	let opening: Promise<(root: string) => CallSitePricer> | undefined;

	/** Most files hold no call: what prices them is read with the first one. */
	async function loadPricers(): Promise<(root: string) => CallSitePricer> {
		const { openPricers } = await import("./callSitePricer.ts");
		return openPricers(data);
	}

	async function pricerOf(root: string): Promise<CallSitePricer> {
		opening ??= loadPricers();
		return (await opening)(root);
	}

	return { openScan: (root, files) => openSourceScan(root, files, grammars, pricerOf) };
}

function openSourceScan(
	root: string,
	files: readonly string[],
	grammars: Grammars,
	pricerOf: (root: string) => Promise<CallSitePricer>,
): SourceScan {
	let opening: Promise<CallSitePricer> | undefined;

	const project = openProject(root, grammars, { files: files.length > 1 ? files : undefined });

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
		text: string,
		scope: SearchScope,
		wrappers: DeclaredWrapper[],
	): Promise<ScannedFile> {
		const time = startWorkTime(fileMilliseconds);
		const content = await readContent(file, text);
		if (content.kind === "none") return { file, callSites: [], skipped: content.reason };
		const found =
			content.kind === "findings" ? content : await searchAll(file, content, scope, time);
		if (typeof found === "string") return { file, callSites: [], skipped: found };
		const { callSites } = found.findings;
		if ("wrappers" in found) wrappers.push(...found.wrappers);
		if (callSites.length === 0) return { file, callSites: [], skipped: undefined };
		const placeOf = (content.kind === "source" && content.placeOf) || placesIn(text);
		opening ??= pricerOf(root);
		const pricer = await opening;
		const reports = await pricer.report({ file, callSites, placeOf, checkTime: time.check });
		return { file, callSites: reports, skipped: undefined };
	}

	return {
		scanFile: (file, text, scope, wrappers) =>
			orSkipped(file, () => scanFile(file, text, scope, wrappers)),
		endBatch: () => {
			project.trim(keptImports);
			project.clearUsedFiles();
		},
	};
}

/** What there is in a file. The parsers of prompt files and hosts are read with the first of them. */
async function readContent(file: string, text: string): Promise<DocumentContent> {
	const language = findLanguage(file);
	const reason = language && skipReason(text);
	if (reason !== undefined) return { kind: "none", reason };
	if (language !== undefined) return { kind: "source", language, text, placeOf: undefined };
	const { findDocumentKind, readDocument } = await import("../core/estimate/documentKind.ts");
	const kind = findDocumentKind(file);
	if (kind === undefined) return { kind: "none", reason: "it is of no known kind" };
	return readDocument(kind, text, file);
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
