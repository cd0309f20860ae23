import { HOLE } from "../../sdks/endpoints.ts";
import type { PromptPiece } from "../../tokens/prompt.ts";
import type { Source } from "../source.ts";

/** An address as text and holes; a hole is named as the code names its value. */
export type UrlPieces = readonly PromptPiece[];

/** A branch for each of several services is usual; more are a table. */
export const MAX_BRANCHES = 6;

/** Reads pieces as one text with `HOLE` for what is known only at run time. */
export function textOf(pieces: UrlPieces): string {
	return pieces.map((piece) => (piece.kind === "text" ? piece.text : shownHole(piece))).join("");
}

/** A setting that holds the path of chat completions below a provider's address: `provider.chatCompletionsPath`. */
const CHAT_PATH = /chat_?completions?_?path$/i;

/** A base address from a setting that names Ollama is one of this machine. */
function shownHole(piece: { readonly kind: string; readonly name?: string }): string {
	const { name = "" } = piece;
	if (CHAT_PATH.test(name)) return "/chat/completions";
	return /ollama/i.test(name) ? "http://ollama" : HOLE;
}

/** What is known only at run time, by what the code calls it. */
export function holeOf({ expression, outline }: Source): PromptPiece {
	const name = outline.text.slice(
		expression.start,
		Math.min(expression.end, expression.start + 40),
	);
	return { kind: "hole", name, reason: "" };
}

/** True for what names no host. */
export function isRelative(pieces: UrlPieces): boolean {
	return !/^(?:[a-z]+:)?\/\//i.test(textOf(pieces));
}

/** A path below a base, with one `/` between them. */
export function putBelow(base: UrlPieces, path: UrlPieces): UrlPieces {
	if (base.length === 0) return path;
	const last = base.at(-1);
	const [first] = path;
	const trimmed =
		last?.kind === "text"
			? [...base.slice(0, -1), { ...last, text: last.text.replace(/\/+$/, "") }]
			: base;
	const rest =
		first?.kind === "text"
			? [{ ...first, text: first.text.replace(/^\/+/, "") }, ...path.slice(1)]
			: path;
	return [...trimmed, { kind: "text", text: "/" }, ...rest];
}

/** Each address with each of some pieces after it. */
export function goOn(
	begun: readonly UrlPieces[],
	rest: readonly UrlPieces[],
): readonly UrlPieces[] {
	return begun
		.flatMap((before) => rest.map((after) => [...before, ...after]))
		.slice(0, MAX_BRANCHES);
}

/** Puts other pieces in the place of holes of some names; one address for each of the values that a name may have. */
export function fillHoles(
	pieces: UrlPieces,
	give: (name: string) => readonly UrlPieces[],
): readonly UrlPieces[] {
	let filled: readonly UrlPieces[] = [[]];
	for (const piece of pieces) {
		const given = piece.kind === "hole" ? give(piece.name) : [];
		const values = given.length === 0 ? [[piece]] : given;
		filled = goOn(filled, values);
	}
	return filled;
}
