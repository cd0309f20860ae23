import { type Expression, makeCall, makeFunction, type Parameter } from "./expression.ts";
import { lowerClassLiteral } from "./jvmClassLiterals.ts";
import { lowerConfigured } from "./jvmConfiguration.ts";
import { isContainer } from "./jvmContainers.ts";
import { lowerArgument, lowerInfix, lowerKotlinCall } from "./kotlinCalls.ts";
import { lowerAnonymousObject, lowerClass } from "./kotlinClasses.ts";
import { readImports, readPattern } from "./kotlinNames.ts";
import { kotlinQuery } from "./kotlinQuery.ts";
import { lowerKotlinString } from "./kotlinStrings.ts";
import type { Language, Lowering, LowerNode } from "./language.ts";
import { fieldText, spanOf, unknownAt } from "./lowering.ts";
import {
	joinParts,
	lowerChain,
	lowerFalse,
	lowerIdentifier,
	lowerNull,
	lowerNumber,
	lowerTransparent,
	lowerTrue,
	partsOf,
} from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const lowerNavigation: LowerNode = (node, lowering) => {
	const name = node.lastNamedChild;
	if (name === null) return unknownAt(node);
	return {
		kind: "member",
		object: lowering.lower(node.firstNamedChild),
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
	if (operator === "?:")
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

function lowerLast(node: Node | null | undefined, lowering: Lowering): Expression {
	if (node == null) return { kind: "unknown", what: "missing", start: 0, end: 0 };
	return lowering.lower(node.type === "block" ? node.lastNamedChild : node);
}

const lowerIf: LowerNode = (node, lowering) => {
	const condition = node.childForFieldName("condition");
	const branches = partsOf(node).filter((part) => part.id !== condition?.id);
	return {
		kind: "choice",
		mode: "either",
		options: branches.map((part) => lowerLast(part, lowering)),
		...spanOf(node),
	};
};

const lowerWhen: LowerNode = (node, lowering) => ({
	kind: "choice",
	mode: "either",
	options: partsOf(node)
		.filter((part) => part.type === "when_entry")
		.map((entry) => lowerLast(entry.lastNamedChild, lowering)),
	...spanOf(node),
});

/** What it gives, or a `catch` in its place. */
const lowerTry: LowerNode = (node, lowering) => ({
	kind: "choice",
	mode: "fallback",
	options: partsOf(node)
		.filter((part) => part.type === "block" || part.type === "catch_block")
		.map((part) => lowerLast(part.type === "block" ? part : part.lastNamedChild, lowering)),
	...spanOf(node),
});

function lowerParameters(list: Node | undefined, lowering: Lowering): Parameter[] {
	if (list === undefined) return [];
	const parts = partsOf(list);
	return parts.flatMap((part, index): Parameter[] => {
		if (part.type !== "parameter") return [];
		const [name, type] = partsOf(part);
		const next = parts[index + 1];
		const fallback = next !== undefined && next.type !== "parameter" ? next : undefined;
		return [
			{
				name: name === undefined ? "" : lowering.slice(name),
				type: type === undefined ? undefined : lowering.lower(type),
				default: fallback === undefined ? undefined : lowering.lower(fallback),
			},
		];
	});
}

const lowerFunction: LowerNode = (node, lowering) => {
	const parts = partsOf(node);
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() =>
			lowerParameters(
				parts.find((part) => part.type === "function_value_parameters"),
				lowering,
			),
		() => {
			const body = parts.find((part) => part.type === "function_body");
			const inner = body?.firstNamedChild;
			if (inner == null) return [];
			if (inner.type !== "block") return [lowering.lower(inner)];
			return inner
				.descendantsOfType("return_expression")
				.map((found) => lowering.lower(found.firstNamedChild));
		},
		() => {
			const type = parts.find((part) => /^(?:user_type|nullable_type)$/.test(part.type));
			return type && lowering.lower(type);
		},
	);
};

/** `ChatClient.Builder` is a path of names, its type arguments left out; a container is what it holds. */
const lowerUserType: LowerNode = (node, lowering) => {
	const names = partsOf(node).filter((part) => part.type === "identifier");
	const given = partsOf(node).find((part) => part.type === "type_arguments")?.firstNamedChild;
	const [only] = names;
	if (given != null && only !== undefined && isContainer(lowering.slice(only)))
		return lowering.lower(given.lastNamedChild);
	const [first, ...rest] = names;
	return rest.reduce<Expression>(
		(object, name) => ({
			kind: "member",
			object,
			name: lowering.slice(name),
			nameStart: name.startIndex,
			...spanOf(node),
		}),
		lowering.lower(first ?? null),
	);
};

const lowerFirst: LowerNode = (node, lowering) => lowering.lower(node.firstNamedChild);

/**
 * The word of an explicit backing field (`val state: StateFlow<T>`, below it `field = …`) reads like an initializer without it, and a
 * string with `$$` before it like one without.
 */
const UNREAD = /(?<=\b(?:val|var)\s+\w+\s*:[^\n=]+\n\s*)field(?=\s*=[^=])|\$\$+(?=")/g;

/** Kotlin and Kotlin scripts. */
export const kotlin: Language = {
	id: "kotlin",
	extensions: [".kt", ".kts"],
	editorIds: ["kotlin"],
	grammar: "tree-sitter-kotlin.wasm",
	query: kotlinQuery,
	selfNames: ["this"],
	blockScoped: true,
	fieldsByName: true,
	converting: /^(ModelId|of|ofString|ofText|URI|URL|valueOf|create|OpenAIHost)$/,
	lineComment: "//",
	unread: UNREAD,
	readImports,
	readPattern,
	lower: {
		identifier: lowerIdentifier,
		this_expression: (node) => ({ kind: "name", name: "this", ...spanOf(node) }),
		string_literal: lowerKotlinString,
		multiline_string_literal: lowerKotlinString,
		number_literal: lowerNumber,
		float_literal: lowerNumber,
		true: lowerTrue,
		false: lowerFalse,
		null: lowerNull,
		call_expression: lowerKotlinCall,
		object_literal: lowerAnonymousObject,
		navigation_expression: lowerNavigation,
		callable_reference: lowerClassLiteral,
		index_expression: (node, lowering) => ({
			kind: "index",
			object: lowering.lower(node.firstNamedChild),
			key: lowering.lower(node.lastNamedChild),
			...spanOf(node),
		}),
		infix_expression: lowerInfix,
		binary_expression: lowerBinary,
		if_expression: lowerIf,
		when_expression: lowerWhen,
		try_expression: lowerTry,
		range_expression: (node, lowering) =>
			makeCall(spanOf(node), { kind: "name", name: "through", ...spanOf(node) }, () =>
				partsOf(node).map((part) => ({
					name: undefined,
					value: lowering.lower(part),
					spread: false,
				})),
			),
		parenthesized_expression: lowerTransparent,
		unary_expression: (node, lowering) => lowering.lower(node.childForFieldName("argument")),
		as_expression: (node, lowering) => lowering.lower(node.childForFieldName("left")),
		annotation: lowerConfigured,
		user_type: lowerUserType,
		nullable_type: lowerFirst,
		property_delegate: lowerFirst,
		getter: (node, lowering) => lowering.lower(node.lastNamedChild?.firstNamedChild ?? null),
		enum_entry: (node, lowering) =>
			makeCall(spanOf(node), unknownAt(node), () => {
				const list = partsOf(node).find((part) => part.type === "value_arguments");
				return (list === undefined ? [] : partsOf(list)).map((part) =>
					lowerArgument(part, lowering),
				);
			}),
		function_declaration: lowerFunction,
		anonymous_function: lowerFunction,
		lambda_literal: (node, lowering) =>
			makeFunction(
				spanOf(node),
				undefined,
				() => [],
				() => [lowering.lower(node.lastNamedChild)],
			),
		class_declaration: lowerClass,
		object_declaration: lowerClass,
	},
};
