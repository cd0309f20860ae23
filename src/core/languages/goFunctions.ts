import { type Expression, makeFunction, type Parameter } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** The name of a function's first result: `ret` of `(ret Params, err error)`. */
function nameOfResult(node: Node, lowering: Lowering): string | undefined {
	const [first] = node.childForFieldName("result")?.namedChildren ?? [];
	const name = first?.type === "parameter_declaration" ? first.childForFieldName("name") : null;
	return name ? lowering.slice(name) : undefined;
}

/** The value that a `return` gives where it gives no error: `return "x", nil`, `return "x"`; without one, what the result's name holds. */
function lowerReturned(node: Node, result: string | undefined, lowering: Lowering): Expression[] {
	const list = node.firstNamedChild;
	if (list === null && result !== undefined)
		return [{ kind: "name", name: result, ...spanOf(node) }];
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
			const result = nameOfResult(node, lowering);
			return found.flatMap((one) => lowerReturned(one, result, lowering));
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
