import type { Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import { joinParts, makeText, partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Lowers the text of a node from `start` to `end`, with its expansions as holes. */
function lowerBetween(
	node: Node,
	start: number,
	end: number,
	lowering: Lowering,
	decode: (text: string) => string,
): Expression {
	const parts: Expression[] = [];
	let from = start;
	const addText = (to: number) => {
		if (to > from)
			parts.push(makeText({ start: from, end: to }, decode(lowering.text.slice(from, to))));
	};
	for (const child of node.namedChildren) {
		if (!/expansion|substitution/.test(child.type)) continue;
		addText(child.startIndex);
		parts.push(lowering.lower(child));
		from = child.endIndex;
	}
	addText(end);
	const [only] = parts;
	if (only === undefined) return makeText(spanOf(node), "");
	return parts.length === 1 ? only : joinParts(spanOf(node), parts);
}

/** Lowers `"…"`: a backslash escapes `"`, `$`, a backtick, itself and a line break. */
export const lowerQuoted: LowerNode = (node, lowering) =>
	lowerBetween(node, node.startIndex + 1, node.endIndex - 1, lowering, (text) =>
		text.replace(/\\(["$`\\])/g, "$1").replace(/\\\r?\n/g, ""),
	);

/** Lowers the body of a heredoc. */
export const lowerHeredocBody: LowerNode = (node, lowering) =>
	lowerBetween(node, node.startIndex, node.endIndex, lowering, (text) => text);

/** Lowers `$(…)` where its output is written down: `cat` of a heredoc, `echo`, `printf`, a program of `jq -n`. */
export const lowerSubstitution: LowerNode = (node, lowering) => {
	const inner = node.firstNamedChild;
	if (inner === null) return unknownAt(node);
	if (inner.type === "redirected_statement")
		return lowerHeredocOf(inner, lowering) ?? unknownAt(node);
	if (inner.type !== "command") return unknownAt(node);
	const name = lowering.slice(inner.childForFieldName("name") ?? inner);
	const words = inner.childrenForFieldName("argument");
	if (name === "jq") return lowerJq(node, words, lowering);
	const text = /^(echo|printf)$/.test(name) ? words.at(-1) : undefined;
	return text === undefined ? unknownAt(node) : lowering.lower(text);
};

/** The heredoc that a statement reads, or undefined. */
export function lowerHeredocOf(statement: Node, lowering: Lowering): Expression | undefined {
	const redirect = statement
		.childrenForFieldName("redirect")
		.find((one) => one.type === "heredoc_redirect");
	const body = redirect && partsOf(redirect).find((one) => one.type === "heredoc_body");
	return body && lowering.lower(body);
}

function lowerJq(node: Node, words: readonly Node[], lowering: Lowering): Expression {
	const values = new Map<string, Expression>();
	let program: Node | undefined;
	for (let index = 0; index < words.length; index++) {
		const word = words[index];
		if (word === undefined) break;
		if (/^--(arg|argjson)$/.test(lowering.slice(word))) {
			const [name, value] = [words[index + 1], words[index + 2]];
			if (name !== undefined && value !== undefined)
				values.set(lowering.slice(name), lowering.lower(value));
			index += 2;
		} else if (/^(raw_string|string)$/.test(word.type)) program = word;
	}
	if (program === undefined) return unknownAt(node);
	const at = spanOf(program);
	const parts = lowering
		.slice(program)
		.slice(1, -1)
		.split(/\$(\w+)/)
		.map((part, index) =>
			index % 2 === 0 ? makeText(at, part) : (values.get(part) ?? unknownAt(node)),
		);
	return joinParts(at, parts);
}
