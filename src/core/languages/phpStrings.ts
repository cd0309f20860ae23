import type { Expression } from "./expression.ts";
import type { LowerNode } from "./language.ts";
import { spanOf } from "./lowering.ts";
import { decodeEscapes, joinParts, makeText } from "./syntax.ts";

/** Lowers `'…'`: only `\'` and `\\` are escapes. */
export const lowerSingleQuoted: LowerNode = (node, lowering) =>
	makeText(
		spanOf(node),
		lowering
			.slice(node)
			.slice(1, -1)
			.replace(/\\(['\\])/g, "$1"),
	);

/** Lowers `"…"` with its holes. */
export const lowerDoubleQuoted: LowerNode = (node, lowering) => {
	const parts = node.namedChildren.map((child): Expression => {
		if (!/^(string_content|escape_sequence)$/.test(child.type)) return lowering.lower(child);
		return makeText(spanOf(child), decodeEscapes(lowering.slice(child)));
	});
	return parts.length === 0 ? makeText(spanOf(node), "") : joinParts(spanOf(node), parts);
};

/** Lowers `<<<EOT … EOT`; the indentation of the closing word is taken away from every line. */
export const lowerHeredoc: LowerNode = (node, lowering) => {
	const body = node.childForFieldName("value");
	if (body === null) return makeText(spanOf(node), "");
	const end = node.childForFieldName("end_tag");
	const line =
		end === null
			? ""
			: lowering.text.slice(lowering.text.lastIndexOf("\n", end.endIndex - 1) + 1, end.endIndex);
	const indent = line.length - line.trimStart().length;
	const margin = new RegExp(`(\n)[ \\t]{0,${indent}}`, "g");
	const isRaw = node.type === "nowdoc";
	const parts: Expression[] = [];
	let from = body.startIndex;
	const addText = (to: number) => {
		const written = lowering.text.slice(from, to);
		const text =
			parts.length === 0
				? written
						.replace(/^\r?\n|^/, "\n")
						.replace(margin, "$1")
						.slice(1)
				: written.replace(margin, "$1");
		parts.push(makeText({ start: from, end: to }, isRaw ? text : decodeEscapes(text)));
	};
	for (const child of body.namedChildren) {
		if (/^(string_content|escape_sequence|nowdoc_string)$/.test(child.type)) continue;
		const braced = lowering.text.charAt(child.startIndex - 1) === "{" ? 1 : 0;
		addText(child.startIndex - braced);
		parts.push(lowering.lower(child));
		from = child.endIndex + braced;
	}
	addText(body.endIndex);
	return joinParts(spanOf(body), parts);
};
