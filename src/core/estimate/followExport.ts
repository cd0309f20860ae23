import type { Outline } from "../languages/outline.ts";
import { exportsOf, handedOnModules } from "../project/exports.ts";
import { type Followed, mergeFollowed, type Trail } from "./source.ts";

const MAX_DEPTH = 24;

/** Follows an export of another file of the project; undefined when the file is not in the project or lacks the name. */
export function followExport(
	from: Outline,
	module: string,
	name: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const outline = trail.project?.findModule(from.path, module);
	if (outline === undefined || outline === from || depth > MAX_DEPTH || !trail.step())
		return undefined;
	const bindings = exportsOf(outline, name);
	if (bindings.length > 0)
		return mergeFollowed(
			bindings.map((binding) => trail.followBinding(binding, outline, depth + 1)),
			`${name} is set in several places`,
		);
	for (const inner of handedOnModules(outline)) {
		const found = followExport(outline, inner, name, trail, depth + 1);
		if (found !== undefined) return found;
	}
	return followExportedRecord(outline, name, trail, depth);
}

/** `module.exports = { name: … }`. */
function followExportedRecord(
	outline: Outline,
	name: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const [exported] = outline.file.bindings.get("module.exports") ?? [];
	const record = exported?.value;
	if (record?.kind !== "record") return undefined;
	const entry = record.entries.find((one) => one.key === name);
	return entry && trail.follow({ expression: entry.value, outline }, depth + 1);
}
