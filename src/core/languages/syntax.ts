import {
	type Expression,
	type Located,
	type MemberExpression,
	makeCall,
	type TextExpression,
} from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { lowerInner, spanOf } from "./lowering.ts";
import type { Node } from "./syntaxTree.ts";

/** Named children without comments, which grammars allow anywhere. */
export function partsOf(node: Node): Node[] {
	return node.namedChildren.filter((child) => !child.isExtra);
}

/** Text at a place of the source. */
export function makeText(at: Located, value: string): TextExpression {
	return { kind: "text", start: at.start, end: at.end, value };
}

/** Makes a member that is written nowhere: what it tells stands at another place of the source. */
export function makeMember(
	{ start, end }: Located,
	object: Expression,
	name: string,
): MemberExpression {
	return { kind: "member", object, name, nameStart: end, start, end };
}

/** Any of some parts: the members of a union type, a generic type with its arguments. */
export function makeChoice(
	node: Node,
	parts: readonly (Node | null)[],
	lowering: Lowering,
): Expression {
	const options = parts.filter((part) => part !== null).map((part) => lowering.lower(part));
	return { kind: "choice", mode: "either", options, ...spanOf(node) };
}

/** Joins parts into one template, or into plain text when all parts are text; flattens templates inside. */
export function joinParts(at: Located, parts: readonly Expression[]): Expression {
	const [first] = parts;
	if (parts.length === 1 && first?.kind === "text")
		return { ...first, start: at.start, end: at.end };
	const flat = parts.flatMap((part) => (part.kind === "template" ? part.parts : [part]));
	if (flat.every((part) => part.kind === "text"))
		return makeText(at, flat.map((part) => (part.kind === "text" ? part.value : "")).join(""));
	return { kind: "template", start: at.start, end: at.end, parts: flat };
}

/** Lowers a left-leaning chain of one operator (`a + b + c`) without recursion; gives its operands from left to right. */
export function lowerChain(
	node: Node,
	lowering: Lowering,
	isLink: (node: Node) => boolean,
): Expression[] {
	const operands: Expression[] = [];
	let current: Node | null = node;
	while (current !== null && isLink(current)) {
		operands.push(lowering.lower(current.childForFieldName("right")));
		current = current.childForFieldName("left");
	}
	operands.push(lowering.lower(current));
	return operands.reverse();
}

/** Lowers the head of `for (i = 0; i < 5; i++)` to `range(0, 5)`; steps other than one are not read. */
export function lowerCounting(
	at: Node,
	start: Node | null,
	condition: Node | null,
	lowering: Lowering,
): Expression {
	const operator = condition?.childForFieldName("operator")?.type;
	if (operator !== "<" && operator !== "<=")
		return { kind: "unknown", what: at.type, ...spanOf(at) };
	const from = lowering.lower(start);
	const to = lowering.lower(condition?.childForFieldName("right") ?? null);
	const bounds = [from, to].map((value) => ({ name: undefined, value, spread: false }));
	const callee: Expression = {
		kind: "name",
		name: operator === "<" ? "range" : "through",
		...spanOf(at),
	};
	return makeCall(spanOf(at), callee, () => bounds);
}

const SIMPLE_ESCAPES: { readonly [letter: string]: string } = {
	n: "\n",
	t: "\t",
	r: "\r",
	b: "\b",
	f: "\f",
	v: "\v",
	"0": "\0",
	a: "\x07",
	"\n": "",
	"\r\n": "",
};

/** Decodes the escape sequences that C-like languages share (`\n`, `\x41`, `é`, `\u{1F600}`, `\U0001F600`). */
export function decodeEscapes(text: string): string {
	if (!text.includes("\\")) return text;
	return text.replace(
		/\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g,
		(whole: string, braced, short, long, hex, simple: string | undefined) => {
			if (simple !== undefined) return SIMPLE_ESCAPES[simple] ?? simple;
			const code = Number.parseInt(braced ?? short ?? long ?? hex, 16);
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		},
	);
}

/** Lowers `true`. */
export const lowerTrue: LowerNode = (node) => ({ kind: "boolean", value: true, ...spanOf(node) });

/** Lowers `false`. */
export const lowerFalse: LowerNode = (node) => ({ kind: "boolean", value: false, ...spanOf(node) });

/** Lowers `null`, `None`, `nil`. */
export const lowerNull: LowerNode = (node) => ({ kind: "null", ...spanOf(node) });

/** Lowers an identifier. */
export const lowerIdentifier: LowerNode = (node, lowering) => ({
	kind: "name",
	name: lowering.slice(node),
	...spanOf(node),
});

/** Lowers a number literal with `_` and type suffixes. */
export const lowerNumber: LowerNode = (node, lowering) => {
	const value = Number(
		lowering
			.slice(node)
			.replace(/_/g, "")
			.replace(/(?<=^[\d.]+)[lLfFdDnumUi]\w*$/, ""),
	);
	if (Number.isNaN(value)) return { kind: "unknown", what: "number", ...spanOf(node) };
	return { kind: "number", value, ...spanOf(node) };
};

/** Lowers to what is inside: parentheses, `await`. */
export const lowerTransparent: LowerNode = lowerInner;
