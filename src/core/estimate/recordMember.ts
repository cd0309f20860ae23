import type { CallExpression, RecordExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { memberOfParts } from "./mergedMember.ts";
import type { Followed, Source, Trail } from "./source.ts";

/** Follows a member of a value. */
type MemberOf = (source: Source, key: string, trail: Trail, depth: number) => Followed | undefined;

/** An entry of a record, or of one that is spread into it: `DEFAULTS.merge(options)` has those of `DEFAULTS` unless `options` has others. */
export function memberOfRecord(
	{ entries }: RecordExpression,
	outline: Outline,
	key: string,
	trail: Trail,
	depth: number,
	memberOf: MemberOf,
): Followed | undefined {
	const wanted = normalizeName(key);
	const index = entries.findLastIndex(
		(one) => one.key === key || (one.key !== undefined && normalizeName(one.key) === wanted),
	);
	const entry = entries[index];
	if (entry !== undefined) return trail.follow({ expression: entry.value, outline }, depth + 1);
	const spreads = entries.filter(({ spread }) => spread).map(({ value }) => value);
	const read = (one: Source) => memberOf(one, key, trail, depth + 1);
	return memberOfParts(spreads, outline, read, trail, depth);
}

/** A member that a record gives which the arguments are spread from: `SimpleNamespace(**{"model": "gpt-4o"})`. */
export function memberOfSpread(
	{ outline }: Source,
	{ args }: CallExpression,
	key: string,
	trail: Trail,
	depth: number,
	memberOf: MemberOf,
): Followed | undefined {
	for (const { value, spread } of args) {
		const given = spread ? trail.follow({ expression: value, outline }, depth + 1) : undefined;
		if (given?.kind !== "value" || given.source.expression.kind !== "record") continue;
		const found = memberOf(given.source, key, trail, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
