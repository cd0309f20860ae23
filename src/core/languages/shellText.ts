import type { Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers the text of a node from `start` to `end`, with its expansions as holes. */
function lowerBetween(
	node: Node,
	start: number,
	end: number,
	lowering: Lowering,
	decode: (text: string) => string,
): Expression {
	const parts: Expression[] = [];
	let from = start;
	const addText = (to: number) => {
		if (to > from)
			parts.push(makeText({ start: from, end: to }, decode(lowering.text.slice(from, to))));
	};
	for (const child of node.namedChildren) {
		if (!/expansion|substitution/.test(child.type)) continue;
		addText(child.startIndex);
		parts.push(lowering.lower(child));
		from = child.endIndex;
	}
	addText(end);
	const [only] = parts;
	if (only === undefined) return makeText(spanOf(node), "");
	return parts.length === 1 ? only : joinParts(spanOf(node), parts);
}

/** Lowers `"…"`: a backslash escapes `"`, `$`, a backtick, itself and a line break. */
export const lowerQuoted: LowerNode = (node, lowering) =>
	lowerBetween(node, node.startIndex + 1, node.endIndex - 1, lowering, (text) =>
		text.replace(/\\(["$`\\])/g, "$1").replace(/\\\r?\n/g, ""),
	);

/** Lowers the body of a heredoc. */
export const lowerHeredocBody: LowerNode = (node, lowering) =>
	lowerBetween(node, node.startIndex, node.endIndex, lowering, (text) => text);
