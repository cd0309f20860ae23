import { isManaged } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import { findExported } from "../../project/exports.ts";
import { memberOf } from "../findMember.ts";
import { type Followed, mergeFollowed, type Trail } from "../source.ts";

const MAX_DEPTH = 24;

/** Follows a name of another file of the project; undefined when the file is not in the project or lacks the name. */
export function followExport(
	from: Outline,
	module: string | undefined,
	name: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (depth > MAX_DEPTH || name === "*") return undefined;
	const found = findExported(trail.project, from, module, name);
	if (found === undefined) return followClassMember(from, module, name, trail, depth);
	// A name is looked for in each namespace that a file uses: only where it is found does following go on.
	if (!trail.step()) return undefined;
	const { bindings, outline, entry } = found;
	if (entry !== undefined) return trail.follow({ expression: entry, outline }, depth + 1);
	return mergeFollowed(
		bindings.map((binding) => trail.followBinding(binding, outline, depth + 1)),
		`${name} is set in several places`,
	);
}

/** In Java, Kotlin and C# imports name a member of a class as if the class were a module (`import static a.B.c`). */
function followClassMember(
	from: Outline,
	module: string | undefined,
	name: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const dot = module?.lastIndexOf(".") ?? -1;
	if (module === undefined || dot < 0 || !isManaged(from.language.id)) return undefined;
	const owner = followExport(from, module.slice(0, dot), module.slice(dot + 1), trail, depth + 1);
	return owner?.kind === "value" && owner.source.expression.kind === "class"
		? memberOf(owner.source, name, trail, depth + 1)
		: undefined;
}
