import type { CallExpression } from "../../languages/expression.ts";
import { isScript } from "../../languages/families.ts";
import type { Followed, Source, Trail } from "../source.ts";

const MAX_ITEMS = 40;
/** A comparison with a text: `(one) => one.id === "fast"`. */
const COMPARISON = /\.(\w+)\s*={2,3}\s*(["'`])([^"'`]+)\2/;

/** `MODELS.find((one) => one.id === "fast")` on a list that is written down: the item that is asked for, or any of them. */
export function followFound(
	{ outline }: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (callee.kind !== "member" || !/^find(?:Last)?$/.test(callee.name)) return undefined;
	const asked = args[0]?.value;
	if (asked?.kind !== "function" || !isScript(outline.language.id)) return undefined;
	const held = trail.follow({ expression: callee.object, outline }, depth + 1);
	if (held.kind !== "value" || held.source.expression.kind !== "list") return undefined;
	const { items } = held.source.expression;
	if (items.length === 0 || items.length > MAX_ITEMS || items.some(({ spread }) => spread))
		return undefined;
	const [, key, , wanted] = COMPARISON.exec(outline.text.slice(asked.start, asked.end)) ?? [];
	const fitting = items.filter(({ value }) => {
		const entry = value.kind === "record" && value.entries.find((one) => one.key === key)?.value;
		return entry && entry.kind === "text" && entry.value === wanted;
	});
	const sources = (fitting.length > 0 ? fitting : items).map(({ value }) => ({
		expression: value,
		outline: held.source.outline,
	}));
	const [only] = sources;
	if (only !== undefined && sources.length === 1) return { kind: "value", source: only };
	return { kind: "several", sources, reason: "it depends on which of a list is found" };
}
