import type { LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { decodeEscapes, joinParts, makeText } from "./syntax.ts";

/** Lowers a quoted string. */
export const lowerString: LowerNode = (node, lowering) =>
	makeText(spanOf(node), decodeEscapes(lowering.slice(node).slice(1, -1)));

/** Lowers a template literal; substitutions become parts of their own. */
export const lowerTemplate: LowerNode = (node, lowering) => {
	const parts = node.namedChildren.map((part) =>
		part.type === "template_substitution"
			? lowering.lower(part.firstNamedChild)
			: makeText(spanOf(part), decodeEscapes(lowering.slice(part))),
	);
	return parts.length === 0 ? makeText(spanOf(node), "") : joinParts(spanOf(node), parts);
};
