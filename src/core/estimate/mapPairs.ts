import type { Followed, Source, Trail } from "./source.ts";

/** An entry of `new Map([["fast", "gpt-4o-mini"], …])`. */
export function memberOfPairs(
	{ expression, outline }: Source,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const pairs =
		expression.kind === "call" && expression.isNew ? expression.args[0]?.value : undefined;
	if (pairs?.kind !== "list") return undefined;
	for (const { value } of pairs.items) {
		const [name, given] = value.kind === "list" ? value.items : [];
		if (name?.value.kind === "text" && name.value.value === key && given !== undefined)
			return trail.follow({ expression: given.value, outline }, depth + 1);
	}
	return undefined;
}
