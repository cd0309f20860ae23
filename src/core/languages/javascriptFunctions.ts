import { makeFunction, type Parameter } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";
import { isReached } from "./testBranches.ts";

function lowerParameter(node: Node, lowering: Lowering): Parameter {
	const pattern = node.childForFieldName("pattern") ?? node.childForFieldName("left") ?? node;
	const value = node.childForFieldName("value") ?? node.childForFieldName("right");
	return {
		name: lowering.slice(pattern),
		type: lowerInField(node, "type", lowering),
		default: value === null ? undefined : lowering.lower(value),
	};
}

/** Lowers a function, an arrow or a generator. */
export const lowerFunction: LowerNode = (node, lowering) => {
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() => {
			const single = node.childForFieldName("parameter");
			if (single !== null) return [lowerParameter(single, lowering)];
			const list = node.childForFieldName("parameters");
			return list === null ? [] : partsOf(list).map((part) => lowerParameter(part, lowering));
		},
		() => {
			const body = node.childForFieldName("body");
			if (body === null) return [];
			if (body.type !== "statement_block") return [lowering.lower(body)];
			return body
				.descendantsOfType(["return_statement", "yield_expression"])
				.filter((found) => isReached(found, body, lowering))
				.map((found) => lowering.lower(found.firstNamedChild));
		},
	);
};

/** Lowers a method; a getter is read like a field: it stands for what it returns. */
export const lowerMethod: LowerNode = (node, lowering) => {
	const lowered = lowerFunction(node, lowering);
	const isGetter = node.children.some((child) => child.type === "get");
	if (lowered.kind !== "function" || !isGetter) return lowered;
	return { kind: "choice", mode: "either", options: lowered.returns, ...spanOf(node) };
};
