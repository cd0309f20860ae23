import { makeFunction, type Parameter } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, spanOf } from "./lowering.ts";
import { makeClass } from "./makeClass.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function lowerParameter(node: Node, lowering: Lowering): Parameter {
	const name = node.childForFieldName("name") ?? node.lastNamedChild?.childForFieldName("name");
	return {
		name: lowering.slice(name ?? node),
		type: lowerInField(node, "type", lowering),
		default: undefined,
	};
}

/** Lowers a method, constructor or lambda. */
export const lowerFunction: LowerNode = (node, lowering) => {
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() => {
			const list = node.childForFieldName("parameters");
			if (list === null) return [];
			if (list.type === "identifier") return [lowerParameter(list, lowering)];
			return partsOf(list).map((part) => lowerParameter(part, lowering));
		},
		() => {
			const body = node.childForFieldName("body");
			if (body === null) return [];
			if (body.type !== "block") return [lowering.lower(body)];
			return body
				.descendantsOfType("return_statement")
				.map((found) => lowering.lower(found.firstNamedChild));
		},
		() => lowerInField(node, "type", lowering),
	);
};

/** Lowers a class, interface, enum or record. */
export const lowerClass: LowerNode = (node, lowering) => {
	const base = node.childForFieldName("superclass")?.firstNamedChild ?? null;
	const list = node.childForFieldName("interfaces")?.firstNamedChild ?? null;
	const bases = [...(base === null ? [] : [base]), ...(list === null ? [] : partsOf(list))];
	return makeClass(
		spanOf(node),
		fieldText(node, "name", lowering),
		bases.map((one) => lowering.lower(one)),
		() => [],
		() => {
			const head = node.childForFieldName("parameters");
			return head === null ? [] : partsOf(head).map((part) => lowerParameter(part, lowering));
		},
	);
};
