import type { LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { decodeEscapes, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers a string of Go; the tag of a field is what it declares for a default. */
export const lowerString: LowerNode = (node, lowering) => {
	const inner = lowering.slice(node).slice(1, -1);
	const raw = node.type === "raw_string_literal";
	const field = node.parent;
	if (raw && field?.type === "field_declaration") return defaultIn(inner, field);
	return makeText(spanOf(node), raw ? inner.replaceAll("\r", "") : decodeEscapes(inner));
};

/** Defaults that packages for settings and flags read off tags: `default:"x"`, `envDefault:"x"`, `env-default:"x"`. */
const DEFAULT = /\b(?:default|envDefault|env-default|default_value)\s*:\s*"((?:[^"\\]|\\.)*)"/;
/** The same behind the name of a variable: `env:"MODEL, default=x"`. */
const BEHIND_NAME = /\benv\s*:\s*"[^"]*,\s*default\s*=([^",]*)/;

function defaultIn(tag: string, field: Node): ReturnType<LowerNode> {
	const found = DEFAULT.exec(tag) ?? BEHIND_NAME.exec(tag);
	const name = field.childForFieldName("name") ?? field;
	if (found === null) return { kind: "unknown", what: "tag", ...spanOf(name) };
	return makeText(spanOf(name), decodeEscapes(found[1] ?? ""));
}
