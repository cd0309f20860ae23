import { type Argument, type Expression, makeCall, makeList } from "./expression.ts";
import { lowerClass, lowerFunction } from "./javaClasses.ts";
import { readImports } from "./javaNames.ts";
import { javaQuery } from "./javaQuery.ts";
import { lowerClassLiteral } from "./jvmClassLiterals.ts";
import { readCollection } from "./jvmCollections.ts";
import { lowerConfigured } from "./jvmConfiguration.ts";
import { isContainer } from "./jvmContainers.ts";
import type { Language, Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import {
	decodeEscapes,
	joinParts,
	lowerChain,
	lowerCounting,
	lowerFalse,
	lowerIdentifier,
	lowerNull,
	lowerNumber,
	lowerTransparent,
	lowerTrue,
	makeText,
	partsOf,
} from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function lowerArguments(list: Node | null, lowering: Lowering): Argument[] {
	if (list === null) return [];
	return partsOf(list).map((part) => ({
		name: undefined,
		value: lowering.lower(part),
		spread: false,
	}));
}

const lowerInvocation: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("name");
	const object = node.childForFieldName("object");
	if (name === null) return unknownAt(node);
	const plain: Expression = { kind: "name", name: lowering.slice(name), ...spanOf(name) };
	const callee: Expression =
		object === null
			? plain
			: {
					kind: "member",
					object: lowering.lower(object),
					name: plain.name,
					nameStart: name.startIndex,
					start: node.startIndex,
					end: name.endIndex,
				};
	return readCollection(
		makeCall(spanOf(node), callee, () =>
			lowerArguments(node.childForFieldName("arguments"), lowering),
		),
	);
};

const lowerNew: LowerNode = (node, lowering) =>
	makeCall(
		spanOf(node),
		lowering.lower(node.childForFieldName("type")),
		() => lowerArguments(node.childForFieldName("arguments"), lowering),
		true,
	);

function memberOf(
	node: Node,
	object: Node | null,
	name: Node | null,
	lowering: Lowering,
): Expression {
	if (object === null || name === null) return unknownAt(node);
	return {
		kind: "member",
		object: lowering.lower(object),
		name: lowering.slice(name),
		nameStart: name.startIndex,
		...spanOf(node),
	};
}

function operatorOf(node: Node): string | undefined {
	return node.type === "binary_expression" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	if (operatorOf(node) !== "+") return unknownAt(node);
	const isLink = (link: Node) => operatorOf(link) === "+";
	return joinParts(spanOf(node), lowerChain(node, lowering, isLink));
};

const lowerString: LowerNode = (node, lowering) => {
	const written = lowering.slice(node);
	if (!written.startsWith('"""'))
		return makeText(spanOf(node), decodeEscapes(written.slice(1, -1)));
	return makeText(spanOf(node), decodeEscapes(stripBlock(written.slice(3, -3))));
};

/** Text blocks lose the indentation that all their lines share, the closing quotes' line included. */
function stripBlock(text: string): string {
	const lines = text.split(/\r?\n/).slice(1);
	const counted = lines.filter((line, index) => line.trim() !== "" || index === lines.length - 1);
	const indents = counted.map((line) => line.length - line.trimStart().length);
	const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
	return lines.map((line) => line.slice(Math.min(indent, line.length)).trimEnd()).join("\n");
}

const lowerItems: LowerNode = (node, lowering) =>
	makeList(spanOf(node), () =>
		partsOf(node).map((part) => ({ value: lowering.lower(part), spread: false })),
	);

const lowerSwitch: LowerNode = (node, lowering) => {
	const rules = node.childForFieldName("body")?.namedChildren ?? [];
	return {
		kind: "choice",
		mode: "either",
		options: rules
			.filter((rule) => rule.type === "switch_rule")
			.map((rule) => lowering.lower(rule.lastNamedChild)),
		...spanOf(node),
	};
};

const lowerFirst: LowerNode = (node, lowering) => lowering.lower(node.firstNamedChild);

/** Java. */
export const java: Language = {
	id: "java",
	extensions: [".java"],
	editorIds: ["java"],
	grammar: "tree-sitter-java.wasm",
	query: javaQuery,
	selfNames: ["this"],
	blockScoped: true,
	fieldsByName: true,
	converting: /^(of|ofString|ofText|ofNullable|URI|URL|valueOf|ModelId|fromString|create)$/,
	lineComment: "//",
	readImports,
	readPattern: () => undefined,
	lower: {
		identifier: lowerIdentifier,
		type_identifier: lowerIdentifier,
		this: lowerIdentifier,
		string_literal: lowerString,
		text_block: lowerString,
		decimal_integer_literal: lowerNumber,
		decimal_floating_point_literal: lowerNumber,
		true: lowerTrue,
		false: lowerFalse,
		null_literal: lowerNull,
		method_invocation: lowerInvocation,
		object_creation_expression: lowerNew,
		field_access: (node, lowering) =>
			memberOf(node, node.childForFieldName("object"), node.childForFieldName("field"), lowering),
		scoped_type_identifier: (node, lowering) =>
			memberOf(node, node.firstNamedChild, node.lastNamedChild, lowering),
		array_access: (node, lowering) => ({
			kind: "index",
			object: lowering.lower(node.childForFieldName("array")),
			key: lowering.lower(node.childForFieldName("index")),
			...spanOf(node),
		}),
		class_literal: lowerClassLiteral,
		array_creation_expression: (node, lowering) => lowering.lower(node.childForFieldName("value")),
		array_initializer: lowerItems,
		binary_expression: lowerBinary,
		ternary_expression: (node, lowering) => ({
			kind: "choice",
			mode: "either",
			options: ["consequence", "alternative"].map((side) =>
				lowering.lower(node.childForFieldName(side)),
			),
			...spanOf(node),
		}),
		switch_expression: lowerSwitch,
		annotation: lowerConfigured,
		expression_statement: lowerFirst,
		parenthesized_expression: lowerTransparent,
		cast_expression: (node, lowering) => lowering.lower(node.childForFieldName("value")),
		assignment_expression: (node, lowering) => lowering.lower(node.childForFieldName("right")),
		generic_type: (node, lowering) => {
			const name = node.firstNamedChild;
			const given = name !== null && isContainer(lowering.slice(name)) ? node.lastNamedChild : null;
			return lowering.lower(given?.firstNamedChild ?? name);
		},
		for_statement: (node, lowering) => {
			const start = node.childForFieldName("init")?.childForFieldName("declarator");
			const from = start?.childForFieldName("value") ?? null;
			return lowerCounting(node, from, node.childForFieldName("condition"), lowering);
		},
		enum_constant: (node, lowering) =>
			makeCall(spanOf(node), unknownAt(node), () =>
				lowerArguments(node.childForFieldName("arguments"), lowering),
			),
		lambda_expression: lowerFunction,
		method_declaration: lowerFunction,
		constructor_declaration: lowerFunction,
		class_declaration: lowerClass,
		interface_declaration: lowerClass,
		enum_declaration: lowerClass,
		record_declaration: lowerClass,
	},
};
