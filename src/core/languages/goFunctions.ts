import { type Expression, makeFunction, type Parameter } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** The value that a `return` gives where it gives no error: `return "x", nil`, `return "x"`. */
function lowerReturned(node: Node, lowering: Lowering): Expression[] {
	const list = node.firstNamedChild;
	const parts = list === null ? [] : partsOf(list);
	const [first] = parts;
	const last = parts.at(-1);
	if (first === undefined || last === undefined) return [];
	if (parts.length > 1 && last.type !== "nil" && last.type !== "true") return [];
	return [lowering.lower(first)];
}

function lowerParameter(node: Node, lowering: Lowering): Parameter[] {
	const lowered = lowerInField(node, "type", lowering);
	return node
		.childrenForFieldName("name")
		.map((name) => ({ name: lowering.slice(name), type: lowered, default: undefined }));
}

/** Lowers a function, method or function literal. */
export const lowerFunction: LowerNode = (node, lowering) => {
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() => {
			const list = node.childForFieldName("parameters");
			return list === null ? [] : partsOf(list).flatMap((part) => lowerParameter(part, lowering));
		},
		() => {
			const found = node.childForFieldName("body")?.descendantsOfType("return_statement") ?? [];
			return found.flatMap((one) => lowerReturned(one, lowering));
		},
	);
};

/** The types that a struct embeds: their fields and methods are its own. */
function embeddedTypes(spec: Node): Node[] {
	const list = spec.childForFieldName("type")?.firstNamedChild;
	if (list?.type !== "field_declaration_list") return [];
	return partsOf(list).flatMap((field) => {
		const type = field.childForFieldName("name") === null ? field.childForFieldName("type") : null;
		return type === null ? [] : [type];
	});
}

/** Lowers the declaration of a struct. */
export const lowerClass: LowerNode = (node, lowering) => {
	return {
		kind: "class",
		name: fieldText(node, "name", lowering),
		bases: embeddedTypes(node).map((type) => lowering.lower(type)),
		...spanOf(node),
	};
};
