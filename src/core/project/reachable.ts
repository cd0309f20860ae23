import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** How many imports may stand between a document and one that it reaches. */
const MAX_DISTANCE = 3;
/** Bounds of what one document reaches, so that a large project costs no more than a small one. */
const MAX_DOCUMENTS = 40;
const MAX_CHARACTERS = 500_000;

/**
 * The documents of the project that a document reaches: through imports, and those whose names it sees without one, nearest first.
 * Of a package with many files, only those that may send a request are read.
 */
export function findReachable(
	from: Outline,
	project: ProjectIndex,
	mightSend: (text: string) => boolean,
): readonly Outline[] {
	const reached = new Map<string, Outline>();
	let characters = 0;
	let edge: readonly Outline[] = [from];
	for (let distance = 0; distance < MAX_DISTANCE && edge.length > 0; distance++) {
		const next: Outline[] = [];
		for (const path of edge.flatMap((outline) => project.findNeighbours(outline, mightSend))) {
			if (reached.size >= MAX_DOCUMENTS || characters >= MAX_CHARACTERS) break;
			if (path === from.path || reached.has(path)) continue;
			const outline = project.openDocument(path);
			if (outline === undefined) continue;
			characters += outline.text.length;
			reached.set(path, outline);
			next.push(outline);
		}
		edge = next;
	}
	return [...reached.values()];
}
