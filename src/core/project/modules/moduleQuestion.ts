import type { PackagePaths } from "../packagePaths.ts";
import type { PathAliases } from "../pathAliases.ts";
import type { PathIndex } from "../pathIndex.ts";

/** Which files hold a name, as a document sees it. */
export interface ModuleQuestion {
	/** The document that names it. */
	readonly from: { readonly path: string; readonly text: string };
	/** The module, package or namespace as its import writes it; undefined for names that need no import. */
	readonly module: string | undefined;
	/** The name that is looked for; `*` for the module itself. */
	readonly name: string;
}

/** What a language asks of the project while it looks for files. */
export interface ProjectSurroundings {
	readonly paths: PathIndex;
	/** Undefined for a file that is missing, too large or outside the workspace. */
	readText(path: string): string | undefined;
	readonly aliases: PathAliases;
	readonly packages: PackagePaths;
}

/** The existing files that may hold a name, likeliest first. All files of a Go package count; of a Python module there is one. */
export type FindModuleFiles = (
	question: ModuleQuestion,
	project: ProjectSurroundings,
) => readonly string[];
