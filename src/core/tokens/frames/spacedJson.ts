import type { Json } from "../prompt.ts";

/** JSON on one line with a space after each comma and colon, as Python writes it. */
export function withSpaces(value: Json): string {
	if (Array.isArray(value)) return `[${value.map(withSpaces).join(", ")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const entries = Object.entries(value).map(
		([key, item]) => `${JSON.stringify(key)}: ${withSpaces(item)}`,
	);
	return `{${entries.join(", ")}}`;
}
