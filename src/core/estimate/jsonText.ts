import { type Node as JsonNode, parseTree } from "jsonc-parser";
import { type Expression, type Located, makeList, makeRecord } from "../languages/expression.ts";
import { joinParts, makeText } from "../languages/syntax.ts";

const OPEN = "\u{e000}";
const CLOSE = "\u{e001}";
const MARK = /\u{e000}(\d+)\u{e001}/u;
const MAX_LENGTH = 200_000;

/**
 * Reads text that is a JSON object, with holes anywhere (a shell's `"$MODEL"`, a template's `${prompt}`), as the normal form.
 * Bare keys are allowed, as `jq` and JavaScript write them. Undefined for anything else and for text over 200,000 characters.
 */
export function readJsonText(expression: Expression): Expression | undefined {
	const parts = expression.kind === "template" ? expression.parts : [expression];
	const text = parts
		.map((part, index) => (part.kind === "text" ? part.value : `${OPEN}${index}${CLOSE}`))
		.join("");
	if (text.length > MAX_LENGTH || !/^\s*\{/.test(text) || isDeep(text)) return undefined;
	const tree = parseTree(quoteBare(text));
	return tree?.type === "object" ? convert(tree, expression, parts) : undefined;
}

/** The parser recurses: text with more than 100 levels is not read. */
function isDeep(text: string): boolean {
	let depth = 0;
	for (const [bracket] of text.matchAll(/[{}[\]]/g)) {
		depth += bracket === "{" || bracket === "[" ? 1 : -1;
		if (depth > 100) return true;
	}
	return false;
}

/** Puts quotes around holes and keys that have none. */
function quoteBare(text: string): string {
	return text.replace(
		/"(?:[^"\\]|\\[\s\S])*"|\u{e000}\d+\u{e001}|([A-Za-z_]\w*)(?=\s*:)/gu,
		(token, key: string | undefined) =>
			key !== undefined || token.startsWith(OPEN) ? `"${token}"` : escapeBreaks(token),
	);
}

/** Raw line breaks stand in strings that shells and templates put together. */
function escapeBreaks(token: string): string {
	return token.replace(/\r?\n/g, "\\n").replace(/\t/g, "\\t");
}

function convert(node: JsonNode, at: Located, holes: readonly Expression[]): Expression {
	const { start, end } = at;
	const span = { start, end };
	const children = node.children ?? [];
	switch (node.type) {
		case "object":
			return makeRecord(span, () =>
				children.map(({ children: [key, value] = [] }) => ({
					key: String(key?.value),
					value: value === undefined ? unknownIn(span) : convert(value, at, holes),
					spread: false,
				})),
			);
		case "array":
			return makeList(span, () =>
				children.map((child) => ({ value: convert(child, at, holes), spread: false })),
			);
		case "string":
			return fill(String(node.value), span, holes);
		case "number":
			return { kind: "number", value: Number(node.value), ...span };
		case "boolean":
			return { kind: "boolean", value: node.value === true, ...span };
		default:
			return { kind: "null", ...span };
	}
}

function unknownIn(span: Located): Expression {
	return { kind: "unknown", what: "value", ...span };
}

function fill(text: string, at: Located, holes: readonly Expression[]): Expression {
	const parts = text.split(MARK).map((part, index): Expression => {
		if (index % 2 === 0) return makeText(at, part);
		return holes[Number(part)] ?? unknownIn(at);
	});
	const filled = parts.filter((part) => part.kind !== "text" || part.value !== "");
	const [only] = filled;
	if (only === undefined) return makeText(at, "");
	return filled.length === 1 ? only : joinParts(at, filled);
}
