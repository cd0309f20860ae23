import type { Expression } from "../languages/expression.ts";
import { makeMember } from "../languages/syntax.ts";
import { describeGap, type Followed, mergeFollowed, type Source, type Trail } from "./source.ts";

const MAX_ENTRIES = 40;

/**
 * Follows `MODELS[tier]` where the key is no literal: to the member with the key's value where that is known, else to any member
 * of a record or list that is written down; undefined where there is no choice of members.
 */
export function followAnyMember(
	object: Expression,
	key: Expression,
	source: Source,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { outline } = source;
	const keys = keysOf(trail.follow({ expression: key, outline }, depth + 1));
	const reason = `it depends on ${outline.text.slice(key.start, Math.min(key.end, key.start + 40))}`;
	if (keys.length > 0) {
		const members = keys.map((name) => {
			const expression = makeMember(source.expression, object, name);
			return trail.follow({ expression, outline }, depth + 1);
		});
		return mergeFollowed(members, reason);
	}
	const held = trail.follow({ expression: object, outline }, depth + 1);
	if (held.kind !== "value") return undefined;
	const owner = held.source.outline;
	const members = membersOf(held.source.expression);
	if (members.length < 2 || members.length > MAX_ENTRIES) return undefined;
	const merged = mergeFollowed(
		members.map((expression) => trail.follow({ expression, outline: owner }, depth + 1)),
		reason,
	);
	return merged.kind === "several" ? merged : describeGap(source);
}

function keysOf(followed: Followed): string[] {
	const sources =
		followed.kind === "gap" ? [] : followed.kind === "value" ? [followed.source] : followed.sources;
	const keys = sources.flatMap(({ expression }) => {
		if (expression.kind === "text") return [expression.value];
		return expression.kind === "number" ? [String(expression.value)] : [];
	});
	return keys.length < sources.length ? [] : keys;
}

function membersOf(expression: Expression): readonly Expression[] {
	if (expression.kind === "list")
		return expression.items.some(({ spread }) => spread)
			? []
			: expression.items.map(({ value }) => value);
	if (expression.kind !== "record") return [];
	return expression.entries.some(({ spread }) => spread)
		? []
		: expression.entries.map(({ value }) => value);
}
