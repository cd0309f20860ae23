import type { Json } from "../tokens/prompt.ts";
import type { Source, Trail } from "./source.ts";

const MAX_DEPTH = 12;

/** The JSON value of a literal, with the names in it followed; undefined when a part of it is not known. */
export function resolveJson(source: Source, trail: Trail, depth = 0): Json | undefined {
	const found = trail.follow(source);
	if (found.kind !== "value" || depth > MAX_DEPTH) return undefined;
	const { expression, outline } = found.source;
	switch (expression.kind) {
		case "text":
		case "number":
		case "boolean":
			return expression.value;
		case "null":
			return null;
		case "list": {
			const items = expression.items.map((item) =>
				item.spread
					? undefined
					: resolveJson({ expression: item.value, outline }, trail, depth + 1),
			);
			return items.some((item) => item === undefined)
				? undefined
				: items.filter((item) => item !== undefined);
		}
		case "record": {
			const entries: [string, Json][] = [];
			for (const { key, value, spread } of expression.entries) {
				const json = spread
					? undefined
					: resolveJson({ expression: value, outline }, trail, depth + 1);
				if (key === undefined || json === undefined) return undefined;
				entries.push([key, json]);
			}
			return Object.fromEntries(entries);
		}
		default:
			return undefined;
	}
}
