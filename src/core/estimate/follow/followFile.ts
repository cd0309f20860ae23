import type { Expression } from "../../languages/expression.ts";
import { folderOf, joinPath } from "../../project/paths.ts";
import { type Followed, type Source, type Trail, textInPlaceOf } from "../source.ts";

/** Longer files are data and no request. */
const MAX_LENGTH = 200_000;

/** Follows the text of a file of the project, named relative to the document or to the project's root. */
export function followFile(
	source: Source,
	path: Expression,
	trail: Trail,
	depth: number,
): Followed {
	const { outline } = source;
	const named = trail.follow({ expression: path, outline }, depth + 1);
	const name = named.kind === "value" ? named.source.expression : undefined;
	if (name?.kind !== "text") return { kind: "gap", reason: "it is the text of a file" };
	if (/^[/~]|^[A-Za-z]:/.test(name.value))
		return { kind: "gap", reason: "it is a file of this machine" };
	const reason = `it is the text of the file ${name.value}`;
	for (const folder of [folderOf(outline.path), ""]) {
		const file = joinPath(folder, name.value);
		const text = trail.project?.readText(file);
		if (text === undefined) continue;
		if (text.length > MAX_LENGTH) return { kind: "gap", reason };
		return textInPlaceOf(source, text);
	}
	return { kind: "gap", reason };
}
