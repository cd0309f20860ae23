import type { CallSiteReport } from "../core/estimate/callSiteReport.ts";
import type { DeclaredWrapper } from "../core/project/callerFilter.ts";

/** What a scanning thread is started with. `clock` holds [index of the file in work or -1, its start in ms]. */
export interface ScanWorkerData {
	readonly mode: "scan";
	readonly assetFolder: string;
	/** The folder of the personal configuration. */
	readonly dataFolder: string;
	readonly today: string;
	readonly clock: SharedArrayBuffer;
}

/** The wrappers whose callers a pass looks for; `wrappers` is left out where the thread knows them from an earlier batch. */
export interface CallerSearch {
	readonly pass: number;
	readonly wrappers?: readonly DeclaredWrapper[];
}

/** Which scan a batch belongs to: one thread serves several, one after the other. */
export interface ScanOf {
	readonly number: number;
	/** The folder of the scan, absolute. */
	readonly root: string;
}

/** Files to look at, relative to the root; `offset` numbers the first of them. */
export interface ScanBatch {
	readonly scan: ScanOf;
	readonly offset: number;
	readonly files: readonly string[];
	/** True where the thread only says which files are worth parsing: it starts before all files of the scan are known. */
	readonly onlyFilters?: boolean;
	/** All files of the scan, joined by line breaks (one string is cheaper to hand over than a list); the thread is told them once. */
	readonly list?: string;
	/** Set in a pass that looks for callers of other files' wrappers, and only for them; the thread is told these once. */
	readonly callers?: CallerSearch;
	/** Whether such a pass also parses files that only may call one by its name. */
	readonly parsesDoubtful?: boolean;
}

/** No more scans will come: the thread keeps its compiled code for the next process and leaves. */
export interface ScanEnd {
	readonly end: true;
}

/** Told how many files are done with, and how many there are as far as is known. */
export type ScanProgress = (filesDone: number, filesFound: number) => void;

/** What one file yielded. Files without findings and without a reason are not listed. */
export interface ScannedFile {
	readonly file: string;
	readonly callSites: readonly CallSiteReport[];
	readonly skipped: string | undefined;
}

export interface ScanReply {
	readonly results: readonly ScannedFile[];
	/** Functions of these files that send what their callers give them. */
	readonly wrappers: readonly DeclaredWrapper[];
	/** Files that were not parsed although they are worth it, or may call a wrapper. */
	readonly left: readonly string[];
	/** How many files of the batch were parsed. */
	readonly parsed: number;
}
