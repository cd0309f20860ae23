import {
	type Argument,
	type Expression,
	makeCall,
	makeList,
	makeRecord,
	type RecordEntry,
} from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import { makeRustCall } from "./rustCalls.ts";
import { joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const MAX_DEPTH = 40;

/** Lowers `json!`, `vec!`, `format!`, `write!`, `concat!`, whose arguments the grammar leaves as loose tokens; other macros are unknown. */
export const lowerMacro: LowerNode = (node, lowering) => {
	const macro = node.childForFieldName("macro");
	const tree = node.namedChildren.find((child) => child.type === "token_tree");
	if (macro === null || tree === undefined) return unknownAt(node);
	return lowerNamed(lowering.slice(macro).replace(/^.*::/, ""), tree, lowering, 0);
};

function lowerNamed(name: string, tree: Node, lowering: Lowering, depth: number): Expression {
	const values = () =>
		split(inside(tree), ",").map((tokens) => lowerTokens(tokens, tree, lowering, depth + 1));
	switch (name) {
		case "json":
			return lowerTokens(inside(tree), tree, lowering, depth + 1);
		case "vec":
			return makeList(spanOf(tree), () => values().map((value) => ({ value, spread: false })));
		case "concat":
			return joinParts(spanOf(tree), values());
		case "include_str":
			return makeCall(spanOf(tree), { kind: "name", name, ...spanOf(tree) }, () =>
				values().map((value) => ({ name: undefined, value, spread: false })),
			);
		case "format":
		case "formatdoc":
		case "indoc":
			return lowerFormat(values(), tree);
		case "write":
			return lowerFormat(values().slice(1), tree);
		default:
			return unknownAt(tree);
	}
}

/** `"Hi {} {name} {0}"` with its arguments put in. */
function lowerFormat([format, ...values]: readonly Expression[], tree: Node): Expression {
	if (format?.kind !== "text") return format ?? unknownAt(tree);
	const at = spanOf(tree);
	let next = 0;
	const parts = format.value.split(/(?<!\{)\{([^{}]*)\}(?!\})/).map((part, index): Expression => {
		if (index % 2 === 0)
			return makeText(
				at,
				part.replace(/\{\{|\}\}/g, (one) => one.charAt(0)),
			);
		const name = part.replace(/:.*$/s, "");
		if (name === "") return values[next++] ?? unknownAt(tree);
		if (/^\d+$/.test(name)) return values[Number(name)] ?? unknownAt(tree);
		return { kind: "name", name, ...at };
	});
	return joinParts(at, parts);
}

/** The tokens between the brackets of a tree. */
function inside(tree: Node): Node[] {
	return tree.children.slice(1, -1).filter((child) => !child.isExtra);
}

function split(tokens: readonly Node[], separator: string): Node[][] {
	const groups: Node[][] = [[]];
	for (const token of tokens)
		if (token.type === separator) groups.push([]);
		else groups.at(-1)?.push(token);
	return groups.filter((group) => group.length > 0);
}

/** Lowers the tokens of one expression: literals, paths, fields, calls and their chains, struct literals, `+`. */
export function lowerTokens(
	tokens: readonly Node[],
	at: Node,
	lowering: Lowering,
	depth: number,
): Expression {
	const [first, ...rest] = tokens.filter((token) => !TRANSPARENT.test(token.type));
	if (first === undefined || depth > MAX_DEPTH) return unknownAt(at);
	if (rest.some(({ type }) => type === "+")) {
		const operands = split([first, ...rest], "+");
		return joinParts(
			{ start: first.startIndex, end: tokens.at(-1)?.endIndex ?? first.endIndex },
			operands.map((operand) => lowerTokens(operand, at, lowering, depth + 1)),
		);
	}
	const [mark, body, ...after] = rest;
	if (mark?.type === "!" && body?.type === "token_tree")
		return lowerLinks(
			lowerNamed(lowering.slice(first), body, lowering, depth + 1),
			after,
			lowering,
			depth,
		);
	const root =
		first.type === "token_tree" ? lowerTree(first, lowering, depth) : lowering.lower(first);
	return lowerLinks(root, rest, lowering, depth);
}

const TRANSPARENT = /^(&|\*|\?|mut|mutable_specifier|move|await)$/;

/** Adds what follows a value: `.name`, `::name`, `(arguments)`, `{fields}`; anything else makes it unknown. */
function lowerLinks(
	root: Expression,
	links: readonly Node[],
	lowering: Lowering,
	depth: number,
): Expression {
	let value = root;
	for (let index = 0; index < links.length; index++) {
		const link = links[index];
		if (link === undefined) break;
		const isMark = link.type === "." || link.type === "::";
		const name = isMark ? links[++index] : undefined;
		const next = isMark
			? lowerNamedLink(value, name, lowering)
			: lowerBracketed(value, link, lowering, depth);
		if (next === undefined)
			return { kind: "unknown", what: "tokens", start: root.start, end: link.endIndex };
		value = next;
	}
	return value;
}

function lowerNamedLink(
	object: Expression,
	name: Node | undefined,
	lowering: Lowering,
): Expression | undefined {
	if (name === undefined || name.type === "<") return undefined;
	const text = lowering.slice(name);
	if (text === "await") return object;
	return {
		kind: "member",
		object,
		name: text,
		nameStart: name.startIndex,
		start: object.start,
		end: name.endIndex,
	};
}

function lowerBracketed(
	value: Expression,
	link: Node,
	lowering: Lowering,
	depth: number,
): Expression | undefined {
	if (link.type !== "token_tree") return undefined;
	const at = { start: value.start, end: link.endIndex };
	const opening = link.firstChild?.type;
	if (opening === "(")
		return makeRustCall(at, value, () => argumentsIn(link, lowering, depth), lowering);
	return opening === "{" ? makeRecord(at, () => fieldsIn(link, lowering, depth), value) : undefined;
}

function argumentsIn(tree: Node, lowering: Lowering, depth: number): Argument[] {
	return split(inside(tree), ",").map((tokens) => {
		const [name, mark] = tokens;
		const isNamed = name !== undefined && mark?.type === "=";
		return {
			name: isNamed ? lowering.slice(name) : undefined,
			value: lowerTokens(isNamed ? tokens.slice(2) : tokens, tree, lowering, depth + 1),
			spread: false,
		};
	});
}

/** The fields of a struct literal: `name: value`, `name`, `..rest`. */
function fieldsIn(tree: Node, lowering: Lowering, depth: number): RecordEntry[] {
	return split(inside(tree), ",").map((tokens): RecordEntry => {
		const [key, colon] = tokens;
		if (key?.type === "..")
			return {
				key: undefined,
				value: lowerTokens(tokens.slice(1), tree, lowering, depth + 1),
				spread: true,
			};
		const value = colon?.type === ":" ? tokens.slice(2) : tokens;
		return {
			key: key && lowering.slice(key),
			value: lowerTokens(value, tree, lowering, depth + 1),
			spread: false,
		};
	});
}

function lowerTree(tree: Node, lowering: Lowering, depth: number): Expression {
	const opening = tree.firstChild?.type;
	const groups = split(inside(tree), ",");
	if (opening === "(" && groups.length === 1)
		return lowerTokens(groups[0] ?? [], tree, lowering, depth + 1);
	if (opening === "[" || opening === "(")
		return makeList(spanOf(tree), () =>
			groups.map((tokens) => ({
				value: lowerTokens(tokens, tree, lowering, depth + 1),
				spread: false,
			})),
		);
	if (opening !== "{") return unknownAt(tree);
	return makeRecord(spanOf(tree), () =>
		groups.map((tokens) => {
			const [key, colon, ...value] = tokens;
			const name = key === undefined ? undefined : lowering.lower(key);
			return {
				key: name?.kind === "text" && colon?.type === ":" ? name.value : undefined,
				value: lowerTokens(value, tree, lowering, depth + 1),
				spread: false,
			};
		}),
	);
}
