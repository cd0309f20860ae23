import { lowerClass, lowerFunction, lowerGeneric } from "./csharpFunctions.ts";
import { readImports, readPattern } from "./csharpNames.ts";
import { lowerAnonymous, lowerBody, lowerCall, lowerNew } from "./csharpObjects.ts";
import { csharpQuery } from "./csharpQuery.ts";
import { lowerInterpolated, lowerRaw, lowerString, lowerVerbatim } from "./csharpStrings.ts";
import { makeList } from "./expression.ts";
import type { Language, LowerNode } from "./language.ts";
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

const lowerMember: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("name");
	if (name === null) return unknownAt(node);
	const bare = name.type === "generic_name" ? (name.firstNamedChild ?? name) : name;
	return {
		kind: "member",
		object: lowering.lower(
			node.childForFieldName("expression") ?? node.childForFieldName("qualifier"),
		),
		name: lowering.slice(bare),
		nameStart: bare.startIndex,
		...spanOf(node),
	};
};

/** `a?.b`: the binding after the `?` stands beside its object. */
const lowerConditionalAccess: LowerNode = (node, lowering) => {
	const parts = partsOf(node);
	const binding = parts.find((part) => part.type === "member_binding_expression");
	const name = binding?.childForFieldName("name");
	if (name == null) return unknownAt(node);
	return {
		kind: "member",
		object: lowering.lower(node.childForFieldName("condition")),
		name: lowering.slice(name),
		nameStart: name.startIndex,
		...spanOf(node),
	};
};

function operatorOf(node: Node): string | undefined {
	return node.type === "binary_expression" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	const operator = operatorOf(node);
	if (operator === "??")
		return {
			kind: "choice",
			mode: "fallback",
			options: ["left", "right"].map((side) => lowering.lower(node.childForFieldName(side))),
			...spanOf(node),
		};
	if (operator !== "+") return unknownAt(node);
	const isLink = (link: Node) => operatorOf(link) === "+";
	return joinParts(spanOf(node), lowerChain(node, lowering, isLink));
};

const lowerItems: LowerNode = (node, lowering) =>
	makeList(spanOf(node), () =>
		partsOf(node).map((part) => {
			const inner = part.type === "argument" ? part.firstNamedChild : part;
			const spread = inner?.type === "range_expression";
			return { value: lowering.lower(spread ? inner.firstNamedChild : inner), spread };
		}),
	);

const lowerSwitch: LowerNode = (node, lowering) => ({
	kind: "choice",
	mode: "either",
	options: partsOf(node)
		.filter((part) => part.type === "switch_expression_arm")
		.map((arm) => lowering.lower(arm.lastNamedChild)),
	...spanOf(node),
});

const lowerFirst: LowerNode = (node, lowering) => lowering.lower(node.firstNamedChild);

/** C#. */
export const csharp: Language = {
	id: "csharp",
	extensions: [".cs", ".csx"],
	editorIds: ["csharp"],
	grammar: "tree-sitter-c-sharp.wasm",
	unread: /^#[:!].*$/gm,
	query: csharpQuery,
	selfNames: ["this"],
	blockScoped: true,
	fieldsByName: true,
	importsTypes: true,
	converting: /^(Model|ApiEnum|ModelId|Uri|Optional)$/,
	lineComment: "//",
	readImports,
	readPattern,
	lower: {
		identifier: lowerIdentifier,
		this: lowerIdentifier,
		this_expression: lowerIdentifier,
		string_literal: lowerString,
		verbatim_string_literal: lowerVerbatim,
		raw_string_literal: lowerRaw,
		interpolated_string_expression: lowerInterpolated,
		integer_literal: lowerNumber,
		real_literal: lowerNumber,
		boolean_literal: (node, lowering) =>
			lowering.slice(node) === "true" ? lowerTrue(node, lowering) : lowerFalse(node, lowering),
		null_literal: lowerNull,
		invocation_expression: lowerCall,
		object_creation_expression: lowerNew,
		implicit_object_creation_expression: lowerNew,
		anonymous_object_creation_expression: lowerAnonymous,
		implicit_array_creation_expression: (node, lowering) =>
			lowering.lower(node.namedChildren.find((c) => c.type === "initializer_expression") ?? null),
		array_creation_expression: (node, lowering) =>
			lowering.lower(node.namedChildren.find((c) => c.type === "initializer_expression") ?? null),
		initializer_expression: lowerBody,
		element_binding_expression: lowerItems,
		collection_expression: lowerItems,
		tuple_expression: lowerItems,
		member_access_expression: lowerMember,
		qualified_name: lowerMember,
		conditional_access_expression: lowerConditionalAccess,
		element_access_expression: (node, lowering) => ({
			kind: "index",
			object: lowering.lower(node.childForFieldName("expression")),
			key: lowering.lower(
				node.childForFieldName("subscript")?.firstNamedChild?.firstNamedChild ?? null,
			),
			...spanOf(node),
		}),
		binary_expression: lowerBinary,
		conditional_expression: (node, lowering) => ({
			kind: "choice",
			mode: "either",
			options: ["consequence", "alternative"].map((side) =>
				lowering.lower(node.childForFieldName(side)),
			),
			...spanOf(node),
		}),
		switch_expression: lowerSwitch,
		parenthesized_expression: lowerTransparent,
		await_expression: lowerTransparent,
		postfix_unary_expression: lowerTransparent,
		cast_expression: (node, lowering) => lowering.lower(node.childForFieldName("value")),
		as_expression: (node, lowering) => lowering.lower(node.childForFieldName("left")),
		assignment_expression: (node, lowering) => lowering.lower(node.childForFieldName("right")),
		arrow_expression_clause: lowerTransparent,
		with_expression: lowerFirst,
		generic_name: lowerGeneric,
		nullable_type: lowerFirst,
		for_statement: (node, lowering) => {
			const declarator = node.childForFieldName("initializer")?.lastNamedChild ?? null;
			const start = declarator?.lastNamedChild ?? null;
			return lowerCounting(node, start, node.childForFieldName("condition"), lowering);
		},
		lambda_expression: lowerFunction,
		anonymous_method_expression: lowerFunction,
		method_declaration: lowerFunction,
		constructor_declaration: lowerFunction,
		local_function_statement: lowerFunction,
		class_declaration: lowerClass,
		struct_declaration: lowerClass,
		record_declaration: lowerClass,
		interface_declaration: lowerClass,
		enum_declaration: lowerClass,
	},
};
