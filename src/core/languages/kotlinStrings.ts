import type { Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { decodeEscapes, joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers `"…"` and `"""…"""`. The grammar leaves `$name` in the text of single-line strings, so names are looked for here. */
export const lowerKotlinString: LowerNode = (node, lowering) => {
	const raw = node.type === "multiline_string_literal";
	const quote = raw ? 3 : 1;
	const parts: Expression[] = [];
	let from = node.startIndex + quote;
	for (const child of node.namedChildren) {
		if (child.type !== "interpolation") continue;
		addText(from, child.startIndex, raw, lowering, parts);
		parts.push(lowering.lower(innerOf(child)));
		from = child.endIndex;
	}
	addText(from, node.endIndex - quote, raw, lowering, parts);
	return parts.length === 0 ? makeText(spanOf(node), "") : joinParts(spanOf(node), parts);
};

function innerOf(interpolation: Node): Node | null {
	return interpolation.firstNamedChild;
}

const NAME = /(?<!\\)\$([\p{ID_Start}_][\p{ID_Continue}]*)/gu;

function addText(
	start: number,
	end: number,
	raw: boolean,
	lowering: Lowering,
	parts: Expression[],
): void {
	const written = lowering.text.slice(start, end);
	let from = 0;
	for (const match of written.matchAll(NAME)) {
		addPiece(written.slice(from, match.index), start + from, raw, parts);
		const at = start + match.index + 1;
		const name = match[1] ?? "";
		parts.push({ kind: "name", name, start: at, end: at + name.length });
		from = match.index + match[0].length;
	}
	addPiece(written.slice(from), start + from, raw, parts);
}

function addPiece(written: string, start: number, raw: boolean, parts: Expression[]): void {
	if (written === "") return;
	const at = { start, end: start + written.length };
	parts.push(makeText(at, raw ? written : decodeEscapes(written)));
}
