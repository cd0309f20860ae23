import type { CallExpression, FunctionExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { type Followed, mergeFollowed, type Source, type Trail } from "./source.ts";

/** Follows a call of a function of the project to what it returns, where that is written down. */
export function followReturned(
	{ outline }: Source,
	{ callee, isNew }: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (isNew || (callee.kind !== "name" && callee.kind !== "member")) return undefined;
	const found = trail.follow({ expression: callee, outline }, depth + 1);
	if (outline.language.bareCalls === true && found.kind === "value")
		return /function|class/.test(found.source.expression.kind) ? undefined : found;
	if (found.kind !== "value" || found.source.expression.kind !== "function") return undefined;
	return followReturns(found.source.expression, found.source.outline, trail, depth);
}

/** Follows what a function returns; undefined where that is not written down. */
export function followReturns(
	{ returns }: FunctionExpression,
	owner: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (returns.length === 0 || returns.length > 12) return undefined;
	const followed = returns.map((expression) =>
		trail.follow({ expression, outline: owner }, depth + 1),
	);
	const merged = mergeFollowed(followed, "the function returns one of several");
	return merged.kind === "gap" ? undefined : merged;
}
