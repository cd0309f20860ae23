import { type Argument, type CallExpression, makeCall } from "./expression.ts";
import type { Lowering } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** `value = "x"` and `"x"` of an annotation. */
function readArgument(node: Node, lowering: Lowering): Argument {
	const parts = partsOf(node);
	const [key, value] = parts;
	const isNamed = node.type === "element_value_pair" || parts.length > 1;
	if (isNamed && key !== undefined && value !== undefined)
		return { name: lowering.slice(key), value: lowering.lower(value), spread: false };
	const inner = node.type === "value_argument" ? (key ?? node) : node;
	return { name: undefined, value: lowering.lower(inner), spread: false };
}

function readAnnotation(node: Node, lowering: Lowering): CallExpression[] {
	const made = partsOf(node).find(({ type }) => type === "constructor_invocation") ?? node;
	const name = made.childForFieldName("name") ?? made.firstNamedChild;
	const list = partsOf(made).find(({ type }) =>
		/^(annotation_argument_list|value_arguments)$/.test(type),
	);
	if (name === null) return [];
	const written = lowering.slice(name);
	const callee = { kind: "name", name: written.replace(/^.*\./, ""), ...spanOf(name) } as const;
	return [
		makeCall(spanOf(node), callee, () =>
			list === undefined ? [] : partsOf(list).map((part) => readArgument(part, lowering)),
		),
	];
}

/** The annotations of a function or class of Java or Kotlin, as calls of their names. */
export function readAnnotations(node: Node, lowering: Lowering): readonly CallExpression[] {
	const modifiers = node.namedChildren.find(({ type }) => type === "modifiers");
	return (modifiers?.namedChildren ?? [])
		.filter(({ type }) => /annotation$/.test(type))
		.flatMap((one) => readAnnotation(one, lowering));
}

/** The interface that declares a function of Java or Kotlin; undefined for a function of anything else. */
export function interfaceAround(node: Node, lowering: Lowering): Node | undefined {
	const declared = node.parent?.parent;
	if (declared == null) return undefined;
	if (declared.type === "interface_declaration") return declared;
	if (declared.type !== "class_declaration") return undefined;
	const name = declared.childForFieldName("name");
	const head = lowering.text.slice(declared.startIndex, name?.startIndex ?? declared.startIndex);
	return /\binterface\s*$/.test(head) ? declared : undefined;
}
