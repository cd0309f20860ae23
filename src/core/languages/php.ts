import {
	type Argument,
	type Expression,
	makeCall,
	makeFunction,
	makeList,
	makeRecord,
	nameOfCallee,
	type Parameter,
	type RecordEntry,
} from "./expression.ts";
import type { Language, Lowering, LowerNode } from "./language.ts";
import { fieldText, lowerInField, lowerInner, spanOf } from "./lowering.ts";
import { lowerClass } from "./phpClasses.ts";
import { readReturnedType } from "./phpDoc.ts";
import { lowerQualified, readImports, readPattern } from "./phpNames.ts";
import { phpQuery } from "./phpQuery.ts";
import { lowerDoubleQuoted, lowerHeredoc, lowerSingleQuoted } from "./phpStrings.ts";
import {
	joinParts,
	lowerChain,
	lowerIdentifier,
	lowerNull,
	lowerNumber,
	lowerTransparent,
	partsOf,
} from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function lowerArguments(list: Node | null | undefined, lowering: Lowering): Argument[] {
	if (list === null || list === undefined) return [];
	return partsOf(list).map((part) => {
		const inner = part.lastNamedChild;
		const spread = inner?.type === "variadic_unpacking";
		return {
			name: fieldText(part, "name", lowering),
			value: lowering.lower(spread ? inner.firstNamedChild : inner),
			spread,
		};
	});
}

function lowerMemberOf(node: Node, objectField: string, lowering: Lowering): Expression {
	const name = node.childForFieldName("name") ?? node.lastNamedChild;
	const object = node.childForFieldName(objectField) ?? node.firstNamedChild;
	return {
		kind: "member",
		object: lowering.lower(object),
		name: name === null ? "" : lowering.slice(name).replace(/^\$/, ""),
		nameStart: name?.startIndex ?? node.startIndex,
		start: node.startIndex,
		end: name?.endIndex ?? node.endIndex,
	};
}

const lowerAccess: LowerNode = (node, lowering) => lowerMemberOf(node, "object", lowering);
const lowerStaticAccess: LowerNode = (node, lowering) => lowerMemberOf(node, "scope", lowering);

const lowerCall: LowerNode = (node, lowering) => {
	const list = node.childForFieldName("arguments");
	if (node.type === "function_call_expression") {
		const callee = node.childForFieldName("function");
		if (callee !== null && /^array_(merge|replace)\w*$/.test(lowering.slice(callee)))
			return makeRecord(spanOf(node), () =>
				lowerArguments(list, lowering).map(({ value }) => ({
					key: undefined,
					value,
					spread: true,
				})),
			);
		return makeCall(spanOf(node), lowering.lower(callee), () => lowerArguments(list, lowering));
	}
	const callee = lowerMemberOf(node, node.type.startsWith("scoped") ? "scope" : "object", lowering);
	return makeCall(spanOf(node), callee, () => lowerArguments(list, lowering));
};

const lowerNew: LowerNode = (node, lowering) => {
	const list = node.namedChildren.find((child) => child.type === "arguments");
	const callee = lowering.lower(node.firstNamedChild);
	return makeCall(spanOf(node), callee, () => lowerArguments(list, lowering), true);
};

/** `CURLOPT_POSTFIELDS => $body` and Guzzle's `RequestOptions::JSON => $body` name what they set. */
function keyOf(key: Expression): string | undefined {
	if (key.kind === "text") return key.value;
	if (key.kind === "number") return String(key.value);
	if (key.kind === "name") return /^CURLOPT_(\w+)$/.exec(key.name)?.[1];
	const isOption =
		key.kind === "member" &&
		nameOfCallee(key.object) === "RequestOptions" &&
		/^[A-Z_]+$/.test(key.name);
	return isOption ? key.name.toLowerCase() : undefined;
}

function lowerEntry(node: Node, lowering: Lowering): RecordEntry {
	const [first, second] = partsOf(node);
	if (first?.type === "variadic_unpacking")
		return { key: undefined, value: lowering.lower(first.firstNamedChild), spread: true };
	if (second === undefined)
		return { key: undefined, value: lowering.lower(first ?? null), spread: false };
	const key = lowering.lower(first ?? null);
	return {
		key: keyOf(key),
		value: lowering.lower(second),
		spread: false,
	};
}

const lowerArray: LowerNode = (node, lowering) => {
	const parts = partsOf(node);
	const isRecord = parts.some((part) => partsOf(part).length > 1);
	const isSpread =
		parts.length > 0 && parts.every((part) => part.firstNamedChild?.type === "variadic_unpacking");
	if (isRecord || isSpread)
		return makeRecord(spanOf(node), () => parts.map((part) => lowerEntry(part, lowering)));
	return makeList(spanOf(node), () => parts.map((part) => lowerEntry(part, lowering)));
};

function operatorOf(node: Node): string | undefined {
	return node.type === "binary_expression" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	const operator = operatorOf(node);
	if (operator === undefined || !/^(\.|\?\?|\|\||or|\+)$/.test(operator))
		return { kind: "unknown", what: node.type, ...spanOf(node) };
	const operands = lowerChain(node, lowering, (link) => operatorOf(link) === operator);
	if (operator === ".") return joinParts(spanOf(node), operands);
	if (operator === "+")
		return makeRecord(spanOf(node), () =>
			operands.reverse().map((value) => ({ key: undefined, value, spread: true })),
		);
	return { kind: "choice", mode: "fallback", options: operands, ...spanOf(node) };
};

const lowerConditional: LowerNode = (node, lowering) => {
	const body = node.childForFieldName("body");
	const fields = body === null ? ["condition", "alternative"] : ["body", "alternative"];
	return {
		kind: "choice",
		mode: body === null ? "fallback" : "either",
		options: fields.map((field) => lowering.lower(node.childForFieldName(field))),
		...spanOf(node),
	};
};

const lowerMatch: LowerNode = (node, lowering) => ({
	kind: "choice",
	mode: "either",
	options: partsOf(node.childForFieldName("body") ?? node).map((arm) =>
		lowering.lower(arm.childForFieldName("return_expression")),
	),
	...spanOf(node),
});

function lowerParameter(node: Node, lowering: Lowering): Parameter {
	const name = node.childForFieldName("name");
	return {
		name: name === null ? "" : lowering.slice(name).replace(/^\$/, ""),
		type: lowerInField(node, "type", lowering),
		default: lowerInField(node, "default_value", lowering),
	};
}

const lowerFunction: LowerNode = (node, lowering) => {
	const parameters = node.childForFieldName("parameters");
	const body = node.childForFieldName("body");
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() =>
			parameters === null ? [] : partsOf(parameters).map((one) => lowerParameter(one, lowering)),
		() => {
			if (body === null) return [];
			if (body.type !== "compound_statement") return [lowering.lower(body)];
			return body
				.descendantsOfType("return_statement")
				.map((found) => lowering.lower(found.firstNamedChild));
		},
		() => lowerInField(node, "return_type", lowering) ?? readReturnedType(node, lowering),
	);
};

/** PHP, also inside of HTML. Classes that nothing imports are global, as are a few functions that SDKs declare. */
export const php: Language = {
	id: "php",
	extensions: [".php", ".phtml", ".inc"],
	editorIds: ["php"],
	grammar: "tree-sitter-php.wasm",
	query: phpQuery,
	selfNames: ["this", "self", "static"],
	blockScoped: false,
	sigil: "$",
	globalModules: /^\\?[A-Z]|^(?:ai_services|wp_ai_client_prompt|prism)$/,
	lineComment: "//",
	readImports,
	readPattern,
	lower: {
		name: lowerIdentifier,
		relative_scope: lowerIdentifier,
		variable_name: lowerInner,
		qualified_name: lowerQualified,
		string: lowerSingleQuoted,
		encapsed_string: lowerDoubleQuoted,
		heredoc: lowerHeredoc,
		nowdoc: lowerHeredoc,
		integer: lowerNumber,
		float: lowerNumber,
		boolean: (node, lowering) => ({
			kind: "boolean",
			value: /^true$/i.test(lowering.slice(node)),
			...spanOf(node),
		}),
		null: lowerNull,
		function_call_expression: lowerCall,
		member_call_expression: lowerCall,
		nullsafe_member_call_expression: lowerCall,
		scoped_call_expression: lowerCall,
		object_creation_expression: lowerNew,
		member_access_expression: lowerAccess,
		nullsafe_member_access_expression: lowerAccess,
		scoped_property_access_expression: lowerStaticAccess,
		class_constant_access_expression: lowerStaticAccess,
		subscript_expression: (node, lowering) => ({
			kind: "index",
			object: lowering.lower(node.namedChild(0)),
			key: lowering.lower(node.namedChild(1)),
			...spanOf(node),
		}),
		array_creation_expression: lowerArray,
		binary_expression: lowerBinary,
		conditional_expression: lowerConditional,
		match_expression: lowerMatch,
		parenthesized_expression: lowerTransparent,
		clone_expression: lowerTransparent,
		cast_expression: (node, lowering) => lowering.lower(node.lastNamedChild),
		named_type: lowerTransparent,
		optional_type: lowerTransparent,
		union_type: lowerTransparent,
		type_list: lowerTransparent,
		assignment_expression: (node, lowering) => lowering.lower(node.childForFieldName("right")),
		function_definition: lowerFunction,
		method_declaration: lowerFunction,
		anonymous_function: lowerFunction,
		arrow_function: lowerFunction,
		class_declaration: lowerClass,
		trait_declaration: lowerClass,
		enum_declaration: lowerClass,
	},
};
