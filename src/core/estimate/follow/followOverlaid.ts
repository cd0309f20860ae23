import type { ChoiceExpression } from "../../languages/expression.ts";
import { memberOf } from "../findMember.ts";
import { type Followed, mergeFollowed, type Source, sourcesOf, type Trail } from "../source.ts";

/**
 * Follows an entry of a record that another is spread over, `['model' => 'gpt-4o', ...$options]`, written as the spread's member and
 * the entry's own value: its own where what is spread is written down without that key, one of both where it has it, and its own
 * unless where nobody knows.
 */
export function followOverlaid(
	{ options: [over, own] }: ChoiceExpression,
	{ outline }: Source,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (over?.kind !== "member" || own === undefined) return undefined;
	const value = trail.follow({ expression: own, outline }, depth + 1);
	const spread = trail.follow({ expression: over.object, outline }, depth + 1);
	const isOpen = sourcesOf(spread).some(({ expression: { kind } }) => kind === "call");
	if (spread.kind === "gap" || isOpen) {
		const reason =
			spread.kind === "gap" ? spread.reason : "what is spread over it is made at run time";
		return value.kind === "value" ? { unless: reason, ...value } : value;
	}
	const given = sourcesOf(spread).flatMap(
		(one) => memberOf(one, over.name, trail, depth + 1) ?? [],
	);
	if (given.length === 0) return value;
	return mergeFollowed([...given, value], "what is spread over it may hold another");
}
