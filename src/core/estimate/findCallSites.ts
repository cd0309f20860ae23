import type { Tree } from "web-tree-sitter";
import type { LanguageId } from "../languages/language.ts";
import { languageOf } from "../languages/languages.ts";
import { outlineOf } from "../languages/outline.ts";
import type { CheckTime } from "../languages/workTime.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { SourceSpan } from "../tokens/prompt.ts";
import type { CallSite } from "./callSite.ts";
import type { Problem } from "./directives.ts";
import { findMatches } from "./findMatches.ts";
import { findModelNames, type ModelName } from "./modelNames.ts";
import { findPromptConstants, type PromptConstant, type UsedText } from "./promptConstants.ts";
import { findModelSource, readCallSite } from "./readCallSite.ts";
import type { Source } from "./source.ts";
import { steerSource } from "./steer.ts";
import { type FoundCallSite, findWrapperCalls } from "./wrapperCalls.ts";

/** A parsed document. The caller keeps the tree and deletes it. */
export interface SourceDocument {
	readonly path: string;
	readonly language: LanguageId;
	/** UTF-16, as all offsets are. */
	readonly text: string;
	readonly tree: Tree;
	/** Ends the work by throwing `TookTooLong`. */
	readonly checkTime?: CheckTime | undefined;
}

/** A call that looks like a call site and is none, and why. */
export interface NearMiss {
	readonly span: SourceSpan;
	readonly reason: string;
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

const COUNTED_ELSEWHERE =
	"it names no model: the library's default applies, or an object that is counted where it is made";

/** Finds every call site of a document, with its values resolved as far as source code tells them. */
export function findCallSites(document: SourceDocument, project?: ProjectIndex): Findings {
	const { path, text, tree, checkTime } = document;
	const outline = outlineOf(path, languageOf(document.language), text, tree, checkTime);
	const found: FoundCallSite[] = [];
	const nearMisses: NearMiss[] = [];
	for (const { call, source, match } of findMatches(outline, project)) {
		const span = { start: source.expression.start, end: source.expression.end };
		if (match.kind === "miss") {
			nearMisses.push({ span, reason: match.reason });
			continue;
		}
		const texts: Source[] = [];
		const callSite = readCallSite(source, call.nameStart, match, project, (used) =>
			texts.push(used),
		);
		if (callSite === undefined) nearMisses.push({ span, reason: COUNTED_ELSEWHERE });
		else found.push({ callSite, texts, modelSource: findModelSource(match, project) });
	}
	const wrappers = found.flatMap((one) => findWrapperCalls(outline, one, project));
	const all = [...found, ...wrappers].sort(
		(a, b) => a.callSite.anchor.start - b.callSite.anchor.start,
	);
	const callSites = all.map((one) => one.callSite);
	const usedTexts: UsedText[] = all.flatMap(({ texts }, callSite) =>
		texts.map((source) => ({ source, callSite })),
	);
	const findings: Findings = {
		callSites,
		promptConstants: findPromptConstants(outline, usedTexts, callSites),
		modelNames: findModelNames(text),
		nearMisses,
		problems: [],
		hasSyntaxErrors: tree.rootNode.hasError,
	};
	return steerSource(findings, text, tree);
}
