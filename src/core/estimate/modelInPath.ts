import { HOLE } from "../sdks/endpoints.ts";
import type { Resolved } from "./resolved.ts";
import { resolveWithHoles } from "./resolveText.ts";
import type { Source, Trail } from "./source.ts";

/** True for a resource name that holds the text which tells a model's from others. */
export function isModelPath(source: Source, mark: string, trail: Trail): boolean {
	return resolveWithHoles(source, trail).includes(mark);
}

/** The model at the end of a resource name: `text-bison` of `projects/…/publishers/google/models/text-bison`. */
export function modelInPath(source: Source, mark: string, trail: Trail): Resolved<string> {
	const text = resolveWithHoles(source, trail);
	const name = text.slice(text.lastIndexOf("/") + 1);
	if (!text.includes(mark) || name === "" || name.includes(HOLE))
		return {
			kind: "unknown",
			reason: "the model in the resource's name is known only at run time",
		};
	return { kind: "known", value: name };
}
