import { HOLE } from "../sdks/endpoints.ts";
import type { Resolved } from "./resolved.ts";
import { resolvePieces } from "./resolveText.ts";
import type { Source, Trail } from "./source.ts";

/** The text of a resource name with `HOLE` for what is known only at run time. */
function textOf(source: Source, trail: Trail): string {
	return resolvePieces(source, { trail, path: "" })
		.map((piece) => (piece.kind === "text" ? piece.text : HOLE))
		.join("");
}

/** True for a resource name that holds the text which tells a model's from others. */
export function isModelPath(source: Source, mark: string, trail: Trail): boolean {
	return textOf(source, trail).includes(mark);
}

/** The model at the end of a resource name: `text-bison` of `projects/…/publishers/google/models/text-bison`. */
export function modelInPath(source: Source, mark: string, trail: Trail): Resolved<string> {
	const text = textOf(source, trail);
	const name = text.slice(text.lastIndexOf("/") + 1);
	if (!text.includes(mark) || name === "" || name.includes(HOLE))
		return {
			kind: "unknown",
			reason: "the model in the resource's name is known only at run time",
		};
	return { kind: "known", value: name };
}
