import type { ImportedName } from "../languages/language.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** An outline that also knows the names of modules which its project imports for all its files (`global using` of C#). */
export function withSharedImports(
	outline: Outline,
	project: Pick<ProjectIndex, "sharedImports"> | undefined,
): Outline {
	const modules = project?.sharedImports(outline) ?? [];
	if (modules.length === 0) return outline;
	const { file, imports } = outline;
	const shared = modules.map((module): ImportedName => ({ local: "*", module, imported: "*" }));
	const bindings = shared.map(
		(imported): Binding => ({
			name: "*",
			start: 0,
			kind: "import",
			block: file,
			declares: true,
			imported,
		}),
	);
	file.bindings.set("*", [...bindings, ...(file.bindings.get("*") ?? [])]);
	return { ...outline, imports: [...shared, ...imports] };
}
