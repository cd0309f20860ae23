import { isDigit, isNameUnit } from "./asciiNames.ts";
import type { Expression, UnknownExpression } from "./expression.ts";
import type { Language, Lowering } from "./language.ts";
import type { Node } from "./syntaxTree.ts";
import { type CheckTime, unlimitedTime } from "./workTime.ts";

const MAX_DEPTH = 200;

/** The expression for syntax that has no meaning here. */
export function unknownAt(node: Node, what = node.type): UnknownExpression {
	return { kind: "unknown", start: node.startIndex, end: node.endIndex, what };
}

/** A node's offsets, for the `make…` functions of the normal form. */
export function spanOf(node: Node): { readonly start: number; readonly end: number } {
	return { start: node.startIndex, end: node.endIndex };
}

/** Makes the lowering of one document; it stays valid as long as the document's tree does. */
export function createLowering(
	language: Language,
	text: string,
	checkTime: CheckTime = unlimitedTime,
): Lowering {
	let depth = 0;
	const lowering: Lowering = {
		text,
		slice: (node) => text.slice(node.startIndex, node.endIndex),
		lower: (node): Expression => {
			checkTime();
			if (node === null) return { kind: "unknown", start: 0, end: 0, what: "missing" };
			const type = node.type;
			const lowerNode = Object.hasOwn(language.lower, type) ? language.lower[type] : undefined;
			if (lowerNode === undefined || depth >= MAX_DEPTH) return unknownAt(node, type);
			depth++;
			try {
				return lowerNode(node, lowering);
			} finally {
				depth--;
			}
		},
	};
	return lowering;
}

/** Lowers the only expression inside: parentheses, `await`, casts and the like. */
export function lowerInner(node: Node, lowering: Lowering): Expression {
	return lowering.lower(node.firstNamedChild);
}

/** What stands in a field of a node, as written: a function's name. Undefined where the node has none. */
export function fieldText(node: Node, field: string, lowering: Lowering): string | undefined {
	const found = node.childForFieldName(field);
	return found === null ? undefined : lowering.slice(found);
}

/** Lowers what stands in a field of a node: a parameter's type or default. Undefined where the node has none. */
export function lowerInField(
	node: Node,
	field: string,
	lowering: Lowering,
): Expression | undefined {
	const found = node.childForFieldName(field);
	return found === null ? undefined : lowering.lower(found);
}

/** The identifier or dotted path that starts at an offset, read from the text without touching the tree. */
export function readName(text: string, start: number): string {
	let end = start;
	let unit = text.charCodeAt(end);
	while (isNameUnit(unit) || unit === DOLLAR) unit = text.charCodeAt(++end);
	if (unit < 128 || Number.isNaN(unit))
		return isDigit(text.charCodeAt(start)) ? "" : text.slice(start, end);
	NAME.lastIndex = start;
	return NAME.exec(text)?.[0] ?? "";
}

const DOLLAR = 36;
const NAME = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;
