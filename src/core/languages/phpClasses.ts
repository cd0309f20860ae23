import type { Argument, Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { fieldText, spanOf } from "./lowering.ts";
import { makeClass } from "./makeClass.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** What a class extends, implements and uses. */
function basesOf(node: Node, lowering: Lowering): Expression[] {
	const heads = node.namedChildren.filter((child) =>
		/^(base_clause|class_interface_clause)$/.test(child.type),
	);
	const uses = (node.childForFieldName("body")?.namedChildren ?? []).filter(
		(child) => child.type === "use_declaration",
	);
	return [...heads, ...uses].flatMap((part) =>
		partsOf(part)
			.filter(({ type }) => /^(name|qualified_name)$/.test(type))
			.map((one) => lowering.lower(one)),
	);
}

/** `#[Model("gpt-4o")]` sets `Model`. */
function settingsOf(node: Node, lowering: Lowering): Argument[] {
	const lists = node.namedChildren.filter((child) => child.type === "attribute_list");
	return lists
		.flatMap((list) => list.descendantsOfType("attribute"))
		.flatMap((attribute): Argument[] => {
			const name = attribute.firstNamedChild;
			const list = attribute.childForFieldName("parameters");
			const first = list?.firstNamedChild?.lastNamedChild;
			if (name === null || first == null) return [];
			const written = lowering.slice(name);
			return [
				{
					name: written.slice(written.lastIndexOf("\\") + 1),
					value: lowering.lower(first),
					spread: false,
				},
			];
		});
}

/** Lowers a class, trait or enum: what it is made from, and what its attributes declare. */
export const lowerClass: LowerNode = (node, lowering) => {
	return makeClass(spanOf(node), fieldText(node, "name", lowering), basesOf(node, lowering), () =>
		settingsOf(node, lowering),
	);
};
