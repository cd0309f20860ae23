import type { Tree } from "web-tree-sitter";
import type { LanguageId } from "../languages/language.ts";
import { languageOf } from "../languages/languages.ts";
import { type Outline, type OutlinedCall, outlineOf } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { isSendingName } from "../sdks/catalog.ts";
import type { SourceSpan } from "../tokens/prompt.ts";
import type { CallSite } from "./callSite.ts";
import { createTrail } from "./follow.ts";
import { type CallMatch, matchCall } from "./matchCall.ts";
import { isHttpSender, matchHttp } from "./matchHttp.ts";
import { findModelNames, type ModelName } from "./modelNames.ts";
import { findPromptConstants, type PromptConstant, type UsedText } from "./promptConstants.ts";
import { readCallSite } from "./readCallSite.ts";
import type { Source, Trail } from "./source.ts";

/** A parsed document. The caller keeps the tree and deletes it. */
export interface SourceDocument {
	readonly path: string;
	readonly language: LanguageId;
	/** UTF-16, as all offsets are. */
	readonly text: string;
	readonly tree: Tree;
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
	readonly hasSyntaxErrors: boolean;
}

/** Finds every call site of a document, with its values resolved as far as source code tells them. */
export function findCallSites(document: SourceDocument, project?: ProjectIndex): Findings {
	const { path, text, tree } = document;
	const outline = outlineOf(path, languageOf(document.language), text, tree);
	const found: Collected = { callSites: [], nearMisses: [], usedTexts: [] };
	for (const call of outline.calls) readCall(call, outline, project, found);
	const { callSites, nearMisses, usedTexts } = found;
	return {
		callSites,
		promptConstants: findPromptConstants(outline, usedTexts, callSites),
		modelNames: findModelNames(text),
		nearMisses,
		hasSyntaxErrors: tree.rootNode.hasError,
	};
}

interface Collected {
	readonly callSites: CallSite[];
	readonly nearMisses: NearMiss[];
	readonly usedTexts: UsedText[];
}

function readCall(
	call: OutlinedCall,
	outline: Outline,
	project: ProjectIndex | undefined,
	{ callSites, nearMisses, usedTexts }: Collected,
): void {
	const sends = isSendingName(call.name);
	if (!sends && !isHttpSender(call.name)) return;
	const expression = lowerOutlinedCall(call, outline);
	if (expression === undefined) return;
	const source = { expression, outline };
	const trail = createTrail(project, true);
	const match =
		(sends ? matchCall(source, trail) : undefined) ?? matchHttpCall(call, source, trail);
	if (match === undefined) return;
	const span = { start: expression.start, end: expression.end };
	if (match.kind === "miss") {
		nearMisses.push({ span, reason: match.reason });
		return;
	}
	const index = callSites.length;
	const callSite = readCallSite(source, call.nameStart, match, project, (used) =>
		usedTexts.push({ source: used, callSite: index }),
	);
	if (callSite !== undefined) callSites.push(callSite);
	else nearMisses.push({ span, reason: "its model is an object that is counted where it is made" });
}

function matchHttpCall(call: OutlinedCall, source: Source, trail: Trail): CallMatch | undefined {
	return isHttpSender(call.name) ? matchHttp(source, trail) : undefined;
}
