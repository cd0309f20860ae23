import type { CallExpression } from "../../languages/expression.ts";
import { followAnyMember } from "../anyMember.ts";
import { type Followed, mergeFollowed, type Source, type Trail } from "../source.ts";

/** `{"fast": "x", "best": "y"}.get(tier, "z")`: any of them. */
export function followChosen(
	source: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const [key, fallback] = args;
	if (callee.kind !== "member" || callee.name !== "get" || key === undefined) return undefined;
	if (args.length > 2 || key.name !== undefined || key.spread) return undefined;
	const any = followAnyMember(callee.object, key.value, source, trail, depth);
	if (any === undefined || any.kind === "gap" || fallback === undefined) return any;
	const other = trail.follow({ expression: fallback.value, outline: source.outline }, depth + 1);
	return any.kind === "value" ? any : mergeFollowed([any, other], any.reason);
}
