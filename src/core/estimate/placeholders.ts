import type { Argument, Expression } from "../languages/expression.ts";
import type { PromptPiece } from "../tokens/prompt.ts";

const PLACEHOLDER =
	/\{\{?\s*([\w.[\]]*)[^{}]{0,40}\}\}?|%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdifgxvq]/g;

/** Splits format text at its placeholders: `{name}`, `{{name}}`, `%s`, `%(name)s`. */
export function splitPlaceholders(piece: PromptPiece & { kind: "text" }): PromptPiece[] {
	const pieces: PromptPiece[] = [];
	let from = 0;
	for (const match of piece.text.matchAll(PLACEHOLDER)) {
		if (match.index > from)
			pieces.push({ kind: "text", text: piece.text.slice(from, match.index) });
		const name = match[1] ?? match[2] ?? "";
		pieces.push({
			kind: "hole",
			name: name === "" ? match[0] : name,
			reason: "it is filled in at run time",
		});
		from = match.index + match[0].length;
	}
	if (from === 0) return [piece];
	if (from < piece.text.length) pieces.push({ kind: "text", text: piece.text.slice(from) });
	return pieces;
}

/** Puts what a call of a formatting function is given in the place of `%s` and `{}` in turn, and of `{name}` by its name. */
export function fillPlaceholders(
	pieces: readonly PromptPiece[],
	args: readonly Argument[],
	read: (value: Expression) => readonly PromptPiece[],
): PromptPiece[] {
	if (args.some(({ spread }) => spread)) return [...pieces];
	const positional = args.filter(({ name }) => name === undefined);
	let next = 0;
	return pieces.flatMap((piece): readonly PromptPiece[] => {
		if (piece.kind !== "hole") return [piece];
		const given = /^%[^(]*$|^\{\}$/.test(piece.name)
			? positional[next++]
			: args.find(({ name }) => name === piece.name);
		return given === undefined ? [piece] : read(given.value);
	});
}
