import { makeFunction, type Parameter } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function lowerParameter(node: Node, lowering: Lowering): Parameter {
	const name = node.childForFieldName("name") ?? node;
	const value = name.nextNamedSibling;
	return {
		name: lowering.slice(name),
		type: lowerInField(node, "type", lowering),
		default: value === null ? undefined : lowering.lower(value),
	};
}

/** Lowers methods, constructors, local functions and lambdas. */
export const lowerFunction: LowerNode = (node, lowering) => {
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() => {
			const list = node.childForFieldName("parameters");
			if (list === null) return [];
			if (list.type !== "parameter_list") return [lowerParameter(list, lowering)];
			return partsOf(list).map((part) => lowerParameter(part, lowering));
		},
		() => {
			const body = node.childForFieldName("body");
			if (body === null) return [];
			if (body.type === "arrow_expression_clause") return [lowering.lower(body.firstNamedChild)];
			if (body.type !== "block") return [lowering.lower(body)];
			return body
				.descendantsOfType("return_statement")
				.map((found) => lowering.lower(found.firstNamedChild));
		},
		() => lowerInField(node, "returns", lowering) ?? lowerInField(node, "type", lowering),
	);
};

/** Types that stand for the one value that they hold: `Task<ChatClient>` is awaited, `Lazy<ChatClient>` and `IOptions<Settings>` are asked for their `Value`. */
const CONTAINERS = /^(?:Task|ValueTask|Lazy|IOptions(?:Snapshot|Monitor)?)$/;

/** Lowers a name with type arguments to the name, or to what a container holds. */
export const lowerGeneric: LowerNode = (node, lowering) => {
	const name = node.firstNamedChild;
	const given = name !== null && CONTAINERS.test(lowering.slice(name)) ? node.lastNamedChild : null;
	return lowering.lower(given?.firstNamedChild ?? name);
};

/** Lowers classes, structs, records, interfaces and enums. */
export const lowerClass: LowerNode = (node, lowering) => {
	const bases = node.namedChildren.find((child) => child.type === "base_list");
	return {
		kind: "class",
		name: fieldText(node, "name", lowering),
		bases: bases === undefined ? [] : partsOf(bases).map((base) => lowering.lower(base)),
		...spanOf(node),
	};
};
