import {
	type Expression,
	makeCall,
	makeFunction,
	makeList,
	makeRecord,
	type Parameter,
} from "./expression.ts";
import type { ImportedName, Language, Lowering, LowerNode, PatternName } from "./language.ts";
import { fieldText, lowerInField, spanOf, unknownAt } from "./lowering.ts";
import { lowerCall, lowerEntry } from "./rubyCalls.ts";
import { lowerClass } from "./rubyClasses.ts";
import { rubyQuery } from "./rubyQuery.ts";
import { lowerHeredoc, lowerRubyString, lowerSymbol } from "./rubyStrings.ts";
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

const lowerField: LowerNode = (node, lowering) => ({
	kind: "member",
	object: { kind: "name", name: "this", ...spanOf(node) },
	name: lowering.slice(node).replace(/^@+/, ""),
	nameStart: node.startIndex,
	...spanOf(node),
});

const lowerScoped: LowerNode = (node, lowering) => {
	const scope = node.childForFieldName("scope");
	const name = node.childForFieldName("name");
	if (name === null) return unknownAt(node);
	if (scope === null) return { kind: "name", name: `::${lowering.slice(name)}`, ...spanOf(node) };
	return {
		kind: "member",
		object: lowering.lower(scope),
		name: lowering.slice(name),
		nameStart: name.startIndex,
		...spanOf(node),
	};
};

function operatorOf(node: Node): string | undefined {
	return node.type === "binary" ? node.childForFieldName("operator")?.type : undefined;
}

const lowerBinary: LowerNode = (node, lowering) => {
	const operator = operatorOf(node);
	if (operator === "&&" || operator === "and")
		return lowering.lower(node.childForFieldName("right"));
	if (operator === "%") {
		const format: Expression = {
			kind: "member",
			object: lowering.lower(node.childForFieldName("left")),
			name: "%",
			nameStart: node.startIndex,
			...spanOf(node),
		};
		return makeCall(spanOf(node), format, () => []);
	}
	if (operator === undefined || !/^(\+|\|\||or|<<)$/.test(operator)) return unknownAt(node);
	const operands = lowerChain(node, lowering, (link) => operatorOf(link) === operator);
	if (operator === "||" || operator === "or")
		return { kind: "choice", mode: "fallback", options: operands, ...spanOf(node) };
	if (operands.some((one) => one.kind === "list"))
		return makeList(spanOf(node), () =>
			operands.map((value) => ({ value, spread: operator === "+" || value === operands[0] })),
		);
	return joinParts(spanOf(node), operands);
};

/** `if`, `unless`, `case`, ternaries: the last expression of each branch. */
const lowerBranches: LowerNode = (node, lowering) => {
	const branches = partsOf(node).filter((part) => /^(then|else|elsif|when)$/.test(part.type));
	const options = branches.map((part) => {
		if (part.type === "elsif") return lowering.lower(part);
		const body = part.type === "when" ? part.childForFieldName("body") : part;
		return lowering.lower((body && partsOf(body).at(-1)) ?? null);
	});
	return { kind: "choice", mode: "either", options, ...spanOf(node) };
};

function lowerParameter(node: Node, lowering: Lowering): Parameter {
	const name = node.type === "identifier" ? node : node.childForFieldName("name");
	return {
		name: name === null ? "" : lowering.slice(name),
		type: undefined,
		default: lowerInField(node, "value", lowering),
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
			const returned = body
				.descendantsOfType("return")
				.map((found) => lowering.lower(found.firstNamedChild?.firstNamedChild ?? null));
			const isBlock = /^(body_statement|block|do_block|block_body)$/.test(body.type);
			return [...returned, lowering.lower(isBlock ? (partsOf(body).at(-1) ?? null) : body)];
		},
	);
};

const lowerArray: LowerNode = (node, lowering) =>
	makeList(spanOf(node), () =>
		partsOf(node).map((part) => {
			const spread = part.type === "splat_argument";
			return { value: lowering.lower(spread ? part.firstNamedChild : part), spread };
		}),
	);

function readImports(node: Node, lowering: Lowering): readonly ImportedName[] {
	const module = lowering.lower(node.childForFieldName("arguments")?.firstNamedChild ?? null);
	return module.kind === "text" ? [{ local: "*", module: module.value, imported: "*" }] : [];
}

function readPattern(node: Node, lowering: Lowering): readonly PatternName[] | undefined {
	if (node.type !== "left_assignment_list" && node.type !== "simple_symbol") return undefined;
	const parts = node.type === "simple_symbol" ? [node] : partsOf(node);
	return parts.map((part, index) => ({
		name: lowering.slice(part).replace(/^@/, "this.").replace(/^:/, ""),
		start: part.startIndex,
		path: part === node ? [] : [String(index)],
		default: undefined,
	}));
}

const lowerRight: LowerNode = (node, lowering) => lowering.lower(node.childForFieldName("right"));
const lowerLast: LowerNode = (node, lowering) => lowering.lower(partsOf(node).at(-1) ?? null);

/** Ruby. Constants that nothing binds are global modules; names that nothing binds are methods or attributes of the object. */
export const ruby: Language = {
	id: "ruby",
	extensions: [".rb", ".rake", ".ru", ".thor", ".jbuilder"],
	fileNames: ["Rakefile", "Guardfile"],
	editorIds: ["ruby"],
	grammar: "tree-sitter-ruby.wasm",
	query: rubyQuery,
	selfNames: ["self"],
	blockScoped: false,
	bareCalls: true,
	globalModules: /^(?:::)?[A-Z]/,
	lineComment: "#",
	readImports,
	readPattern,
	lower: {
		identifier: lowerIdentifier,
		constant: lowerIdentifier,
		self: lowerIdentifier,
		instance_variable: lowerField,
		class_variable: lowerField,
		global_variable: lowerIdentifier,
		scope_resolution: lowerScoped,
		string: lowerRubyString,
		bare_string: lowerRubyString,
		delimited_symbol: lowerRubyString,
		simple_symbol: lowerSymbol,
		bare_symbol: lowerSymbol,
		hash_key_symbol: lowerSymbol,
		heredoc_beginning: lowerHeredoc,
		chained_string: (node, lowering) =>
			joinParts(
				spanOf(node),
				partsOf(node).map((part) => lowering.lower(part)),
			),
		integer: lowerNumber,
		float: lowerNumber,
		true: lowerTrue,
		false: lowerFalse,
		nil: lowerNull,
		call: lowerCall,
		array: lowerArray,
		string_array: lowerArray,
		symbol_array: lowerArray,
		hash: (node, lowering) =>
			makeRecord(spanOf(node), () => partsOf(node).map((part) => lowerEntry(part, lowering))),
		element_reference: (node, lowering) => ({
			kind: "index",
			object: lowering.lower(node.childForFieldName("object")),
			key: lowering.lower(node.namedChild(1)),
			...spanOf(node),
		}),
		binary: lowerBinary,
		conditional: (node, lowering) => ({
			kind: "choice",
			mode: "either",
			options: ["consequence", "alternative"].map((field) =>
				lowering.lower(node.childForFieldName(field)),
			),
			...spanOf(node),
		}),
		if: lowerBranches,
		elsif: lowerBranches,
		unless: lowerBranches,
		case: lowerBranches,
		begin: lowerTransparent,
		parenthesized_statements: lowerLast,
		block_body: lowerLast,
		body_statement: lowerLast,
		// biome-ignore lint/suspicious/noThenProperty: a node type of the grammar
		then: lowerLast,
		else: lowerLast,
		if_modifier: lowerTransparent,
		unless_modifier: lowerTransparent,
		rescue_modifier: lowerTransparent,
		return: (node, lowering) => lowering.lower(node.firstNamedChild?.firstNamedChild ?? null),
		assignment: lowerRight,
		operator_assignment: lowerRight,
		method: lowerFunction,
		singleton_method: lowerFunction,
		lambda: lowerFunction,
		class: lowerClass,
		module: lowerClass,
	},
};
