import { folderOf, joinPath } from "../paths.ts";
import type { FindModuleFiles, ProjectSurroundings } from "./moduleQuestion.ts";

const ROOTS = /(^|\/)(lib|main|mod)\.rs$/;

/** `crate::a::b`, `super::x`, `self::x`, a submodule, or another crate of the workspace by the name of its folder. */
export const findRustFiles: FindModuleFiles = ({ from, module, name }, project) => {
	const parts = (module ?? name).split(".");
	const own = submodulesOf(from.path);
	const [first = "", ...rest] = parts;
	if (first === "crate") return fileOf(crateOf(from.path), rest, from.path, project);
	if (first === "self") return fileOf(own, rest, from.path, project);
	if (first === "super") {
		const more = rest.filter((part) => part === "super").length;
		let folder = folderOf(own);
		for (let up = 0; up < more; up++) folder = folderOf(folder);
		return fileOf(folder, rest.slice(more), from.path, project);
	}
	const found = fileOf(own, parts, from.path, project);
	if (found.length > 0) return found;
	const crates = [first, first.replaceAll("_", "-")].flatMap((crate) =>
		project.paths.filesEnding(`${crate}/src/lib.rs`, from.path),
	);
	return crates[0] === undefined ? [] : fileOf(folderOf(crates[0]), rest, from.path, project);
};

/** The folder that holds the submodules of a file: `a/mod.rs` has them beside it, `a.rs` in `a`. */
function submodulesOf(path: string): string {
	return ROOTS.test(path) ? folderOf(path) : path.replace(/\.rs$/, "");
}

/** The folder of the crate's root file: the nearest `src` above. */
function crateOf(path: string): string {
	const at = `/${path}`.lastIndexOf("/src/");
	return at < 0 ? folderOf(path) : path.slice(0, at + 3);
}

function fileOf(
	folder: string,
	parts: readonly string[],
	from: string,
	{ readText }: ProjectSurroundings,
): readonly string[] {
	const path = joinPath(folder, parts.join("/"));
	const candidates =
		parts.length === 0
			? [`${folder}.rs`, ...["mod.rs", "lib.rs", "main.rs"].map((root) => joinPath(folder, root))]
			: [`${path}.rs`, `${path}/mod.rs`];
	const found = candidates.find((one) => one !== from && readText(one) !== undefined);
	return found === undefined ? [] : [found];
}
