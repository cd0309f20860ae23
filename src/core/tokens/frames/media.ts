import type { PromptPiece } from "../prompt.ts";

/** Tokens of media that no provider's own rule covers: nothing, with the reason told. */
export function countMedia(
	piece: PromptPiece,
	unknown: string[],
): { readonly tokens: number; readonly uncertainty: number } {
	if (piece.kind === "file") {
		unknown.push(`${piece.mediaType ?? "file"} of unknown length`);
	} else if (piece.kind === "audio" || piece.kind === "video") {
		unknown.push(`${piece.kind} of unknown length`);
	}
	return { tokens: 0, uncertainty: 0 };
}
