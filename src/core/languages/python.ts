import {
	type Argument,
	type Expression,
	makeCall,
	makeList,
	makeRecord,
	type RecordEntry,
} from "./expression.ts";
import type { Language, Lowering, LowerNode } from "./language.ts";
import { fieldText, spanOf, unknownAt } from "./lowering.ts";
import { lowerFunction } from "./pythonFunctions.ts";
import { readImports, readPattern } from "./pythonNames.ts";
import { lowerPathJoin } from "./pythonPaths.ts";
import { lowerPythonString } from "./pythonStrings.ts";
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

const query = `
(call function: (identifier) @callee) @call
(call function: (attribute attribute: (identifier) @callee)) @call
(call function: (subscript value: (identifier) @callee)) @call
(import_statement) @import
(import_from_statement) @import
(function_definition name: (identifier) @name) @function
(lambda) @function
(class_definition name: (identifier) @name) @class
(block) @block
(for_statement left: (_) @target right: (_) @iterated) @loop
(while_statement) @loop
(list_comprehension (for_in_clause left: (_) @target right: (_) @iterated)) @loop
(generator_expression (for_in_clause left: (_) @target right: (_) @iterated)) @loop
(dictionary_comprehension (for_in_clause left: (_) @target right: (_) @iterated)) @loop
(set_comprehension (for_in_clause left: (_) @target right: (_) @iterated)) @loop
(assignment left: (_) @target type: (_)? @type right: (_)? @value)
(augmented_assignment left: (_) @addition right: (_) @value)
(named_expression name: (_) @target value: (_) @value)
(as_pattern (_) @value alias: (as_pattern_target (_) @target))
(parameters (identifier) @parameter)
(parameters (list_splat_pattern (identifier) @parameter))
(parameters (dictionary_splat_pattern (identifier) @parameter))
(lambda_parameters (identifier) @parameter)
(default_parameter name: (identifier) @parameter value: (_) @value)
(typed_parameter . (identifier) @parameter type: (_) @type)
(typed_default_parameter name: (identifier) @parameter type: (_) @type value: (_) @value)
`;

function lowerArgument(node: Node, lowering: Lowering): Argument {
	if (node.type === "keyword_argument") {
		return {
			name: fieldText(node, "name", lowering),
			value: lowering.lower(node.childForFieldName("value")),
			spread: false,
		};
	}
	const spread = node.type === "list_splat" || node.type === "dictionary_splat";
	return {
		name: undefined,
		value: lowering.lower(spread ? node.firstNamedChild : node),
		spread,
	};
}

/** `Agent[Deps, Answer](…)` calls `Agent`. */
function lowerCallee(node: Node | null, lowering: Lowering): Expression {
	const generic = node?.type === "subscript" ? node.childForFieldName("value") : null;
	return lowering.lower(generic?.type === "identifier" ? generic : node);
}

const lowerCall: LowerNode = (node, lowering) =>
	makeCall(spanOf(node), lowerCallee(node.childForFieldName("function"), lowering), () => {
		const list = node.childForFieldName("arguments");
		if (list === null) return [];
		if (list.type !== "argument_list") return [lowerArgument(list, lowering)];
		return partsOf(list).map((part) => lowerArgument(part, lowering));
	});

const lowerAttribute: LowerNode = (node, lowering) => {
	const name = node.childForFieldName("attribute");
	if (name === null) return unknownAt(node);
	return {
		kind: "member",
		object: lowering.lower(node.childForFieldName("object")),
		name: lowering.slice(name),
		nameStart: name.startIndex,
		...spanOf(node),
	};
};

function lowerEntry(node: Node, lowering: Lowering): RecordEntry {
	if (node.type !== "pair")
		return { key: undefined, value: lowering.lower(node.firstNamedChild), spread: true };
	const key = lowering.lower(node.childForFieldName("key"));
	return {
		key: key.kind === "text" ? key.value : undefined,
		value: lowering.lower(node.childForFieldName("value")),
		spread: false,
	};
}

const lowerList: LowerNode = (node, lowering) =>
	makeList(spanOf(node), () =>
		partsOf(node).map((part) => {
			const spread = part.type === "list_splat";
			return { value: lowering.lower(spread ? part.firstNamedChild : part), spread };
		}),
	);

/** `str | None` is any of several types, `defaults | {"model": "x"}` one dict in which the later wins. */
const lowerUnion: LowerNode = (node, lowering) => {
	const sides = [node.childForFieldName("left"), node.childForFieldName("right")];
	if (!sides.some((side) => side?.type === "dictionary")) return makeChoice(node, sides, lowering);
	return makeRecord(spanOf(node), () =>
		sides.map((side) => ({ key: undefined, value: lowering.lower(side), spread: true })),
	);
};

const lowerBinary: LowerNode = (node, lowering) => {
	const operator = node.childForFieldName("operator")?.type;
	if (operator === "%") {
		const left = lowering.lower(node.childForFieldName("left"));
		if (left.kind !== "text" && left.kind !== "name") return unknownAt(node);
		const format: Expression = {
			kind: "member",
			object: left,
			name: "%",
			nameStart: 0,
			...spanOf(node),
		};
		return makeCall(spanOf(node), format, () => []);
	}
	if (operator === "|") return lowerUnion(node, lowering);
	if (operator === "/") return lowerPathJoin(node, lowering);
	if (operator !== "+") return unknownAt(node);
	const parts = lowerChain(
		node,
		lowering,
		(link) => link.type === "binary_operator" && link.childForFieldName("operator")?.type === "+",
	);
	if (parts.some((part) => part.kind === "list"))
		return makeList(spanOf(node), () => parts.map((value) => ({ value, spread: true })));
	return joinParts(spanOf(node), parts);
};

const lowerClass: LowerNode = (node, lowering) => {
	const bases = node.childForFieldName("superclasses");
	return {
		kind: "class",
		name: fieldText(node, "name", lowering),
		bases: bases === null ? [] : partsOf(bases).map((base) => lowering.lower(base)),
		...spanOf(node),
	};
};

const lowerConditional: LowerNode = (node, lowering) => {
	const [then, , otherwise] = partsOf(node);
	return {
		kind: "choice",
		mode: "either",
		options: [lowering.lower(then ?? null), lowering.lower(otherwise ?? null)],
		...spanOf(node),
	};
};

const lowerBoolean: LowerNode = (node, lowering) => {
	if (node.childForFieldName("operator")?.type !== "or")
		return lowering.lower(node.childForFieldName("right"));
	const options = lowerChain(
		node,
		lowering,
		(link) => link.type === "boolean_operator" && link.childForFieldName("operator")?.type === "or",
	);
	return { kind: "choice", mode: "fallback", options, ...spanOf(node) };
};

const lowerSubscript: LowerNode = (node, lowering) => ({
	kind: "index",
	object: lowering.lower(node.childForFieldName("value")),
	key: lowering.lower(node.childForFieldName("subscript")),
	...spanOf(node),
});

/** Python: `.py`, type stubs and the cells of notebooks. */
export const python: Language = {
	id: "python",
	extensions: [".py", ".pyi", ".pyw"],
	editorIds: ["python"],
	grammar: "tree-sitter-python.wasm",
	query,
	selfNames: ["self", "cls"],
	blockScoped: false,
	lineComment: "#",
	readImports,
	readPattern,
	lower: {
		identifier: lowerIdentifier,
		string: lowerPythonString,
		concatenated_string: (node, lowering) =>
			joinParts(
				spanOf(node),
				partsOf(node).map((part) => lowering.lower(part)),
			),
		integer: lowerNumber,
		float: lowerNumber,
		true: lowerTrue,
		false: lowerFalse,
		none: lowerNull,
		call: lowerCall,
		attribute: lowerAttribute,
		subscript: lowerSubscript,
		list: lowerList,
		tuple: lowerList,
		set: lowerList,
		expression_list: lowerList,
		dictionary: (node, lowering) =>
			makeRecord(spanOf(node), () => partsOf(node).map((part) => lowerEntry(part, lowering))),
		binary_operator: lowerBinary,
		boolean_operator: lowerBoolean,
		conditional_expression: lowerConditional,
		parenthesized_expression: lowerTransparent,
		await: lowerTransparent,
		type: lowerTransparent,
		named_expression: (node, lowering) => lowering.lower(node.childForFieldName("value")),
		as_pattern: lowerTransparent,
		assignment: (node, lowering) => lowering.lower(node.childForFieldName("right")),
		generic_type: (node, lowering) =>
			makeChoice(node, [node.namedChild(0), ...partsOf(node.namedChild(1) ?? node)], lowering),
		lambda: lowerFunction,
		function_definition: lowerFunction,
		class_definition: lowerClass,
	},
};
