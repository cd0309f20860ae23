import {
	type Argument,
	type Expression,
	makeCall,
	makeList,
	makeRecord,
	type RecordEntry,
} from "./expression.ts";
import { lowerClass, lowerFunction } from "./goFunctions.ts";
import { readImports, readPattern } from "./goNames.ts";
import { lowerString } from "./goStrings.ts";
import type { Language, Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import {
	joinParts,
	lowerChain,
	lowerCounting,
	lowerFalse,
	lowerIdentifier,
	lowerNull,
	lowerNumber,
	lowerTransparent,
	lowerTrue,
	partsOf,
} from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const query = `
(call_expression function: (identifier) @callee) @call
(call_expression function: (selector_expression field: (field_identifier) @callee)) @call
(import_spec) @import
(function_declaration name: (identifier) @name) @function
(method_declaration name: (field_identifier) @name) @function
(func_literal) @function
(type_spec name: (type_identifier) @name type: (struct_type)) @class
(block) @block
(expression_case) @block
(default_case) @block
(type_case) @block
(communication_case) @block
(for_statement) @loop
(for_statement (range_clause right: (_) @iterated)) @loop
(for_statement (for_clause) @iterated) @loop
(for_statement (range_clause left: (expression_list (identifier) (identifier) @target) right: (_) @iterated)) @loop
(short_var_declaration left: (_) @target right: (_) @value)
(assignment_statement left: (_) @assigned right: (_) @value)
(var_spec name: (identifier) @target type: (_)? @type value: (_)? @value)
(const_spec name: (identifier) @target type: (_)? @type value: (_)? @value)
(method_declaration receiver: (parameter_list (parameter_declaration name: (identifier) @target type: (_) @type)))
(_ parameters: (parameter_list (parameter_declaration name: (identifier) @parameter type: (_) @type)))
(variadic_parameter_declaration name: (identifier) @parameter)
(field_declaration name: (field_identifier) @target type: (_) @type tag: (_)? @value)
(composite_literal type: (type_identifier) @type body: (literal_value (keyed_element key: (literal_element (identifier) @assigned) value: (_) @value)))
`;

function lowerArgument(node: Node, lowering: Lowering): Argument {
	const spread = node.type === "variadic_argument";
	return {
		name: undefined,
		value: lowering.lower(spread ? node.firstNamedChild : node),
		spread,
	};
}

const lowerCall: LowerNode = (node, lowering) => {
	const callee = lowering.lower(node.childForFieldName("function"));
	const read = () => {
		const list = node.childForFieldName("arguments");
		return list === null ? [] : partsOf(list).map((part) => lowerArgument(part, lowering));
	};
	if (callee.kind === "name" && callee.name === "append")
		return makeList(spanOf(node), () =>
			read().map(({ value, spread }, index) => ({ value, spread: spread || index === 0 })),
		);
	return makeCall(spanOf(node), callee, read);
};

const lowerSelector: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("field") ?? node.childForFieldName("name");
	const object = node.childForFieldName("operand") ?? node.childForFieldName("package");
	if (name === null) return unknownAt(node);
	return {
		kind: "member",
		object: lowering.lower(object),
		name: lowering.slice(name),
		nameStart: name.startIndex,
		...spanOf(node),
	};
};

function lowerEntry(node: Node, lowering: Lowering): RecordEntry {
	if (node.type !== "keyed_element")
		return { key: undefined, value: lowering.lower(node), spread: false };
	const key = lowering.lower(node.childForFieldName("key"));
	const name = key.kind === "text" ? key.value : key.kind === "name" ? key.name : undefined;
	const value = lowering.lower(node.childForFieldName("value"));
	return { key: name, value, spread: isEmbedded(name, value) };
}

/** A struct that stands in another one under the name of its type lends it its fields: `{MessagesRequest: api.MessagesRequest{…}}`. */
function isEmbedded(key: string | undefined, value: Expression): boolean {
	if (value.kind !== "record" || value.type === undefined) return false;
	const { type } = value;
	return (type.kind === "member" || type.kind === "name") && type.name === key;
}

const LISTS = new Set(["slice_type", "array_type", "implicit_length_array_type"]);

const lowerLiteral: LowerNode = (node, lowering) => {
	const body = node.type === "literal_value" ? node : node.childForFieldName("body");
	if (body === null) return unknownAt(node);
	const type = node.childForFieldName("type");
	const parts = partsOf(body);
	const isList =
		type === null
			? parts.length > 0 && parts.every((part) => part.type !== "keyed_element")
			: LISTS.has(type.type);
	if (isList)
		return makeList(spanOf(node), () =>
			parts.map((part) => ({
				value: lowering.lower(
					part.type === "keyed_element" ? part.childForFieldName("value") : part,
				),
				spread: false,
			})),
		);
	return makeRecord(
		spanOf(node),
		() => parts.map((part) => lowerEntry(part, lowering)),
		type === null ? undefined : lowering.lower(type),
	);
};

function operatorOf(node: Node): string | undefined {
	return node.type === "binary_expression" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	if (operatorOf(node) !== "+") return unknownAt(node);
	const isLink = (link: Node) => operatorOf(link) === "+";
	return joinParts(spanOf(node), lowerChain(node, lowering, isLink));
};

const lowerUnary: LowerNode = (node, lowering) => {
	const operator = node.childForFieldName("operator")?.type;
	if (operator !== "&" && operator !== "*") return unknownAt(node);
	return lowering.lower(node.childForFieldName("operand"));
};

/** The values of an assignment; one alone stands for itself. */
const lowerValues: LowerNode = (node, lowering) => {
	const parts = partsOf(node);
	if (parts.length === 1) return lowering.lower(parts[0] ?? null);
	return makeList(spanOf(node), () =>
		parts.map((part) => ({ value: lowering.lower(part), spread: false })),
	);
};

/** Go. */
export const go: Language = {
	id: "go",
	extensions: [".go"],
	editorIds: ["go"],
	grammar: "tree-sitter-go.wasm",
	query,
	selfNames: [],
	blockScoped: true,
	fieldsByName: false,
	lineComment: "//",
	converting:
		/^(F|String|Int|Int64|Int32|Float|Float64|Bool|Ptr|StringPtr|To|ToPtr|Of|NewOpt|Opt|Raw|Model|ChatModel|EmbeddingModel|ModelParam|EmbeddingModelID|string|int|int64|int32|float64|byte)$/,
	readImports,
	readPattern,
	lower: {
		identifier: lowerIdentifier,
		field_identifier: lowerIdentifier,
		type_identifier: lowerIdentifier,
		package_identifier: lowerIdentifier,
		interpreted_string_literal: lowerString,
		raw_string_literal: lowerString,
		int_literal: lowerNumber,
		float_literal: lowerNumber,
		true: lowerTrue,
		false: lowerFalse,
		nil: lowerNull,
		call_expression: lowerCall,
		selector_expression: lowerSelector,
		qualified_type: lowerSelector,
		index_expression: (node, lowering) => ({
			kind: "index",
			object: lowering.lower(node.childForFieldName("operand")),
			key: lowering.lower(node.childForFieldName("index")),
			...spanOf(node),
		}),
		composite_literal: lowerLiteral,
		literal_value: lowerLiteral,
		literal_element: lowerTransparent,
		binary_expression: lowerBinary,
		unary_expression: lowerUnary,
		for_clause: (node, lowering) => {
			const start = node.childForFieldName("initializer")?.childForFieldName("right") ?? null;
			return lowerCounting(node, start, node.childForFieldName("condition"), lowering);
		},
		expression_list: lowerValues,
		type_conversion_expression: (node, lowering) =>
			lowering.lower(node.childForFieldName("operand")),
		type_assertion_expression: (node, lowering) =>
			lowering.lower(node.childForFieldName("operand")),
		parenthesized_expression: lowerTransparent,
		pointer_type: lowerTransparent,
		generic_type: lowerTransparent,
		func_literal: lowerFunction,
		function_declaration: lowerFunction,
		method_declaration: lowerFunction,
		type_spec: lowerClass,
	},
};
