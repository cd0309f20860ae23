import { type Argument, makeCall, makeList, makeRecord, type RecordEntry } from "./expression.ts";
import { lowerFunction, lowerMethod } from "./javascriptFunctions.ts";
import { readImports, readPattern } from "./javascriptNames.ts";
import { javascriptQuery, typescriptQuery } from "./javascriptQuery.ts";
import { lowerString, lowerTemplate } from "./javascriptStrings.ts";
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
	makeChoice,
	partsOf,
} from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";
import { partsOutsideTests } from "./testBranches.ts";

function lowerItem(
	node: Node,
	lowering: Lowering,
): { value: ReturnType<LowerNode>; spread: boolean } {
	const spread = node.type === "spread_element";
	return { value: lowering.lower(spread ? node.firstNamedChild : node), spread };
}

function lowerArguments(list: Node | null, lowering: Lowering): Argument[] {
	if (list === null) return [];
	if (list.type === "template_string")
		return [{ name: undefined, value: lowering.lower(list), spread: false }];
	return partsOf(list).map((part) => ({ name: undefined, ...lowerItem(part, lowering) }));
}

/** What `await (0, module.name)(…)` calls, which the grammar takes for a call of a function `await`. */
function awaitedIn(callee: Node | null, lowering: Lowering): Node | undefined {
	if (callee?.type !== "call_expression") return undefined;
	const awaited = callee.childForFieldName("function");
	const isAwait = awaited?.type === "identifier" && lowering.slice(awaited) === "await";
	return isAwait ? (callee.childForFieldName("arguments")?.lastNamedChild ?? undefined) : undefined;
}

const lowerCall: LowerNode = (node, lowering) => {
	const isNew = node.type === "new_expression";
	const written = node.childForFieldName(isNew ? "constructor" : "function");
	const callee = awaitedIn(written, lowering) ?? written;
	return makeCall(
		spanOf(node),
		lowering.lower(callee),
		() => lowerArguments(node.childForFieldName("arguments"), lowering),
		isNew,
	);
};

const lowerMember: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("property");
	if (name === null) return unknownAt(node);
	return {
		kind: "member",
		object: lowering.lower(node.childForFieldName("object")),
		name: lowering.slice(name).replace(/^#/, ""),
		nameStart: name.startIndex,
		...spanOf(node),
	};
};

function lowerEntry(node: Node, lowering: Lowering): RecordEntry {
	if (node.type === "shorthand_property_identifier")
		return { key: lowering.slice(node), value: lowerIdentifier(node, lowering), spread: false };
	if (node.type === "spread_element")
		return { key: undefined, value: lowering.lower(node.firstNamedChild), spread: true };
	const keyNode = node.childForFieldName(node.type === "method_definition" ? "name" : "key");
	const value =
		node.type === "pair" ? lowering.lower(node.childForFieldName("value")) : lowering.lower(node);
	return { key: readKey(keyNode, lowering), value, spread: false };
}

function readKey(node: Node | null, lowering: Lowering): string | undefined {
	if (node === null) return undefined;
	if (node.type === "property_identifier" || node.type === "number") return lowering.slice(node);
	const key = lowering.lower(node.type === "computed_property_name" ? node.firstNamedChild : node);
	return key.kind === "text" ? key.value : undefined;
}

function operatorOf(node: Node): string | undefined {
	return node.type === "binary_expression" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	const operator = operatorOf(node);
	if (operator === "&&") return lowering.lower(node.childForFieldName("right"));
	if (operator !== "+" && operator !== "||" && operator !== "??") return unknownAt(node);
	const operands = lowerChain(node, lowering, (link) => operatorOf(link) === operator);
	if (operator === "+") return joinParts(spanOf(node), operands);
	return { kind: "choice", mode: "fallback", options: operands, ...spanOf(node) };
};

const lowerClass: LowerNode = (node, lowering) => {
	const heritage = node.namedChildren.find((child) => child.type === "class_heritage");
	const base = heritage?.firstNamedChild ?? null;
	const value = base?.type === "extends_clause" ? base.childForFieldName("value") : base;
	return {
		kind: "class",
		name: fieldText(node, "name", lowering),
		bases: value === null ? [] : [lowering.lower(value)],
		...spanOf(node),
	};
};

const lower: Language["lower"] = {
	identifier: (node, lowering) =>
		lowering.slice(node) === "undefined"
			? lowerNull(node, lowering)
			: lowerIdentifier(node, lowering),
	property_identifier: lowerIdentifier,
	type_identifier: lowerIdentifier,
	this: lowerIdentifier,
	super: lowerIdentifier,
	import: lowerIdentifier,
	string: lowerString,
	template_string: lowerTemplate,
	number: lowerNumber,
	true: lowerTrue,
	false: lowerFalse,
	null: lowerNull,
	undefined: lowerNull,
	call_expression: lowerCall,
	new_expression: lowerCall,
	member_expression: lowerMember,
	nested_type_identifier: (node, lowering) => ({
		kind: "member",
		object: lowering.lower(node.firstNamedChild),
		name: lowering.slice(node.lastNamedChild ?? node),
		nameStart: node.lastNamedChild?.startIndex ?? node.startIndex,
		...spanOf(node),
	}),
	subscript_expression: (node, lowering) => ({
		kind: "index",
		object: lowering.lower(node.childForFieldName("object")),
		key: lowering.lower(node.childForFieldName("index")),
		...spanOf(node),
	}),
	array: (node, lowering) =>
		makeList(spanOf(node), () => partsOf(node).map((part) => lowerItem(part, lowering))),
	object: (node, lowering) =>
		makeRecord(spanOf(node), () => partsOf(node).map((part) => lowerEntry(part, lowering))),
	binary_expression: lowerBinary,
	ternary_expression: (node, lowering) =>
		makeChoice(node, partsOutsideTests(node, lowering), lowering),
	parenthesized_expression: lowerTransparent,
	await_expression: lowerTransparent,
	as_expression: lowerTransparent,
	satisfies_expression: lowerTransparent,
	non_null_expression: lowerTransparent,
	type_annotation: lowerTransparent,
	sequence_expression: (node, lowering) => lowering.lower(node.lastNamedChild),
	type_assertion: (node, lowering) => lowering.lower(node.lastNamedChild),
	generic_type: (node, lowering) =>
		makeChoice(node, [node.firstNamedChild, ...partsOf(node.lastNamedChild ?? node)], lowering),
	union_type: (node, lowering) => makeChoice(node, partsOf(node), lowering),
	assignment_expression: (node, lowering) => lowering.lower(node.childForFieldName("right")),
	augmented_assignment_expression: (node, lowering) =>
		lowering.lower(node.childForFieldName("right")),
	arrow_function: lowerFunction,
	function_expression: lowerFunction,
	function_declaration: lowerFunction,
	generator_function_declaration: lowerFunction,
	method_definition: lowerMethod,
	class_declaration: lowerClass,
	abstract_class_declaration: lowerClass,
	class: lowerClass,
	enum_declaration: lowerClass,
};

const shared = {
	lower,
	selfNames: ["this"],
	blockScoped: true,
	lineComment: "//",
	converting: /^(freeze|seal|structuredClone|defineConfig)$/,
	readImports,
	readPattern,
};

/** JavaScript with JSX, as modules or CommonJS. */
export const javascript: Language = {
	...shared,
	id: "javascript",
	extensions: [".js", ".mjs", ".cjs", ".jsx"],
	editorIds: ["javascript", "javascriptreact"],
	grammar: "tree-sitter-javascript.wasm",
	query: javascriptQuery,
};

/** TypeScript without JSX. */
export const typescript: Language = {
	...shared,
	id: "typescript",
	extensions: [".ts", ".mts", ".cts"],
	editorIds: ["typescript"],
	grammar: "tree-sitter-typescript.wasm",
	query: typescriptQuery,
};

/** TypeScript with JSX. */
export const tsx: Language = {
	...shared,
	id: "tsx",
	extensions: [".tsx"],
	editorIds: ["typescriptreact"],
	grammar: "tree-sitter-tsx.wasm",
	query: typescriptQuery,
};
