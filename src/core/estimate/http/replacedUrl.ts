import { isManaged } from "../../languages/families.ts";
import type { Source } from "../source.ts";
import type { UrlPieces } from "./urlPieces.ts";

/** An address in which a text is replaced by another: `signed.replace("https://", "wss://")`. */
interface Replaced {
	readonly source: Source;
	readonly change: (pieces: UrlPieces) => UrlPieces;
}

/** What a call of Java, Kotlin or C# replaces a part of; undefined for any other expression. */
export function replacedIn({ expression, outline }: Source): Replaced | undefined {
	if (expression.kind !== "call" || !isManaged(outline.language.id)) return undefined;
	const { callee, args } = expression;
	const [from, to] = args.map(({ value }) => value);
	if (callee.kind !== "member" || !/^replace(?:First|All)?$/i.test(callee.name)) return undefined;
	if (from?.kind !== "text" || to?.kind !== "text" || from.value === "") return undefined;
	const change = (pieces: UrlPieces) =>
		pieces.map((piece) =>
			piece.kind === "text"
				? { ...piece, text: piece.text.replaceAll(from.value, to.value) }
				: piece,
		);
	return { source: { expression: callee.object, outline }, change };
}
