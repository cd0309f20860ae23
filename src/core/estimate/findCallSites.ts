import type { LanguageId } from "../languages/language.ts";
import { languageOf } from "../languages/languages.ts";
import { type Outline, outlineOf } from "../languages/outline.ts";
import type { SyntaxTree } from "../languages/syntaxTree.ts";
import type { CheckTime } from "../languages/workTime.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { withSharedImports } from "../project/sharedImports.ts";
import type { CallSite } from "./callSite.ts";
import { findDeclaredCalls } from "./declaredCalls.ts";
import type { Problem } from "./directives.ts";
import { findInheritedRequests } from "./http/inheritedRequests.ts";
import { findModelNames, type ModelName } from "./modelNames.ts";
import { findOwnCallSites, type NearMiss, type OwnCallSites } from "./ownCallSites.ts";
import { findForeignWrapperCalls, findOwnWrapperCalls } from "./projectWrappers.ts";
import { findPromptConstants, type PromptConstant, type UsedText } from "./promptConstants.ts";
import { findSenders, type Sender } from "./senders.ts";
import { steerSource } from "./steer.ts";
import type { FoundCallSite } from "./wrapper.ts";

/** A parsed document. The caller keeps the tree and deletes it. */
export interface SourceDocument {
	readonly path: string;
	readonly language: LanguageId;
	/** UTF-16, as all offsets are. */
	readonly text: string;
	readonly tree: SyntaxTree;
	/** The whole file, where `text` is what of it is source. */
	readonly fileText?: string;
	/** Ends the work by throwing `TookTooLong`. */
	readonly checkTime?: CheckTime | undefined;
}

/** All that one document says about its requests. */
export interface Findings {
	/** In document order. */
	readonly callSites: readonly CallSite[];
	readonly promptConstants: readonly PromptConstant[];
	readonly modelNames: readonly ModelName[];
	readonly nearMisses: readonly NearMiss[];
	/** What is wrong with steering comments. */
	readonly problems: readonly Problem[];
	readonly hasSyntaxErrors: boolean;
}

/** Which call sites are looked for: those that the document tells by itself, callers of wrappers in other files, or both. */
export type SearchScope = "own" | "foreign" | "all";

/** The findings of a document, and what it declares whose callers in other files send. */
export interface SearchedDocument {
	readonly findings: Findings;
	readonly senders: readonly Sender[];
}

/** Finds every call site of a document, with its values resolved as far as source code tells them. */
export function findCallSites(document: SourceDocument, project?: ProjectIndex): Findings {
	return searchDocument(document, project, "all").findings;
}

/** Finds the call sites of a document as far as `scope` says; a scan looks for callers of other files' wrappers in a second pass. */
export function searchDocument(
	document: SourceDocument,
	project: ProjectIndex | undefined,
	scope: SearchScope,
): SearchedDocument {
	const { path, text, tree, checkTime } = document;
	const own = outlineOf(path, languageOf(document.language), text, tree, checkTime);
	const outline = withSharedImports(own, project);
	const { found, nearMisses } = scope === "foreign" ? NOTHING : findOwn(outline, project);
	const foreign = scope === "own" || project === undefined ? [] : findForeign(outline, project);
	const { callers, wrappers } = findOwnWrapperCalls(outline, [...found, ...foreign], project);
	const all = distinct([...found, ...foreign, ...callers]);
	const callSites = all.map((one) => one.callSite);
	// Only an editor shows what is no call site; it asks for everything.
	const isShown = scope === "all";
	const findings: Findings = {
		callSites,
		promptConstants: isShown ? findPromptConstants(outline, textsOf(all), callSites) : [],
		modelNames: isShown ? findModelNames(text) : [],
		nearMisses,
		problems: [],
		hasSyntaxErrors: tree.rootNode.hasError,
	};
	const senders = scope === "foreign" ? [] : findSenders(outline, project);
	return { findings: steerSource(findings, text, tree), senders: [...wrappers, ...senders] };
}

function findOwn(outline: Outline, project: ProjectIndex | undefined): OwnCallSites {
	const { found, nearMisses } = findOwnCallSites(outline, project);
	const declared = findDeclaredCalls(outline, project, "own");
	return { found: [...found, ...declared, ...findInheritedRequests(outline, project)], nearMisses };
}

function findForeign(outline: Outline, project: ProjectIndex): readonly FoundCallSite[] {
	return [
		...findDeclaredCalls(outline, project, "foreign"),
		...findForeignWrapperCalls(outline, project),
	];
}

function textsOf(all: readonly FoundCallSite[]): UsedText[] {
	return all.flatMap(({ texts }, callSite) => texts.map((source) => ({ source, callSite })));
}

const NOTHING: OwnCallSites = { found: [], nearMisses: [] };

/** In document order; a call that goes to several requests of one wrapper is shown once, as the first of them. */
function distinct(found: readonly FoundCallSite[]): readonly FoundCallSite[] {
	const seen = new Set<number>();
	return [...found]
		.sort((a, b) => a.callSite.anchor.start - b.callSite.anchor.start)
		.filter(({ callSite: { kind, anchor } }) => {
			if (kind !== "wrapper") return seen.add(anchor.start).size > 0;
			return !seen.has(anchor.start) && seen.add(anchor.start).size > 0;
		});
}
