import type { Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { decodeEscapes, joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers `"…"`. */
export const lowerString: LowerNode = (node, lowering) =>
	makeText(spanOf(node), decodeEscapes(lowering.slice(node).replace(/^"|"(u8)?$/gi, "")));

/** Lowers `@"…"`, in which `""` is a quote. */
export const lowerVerbatim: LowerNode = (node, lowering) =>
	makeText(spanOf(node), lowering.slice(node).slice(2, -1).replaceAll('""', '"'));

/** Lowers `"""…"""`: the indentation of the closing quotes is not part of the text. */
export const lowerRaw: LowerNode = (node, lowering) => {
	const inner = lowering.slice(node).replace(/^"{3,}|"{3,}(u8)?$/gi, "");
	return makeText(spanOf(node), cutIndent(inner));
};

function cutIndent(text: string): string {
	const lines = text.split(/\r?\n/);
	const indent = lines.at(-1) ?? "";
	if (lines.length < 2 || !/^\s*$/.test(indent)) return text;
	const body = lines.slice(1, -1);
	return body
		.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
		.join("\n");
}

/** Lowers `$"…{x}…"` with verbatim and raw forms; `{{` is a brace. */
export const lowerInterpolated: LowerNode = (node, lowering) => {
	const opening = node.firstChild;
	const marks = opening === null ? "" : lowering.slice(opening);
	const raw = /"""/.test(lowering.text.slice(node.startIndex, node.startIndex + 8));
	const parts: Expression[] = [];
	for (const child of node.namedChildren) {
		if (child.type === "interpolation")
			parts.push(lowering.lower(child.namedChildren.find(isExpression) ?? null));
		else if (child.type === "string_content" || child.type === "escape_sequence")
			parts.push(makeText(spanOf(child), readContent(child, lowering, marks, raw)));
	}
	return parts.length === 0 ? makeText(spanOf(node), "") : joinParts(spanOf(node), parts);
};

function isExpression({ type }: Node): boolean {
	return !/^interpolation_/.test(type);
}

function readContent(node: Node, lowering: Lowering, marks: string, raw: boolean): string {
	const text = lowering.slice(node);
	if (raw) return text.replace(/\n[ \t]+/g, "\n");
	const braces = text.replace(/\{\{|\}\}/g, (brace) => brace.charAt(0));
	return marks.includes("@") ? braces.replaceAll('""', '"') : decodeEscapes(braces);
}
