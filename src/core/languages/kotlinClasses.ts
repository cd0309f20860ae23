import { makeCall, type Parameter } from "./expression.ts";
import { lowerArgument } from "./kotlinCalls.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, spanOf } from "./lowering.ts";
import { makeClass } from "./makeClass.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function partOfType(node: Node | undefined, type: string): Node | undefined {
	return node === undefined ? undefined : partsOf(node).find((part) => part.type === type);
}

/** `val model: String = "gpt-4o"` of a class's head. */
function readParameter(node: Node, lowering: Lowering): Parameter[] {
	const parts = partsOf(node).filter(({ type }) => type !== "modifiers");
	const at = parts.findIndex(({ type }) => type === "identifier");
	const [name, type, value] = at < 0 ? [] : parts.slice(at);
	if (name === undefined) return [];
	return [
		{
			name: lowering.slice(name),
			type: type === undefined ? undefined : lowering.lower(type),
			default: value === undefined ? undefined : lowering.lower(value),
		},
	];
}

/** Lowers a class or object: the classes that it is made from, and the parameters in its head. */
export const lowerClass: LowerNode = (node, lowering) => {
	const specifiers = partOfType(node, "delegation_specifiers");
	const bases = specifiers === undefined ? [] : partsOf(specifiers);
	return makeClass(
		spanOf(node),
		fieldText(node, "name", lowering),
		bases.map((one) => lowering.lower(one.descendantsOfType("user_type")[0] ?? null)),
		() => [],
		() => {
			const list = partOfType(partOfType(node, "primary_constructor"), "class_parameters");
			return (list === undefined ? [] : partsOf(list)).flatMap((part) =>
				readParameter(part, lowering),
			);
		},
	);
};

/** `object : JsonRequest(url, body) { … }` is a construction of the class that it extends. */
export const lowerAnonymousObject: LowerNode = (node, lowering) => {
	const made = node.descendantsOfType("constructor_invocation")[0];
	const list = partOfType(made, "value_arguments");
	return makeCall(
		spanOf(node),
		lowering.lower(made?.firstNamedChild ?? null),
		() => (list === undefined ? [] : partsOf(list).map((part) => lowerArgument(part, lowering))),
		true,
	);
};
