import type { Expression } from "./expression.ts";
import type { Lowering, LowerNode } from "./language.ts";
import { spanOf, unknownAt } from "./lowering.ts";
import { decodeEscapes, joinParts, makeText } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const MAX_CLIMB = 60;

/** Lowers a quoted string, a `%q` string or a quoted symbol; double quotes have escapes and holes. */
export const lowerRubyString: LowerNode = (node, lowering) => {
	const isRaw = /^(?:'|%q)/.test(lowering.slice(node).slice(0, 2));
	const parts = node.namedChildren.flatMap((child) => lowerPart(child, lowering, isRaw));
	return parts.length === 0 ? makeText(spanOf(node), "") : joinParts(spanOf(node), parts);
};

/** Lowers `:name`. */
export const lowerSymbol: LowerNode = (node, lowering) =>
	makeText(spanOf(node), lowering.slice(node).replace(/^:/, ""));

function lowerPart(node: Node, lowering: Lowering, isRaw: boolean): Expression[] {
	if (node.type === "interpolation") return [lowering.lower(node.firstNamedChild)];
	const text = lowering.slice(node);
	if (isRaw) return [makeText(spanOf(node), text.replace(/\\(['\\])/g, "$1"))];
	if (node.type === "escape_sequence") return [makeText(spanOf(node), decodeEscapes(text))];
	return /content/.test(node.type) ? [makeText(spanOf(node), text)] : [];
}

/** Lowers `<<~NAME` to the text of its body, which the grammar puts behind the statement; `~` takes the indentation away. */
export const lowerHeredoc: LowerNode = (node, lowering) => {
	const opening = lowering.slice(node);
	const body = findBody(node, opening.replace(/^<<[~-]?["'`]?|["'`]$/g, ""), lowering);
	if (body === undefined) return unknownAt(node);
	const isRaw = opening.includes("'");
	const parts = body.namedChildren.flatMap((child): Expression[] =>
		child.type === "heredoc_end" ? [] : lowerPart(child, lowering, isRaw),
	);
	return joinParts(spanOf(body), opening.startsWith("<<~") ? dedent(parts) : parts);
};

function findBody(node: Node, name: string, lowering: Lowering): Node | undefined {
	let current: Node | null = node;
	for (let climbed = 0; current !== null && climbed < MAX_CLIMB; climbed++) {
		let body: Node | null = current.nextNamedSibling;
		while (body?.type === "heredoc_body") {
			const end = body.lastNamedChild;
			if (end !== null && lowering.slice(end).trim() === name) return body;
			body = body.nextNamedSibling;
		}
		current = current.parent;
	}
	return undefined;
}

function dedent(parts: readonly Expression[]): Expression[] {
	let indent = Number.POSITIVE_INFINITY;
	for (const part of parts)
		if (part.kind === "text")
			for (const line of part.value.matchAll(/\n([ \t]*)(?=[^\s]|$)/g))
				if (line.index + line[0].length < part.value.length || part !== parts.at(-1))
					indent = Math.min(indent, line[1]?.length ?? 0);
	if (!Number.isFinite(indent)) return [...parts];
	const margin = new RegExp(`\\n[ \\t]{0,${indent}}`, "g");
	return parts.map((part, index) => {
		if (part.kind !== "text") return part;
		const value = part.value.replace(margin, "\n");
		return { ...part, value: index === 0 ? value.replace(/^\r?\n/, "") : value };
	});
}
