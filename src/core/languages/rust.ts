import {
	type Expression,
	makeFunction,
	makeList,
	makeRecord,
	type RecordEntry,
} from "./expression.ts";
import type { Language, Lowering, LowerNode } from "./language.ts";
import { fieldText, spanOf, unknownAt } from "./lowering.ts";
import { makeRustCall } from "./rustCalls.ts";
import { lowerMacro } from "./rustMacros.ts";
import { readImports, readPattern } from "./rustNames.ts";
import { rustQuery } from "./rustQuery.ts";
import { lowerStatic, lowerTokenCall } from "./rustTokens.ts";
import {
	decodeEscapes,
	joinParts,
	lowerChain,
	lowerIdentifier,
	lowerNumber,
	lowerTransparent,
	makeText,
	partsOf,
} from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

function argumentsOf(node: Node, lowering: Lowering) {
	const list = node.childForFieldName("arguments");
	return list === null
		? []
		: partsOf(list).map((part) => ({
				name: undefined,
				value: lowering.lower(part),
				spread: false,
			}));
}

/** Lowers a call. */
const lowerCall: LowerNode = (node, lowering) =>
	makeRustCall(
		spanOf(node),
		lowering.lower(node.childForFieldName("function")),
		() => argumentsOf(node, lowering),
		lowering,
	);

function lowerMember(objectField: string, nameField: string): LowerNode {
	return (node, lowering) => {
		const object = node.childForFieldName(objectField);
		const name = node.childForFieldName(nameField);
		if (name === null) return unknownAt(node);
		if (object === null) return lowerIdentifier(name, lowering);
		return {
			kind: "member",
			object: lowering.lower(object),
			name: lowering.slice(name),
			nameStart: name.startIndex,
			...spanOf(node),
		};
	};
}

const lowerScoped = lowerMember("path", "name");

const lowerString: LowerNode = (node, lowering) => {
	const text = lowering.slice(node);
	if (node.type === "raw_string_literal")
		return makeText(spanOf(node), text.replace(/^\w*#*"|"#*$/g, ""));
	const inner = text.slice(text.indexOf('"') + 1, -1).replace(/\\\r?\n\s*/g, "");
	return makeText(spanOf(node), decodeEscapes(inner));
};

const lowerStruct: LowerNode = (node, lowering) => {
	const body = node.childForFieldName("body");
	return makeRecord(
		spanOf(node),
		() => (body === null ? [] : partsOf(body).map((part) => lowerInField(part, lowering))),
		lowering.lower(node.childForFieldName("name")),
	);
};

function lowerInField(node: Node, lowering: Lowering): RecordEntry {
	if (node.type === "base_field_initializer")
		return { key: undefined, value: lowering.lower(node.firstNamedChild), spread: true };
	const name = node.childForFieldName("field") ?? node.firstNamedChild ?? node;
	const value = node.childForFieldName("value");
	return {
		key: lowering.slice(name),
		value: value === null ? lowerIdentifier(name, lowering) : lowering.lower(value),
		spread: false,
	};
}

function operatorOf(node: Node): string | undefined {
	return node.type === "binary_expression" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	if (operatorOf(node) !== "+") return unknownAt(node);
	const operands = lowerChain(node, lowering, (link) => operatorOf(link) === "+");
	return joinParts(spanOf(node), operands);
};

const lowerIf: LowerNode = (node, lowering) => ({
	kind: "choice",
	mode: "either",
	options: ["consequence", "alternative"].map((field) =>
		lowering.lower(node.childForFieldName(field)),
	),
	...spanOf(node),
});

const lowerMatch: LowerNode = (node, lowering) => ({
	kind: "choice",
	mode: "either",
	options: partsOf(node.childForFieldName("body") ?? node).map((arm) =>
		lowering.lower(arm.childForFieldName("value")),
	),
	...spanOf(node),
});

const lowerFunction: LowerNode = (node, lowering) => {
	const list = node.childForFieldName("parameters");
	const body = node.childForFieldName("body");
	return makeFunction(
		spanOf(node),
		fieldText(node, "name", lowering),
		() =>
			(list === null ? [] : partsOf(list)).map((part) => {
				const pattern = part.childForFieldName("pattern") ?? part;
				return {
					name: lowering.slice(pattern).replace(/^&?(mut )?/, ""),
					type: undefined,
					default: undefined,
				};
			}),
		() => {
			if (body === null) return [];
			const returned = body
				.descendantsOfType("return_expression")
				.map((found) => lowering.lower(found.firstNamedChild));
			return [...returned, lowering.lower(body)];
		},
	);
};

const lowerClass: LowerNode = (node, lowering): Expression => {
	const name = node.childForFieldName("name") ?? node.childForFieldName("type");
	return {
		kind: "class",
		name: name === null ? undefined : lowering.slice(name).replace(/<.*$/s, ""),
		bases: [],
		...spanOf(node),
	};
};

const lowerList: LowerNode = (node, lowering) =>
	makeList(spanOf(node), () =>
		partsOf(node).map((part) => ({ value: lowering.lower(part), spread: false })),
	);
/** `Arc<Client>` is what it holds; of other generic types the type itself counts. */
const lowerGeneric: LowerNode = (node, lowering) => {
	const type = node.childForFieldName("type");
	const held = node
		.childForFieldName("type_arguments")
		?.namedChildren.find((one) => one.type !== "lifetime");
	const isHolder =
		type !== null &&
		/^(?:\w+::)*(?:Arc|Rc|Box|Option|Mutex|RwLock|Cow)$/.test(lowering.slice(type));
	return lowering.lower(isHolder && held !== undefined ? held : type);
};

const lowerLast: LowerNode = (node, lowering) => lowering.lower(node.lastNamedChild);

/** Macros that are given code as a function is: without their names, that code is read like any other. */
const CODE_MACROS = /(?<![\w:])[\w:]*\b(?:try_)?(?:stream|spawn|join)!(?=[ \t]*[({])/g;

/** Rust. Names that nothing binds are crates. */
export const rust: Language = {
	id: "rust",
	extensions: [".rs"],
	editorIds: ["rust"],
	grammar: "tree-sitter-rust.wasm",
	unread: CODE_MACROS,
	query: rustQuery,
	selfNames: ["self", "Self"],
	blockScoped: true,
	globalModules: /^[a-z]\w*$/,
	namespaceMark: "::",
	importsTypes: true,
	lineComment: "//",
	readImports,
	readPattern,
	lower: {
		identifier: lowerIdentifier,
		field_identifier: lowerIdentifier,
		type_identifier: lowerIdentifier,
		self: lowerIdentifier,
		crate: lowerIdentifier,
		scoped_identifier: lowerScoped,
		scoped_type_identifier: lowerScoped,
		field_expression: lowerMember("value", "field"),
		generic_type: lowerGeneric,
		generic_type_with_turbofish: (node, lowering) => lowering.lower(node.childForFieldName("type")),
		generic_function: (node, lowering) => lowering.lower(node.childForFieldName("function")),
		reference_type: (node, lowering) => lowering.lower(node.childForFieldName("type")),
		string_literal: lowerString,
		raw_string_literal: lowerString,
		integer_literal: lowerNumber,
		float_literal: lowerNumber,
		boolean_literal: (node, lowering) => ({
			kind: "boolean",
			value: lowering.slice(node) === "true",
			...spanOf(node),
		}),
		call_expression: lowerCall,
		macro_invocation: lowerMacro,
		token_tree: lowerTokenCall,
		":": lowerStatic,
		struct_expression: lowerStruct,
		array_expression: lowerList,
		tuple_expression: lowerList,
		binary_expression: lowerBinary,
		if_expression: lowerIf,
		match_expression: lowerMatch,
		else_clause: lowerTransparent,
		block: lowerLast,
		expression_statement: lowerTransparent,
		parenthesized_expression: lowerTransparent,
		try_expression: lowerTransparent,
		await_expression: lowerTransparent,
		reference_expression: (node, lowering) => lowering.lower(node.childForFieldName("value")),
		unary_expression: lowerTransparent,
		type_cast_expression: (node, lowering) => lowering.lower(node.childForFieldName("value")),
		function_item: lowerFunction,
		closure_expression: lowerFunction,
		struct_item: lowerClass,
		impl_item: lowerClass,
	},
};
