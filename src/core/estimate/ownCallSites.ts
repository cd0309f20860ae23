import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import type { SourceSpan } from "../tokens/prompt.ts";
import { findMatches } from "./findMatches.ts";
import { findModelSource, readCallSite } from "./readCallSite.ts";
import type { Source } from "./source.ts";
import type { FoundCallSite } from "./wrapper.ts";

/** A call that looks like a call site and is none, and why. */
export interface NearMiss {
	readonly span: SourceSpan;
	readonly reason: string;
}

/** The call sites of SDKs and endpoints in a document, and what only looks like one. */
export interface OwnCallSites {
	readonly found: readonly FoundCallSite[];
	readonly nearMisses: readonly NearMiss[];
}

const COUNTED_ELSEWHERE =
	"it names no model: the library's default applies, or an object that is counted where it is made";

/** Finds the call sites that rows of SDKs or known endpoints tell, with their values. */
export function findOwnCallSites(
	outline: Outline,
	project: ProjectIndex | undefined,
): OwnCallSites {
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
	return { found, nearMisses };
}
