import type { Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { decodeEscapes, joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers a Python string with its prefix: raw strings keep backslashes, f-strings have holes, `{{` is a brace. */
export const lowerPythonString: LowerNode = (node, lowering) => {
	const opening = node.firstChild;
	const prefix = (opening === null ? "" : lowering.slice(opening)).toLowerCase();
	const raw = prefix.includes("r");
	const formatted = prefix.includes("f") || prefix.includes("t");
	const parts: Expression[] = [];
	for (const child of node.namedChildren) {
		const part = lowerPart(child, lowering, raw, formatted);
		if (part !== undefined) parts.push(part);
	}
	return parts.length === 0 ? makeText(spanOf(node), "") : joinParts(spanOf(node), parts);
};

function lowerPart(
	node: Node,
	lowering: Lowering,
	raw: boolean,
	formatted: boolean,
): Expression | undefined {
	if (node.type === "interpolation") return lowering.lower(node.childForFieldName("expression"));
	if (node.type !== "string_content") return undefined;
	let value = lowering.slice(node);
	if (!raw) value = decodeEscapes(value);
	if (formatted) value = value.replace(/\{\{|\}\}/g, (brace) => brace.charAt(0));
	return makeText(spanOf(node), value);
}
