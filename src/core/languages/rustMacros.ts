import { type Expression, makeList, makeRecord } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import { joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const MAX_DEPTH = 40;

/** Lowers `json!`, `vec!`, `format!`, `concat!`, whose arguments the grammar leaves as loose tokens; other macros are unknown. */
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
		case "format":
		case "formatdoc":
		case "indoc":
			return lowerFormat(values(), tree);
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

function lowerTokens(
	tokens: readonly Node[],
	at: Node,
	lowering: Lowering,
	depth: number,
): Expression {
	const [first, second, third] = tokens.filter((token) => token.type !== "&");
	if (first === undefined || depth > MAX_DEPTH) return unknownAt(at);
	if (second?.type === "!" && third?.type === "token_tree")
		return lowerNamed(lowering.slice(first), third, lowering, depth + 1);
	if (first.type === "token_tree") return lowerTree(first, lowering, depth);
	if (second === undefined || second.type === ".") {
		const isPath = tokens.every((token) => /^(identifier|self|\.|&)$/.test(token.type));
		if (isPath && second !== undefined) return lowerPath(tokens, lowering);
		return lowering.lower(first);
	}
	return unknownAt(first);
}

function lowerPath(tokens: readonly Node[], lowering: Lowering): Expression {
	const [root, ...rest] = tokens.filter((token) => /^(identifier|self)$/.test(token.type));
	if (root === undefined) return { kind: "unknown", what: "path", start: 0, end: 0 };
	return rest.reduce<Expression>(
		(object, name) => ({
			kind: "member",
			object,
			name: lowering.slice(name),
			nameStart: name.startIndex,
			start: root.startIndex,
			end: name.endIndex,
		}),
		lowering.lower(root),
	);
}

function lowerTree(tree: Node, lowering: Lowering, depth: number): Expression {
	const opening = tree.firstChild?.type;
	const groups = split(inside(tree), ",");
	if (opening === "[")
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
