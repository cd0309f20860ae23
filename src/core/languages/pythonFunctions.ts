import { type FunctionExpression, makeFunction, type Parameter } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function lowerParameter(node: Node, lowering: Lowering): Parameter {
	const name =
		node.type === "identifier" ? node : (node.childForFieldName("name") ?? node.firstNamedChild);
	return {
		name: name === null ? "" : lowering.slice(name),
		type: lowerInField(node, "type", lowering),
		default: lowerInField(node, "value", lowering),
	};
}

const PROPERTY = /@(?:\w+\.)?(?:cached_)?property\s+$/;

/** Lowers a function; a property is read like a field: it stands for what it returns. */
export const lowerFunction: LowerNode = (node, lowering) => {
	const start = node.startIndex;
	const lowered = lowerDefinition(node, lowering);
	if (!PROPERTY.test(lowering.text.slice(Math.max(0, start - 80), start))) return lowered;
	return { kind: "choice", mode: "either", options: lowered.returns, ...spanOf(node) };
};

function lowerDefinition(node: Node, lowering: Lowering): FunctionExpression {
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() => {
			const list = node.childForFieldName("parameters");
			return list === null ? [] : partsOf(list).map((part) => lowerParameter(part, lowering));
		},
		() => {
			const body = node.childForFieldName("body");
			if (body === null) return [];
			if (body.type !== "block") return [lowering.lower(body)];
			return body
				.descendantsOfType(["return_statement", "yield"])
				.map((found) => lowering.lower(found.firstNamedChild));
		},
	);
}
