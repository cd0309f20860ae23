import type { CallExpression, Expression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import { isParameter } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { isMerging } from "./http/requestObjects.ts";
import {
	describeGap,
	type Followed,
	mergeFollowed,
	type Source,
	sourcesOf,
	type Trail,
} from "./source.ts";

/** Reads a member of one value. */
type ReadMember = (source: Source) => Followed | undefined;

const MAX_PARTS = 8;
/** What may be looked into, and has no such member then. */
const WRITTEN = /^(?:record|class|null)$/;

/** A member of what a call merges: `Object.assign({}, defaults, await load()).model`. */
export function memberOfMerged(
	call: CallExpression,
	outline: Outline,
	read: ReadMember,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (!isMerging(call)) return undefined;
	const parts = call.args.map(({ value }) => value);
	return memberOfParts(parts, outline, read, trail, depth);
}

/**
 * The member of the last part that holds it. What a later part holds is known only at run time where that is loaded; what a caller
 * gives leaves the default.
 */
export function memberOfParts(
	parts: readonly Expression[],
	outline: Outline,
	read: ReadMember,
	trail: Trail,
	depth: number,
): Followed | undefined {
	let unless: string | undefined;
	for (const expression of parts.slice(0, MAX_PARTS).reverse()) {
		const part = { expression, outline };
		const sources = sourcesOf(trail.follow(part, depth + 1));
		const found = sources.flatMap((one) => read(one) ?? []);
		const merged = mergeFollowed(found, "it depends on a condition");
		if (found.length > 0 && merged.kind !== "gap") return asOneOf(merged, unless);
		const isWritten = sources.some((one) => WRITTEN.test(one.expression.kind));
		if (!isWritten && !mayLeave(expression, outline)) unless ??= describeGap(part).reason;
	}
	return undefined;
}

function asOneOf(found: Followed, unless: string | undefined): Followed {
	return found.kind === "value" && unless !== undefined ? { unless, ...found } : found;
}

/** True in JavaScript for options of a caller: what they leave out is a default like that of a parameter. */
function mayLeave(expression: Expression, outline: Outline): boolean {
	return isScript(outline.language.id) && isParameter(expression, outline);
}
