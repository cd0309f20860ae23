import { folderOf, joinPath } from "../paths.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

const MAX_ANCESTORS = 8;

/** `from .x import y`, `import a.b`: a file or a package, of the folder or of one above (also of its `src`). */
export const findPythonFiles: FindModuleFiles = ({ from, module }, { readText }) => {
	if (module === undefined) return [];
	const dots = /^\.*/.exec(module)?.[0].length ?? 0;
	const relative = module.slice(dots).replaceAll(".", "/");
	let folder = folderOf(from.path);
	const first = (base: string) =>
		[`${joinPath(base, relative)}.py`, joinPath(base, `${relative}/__init__.py`)].find(
			(path) => path !== from.path && readText(path) !== undefined,
		);
	if (dots > 0) {
		for (let up = 1; up < dots; up++) folder = folderOf(folder);
		const found = first(folder);
		return found === undefined ? [] : [found];
	}
	for (let up = 0; up < MAX_ANCESTORS; up++) {
		const found = first(folder) ?? first(joinPath(folder, "src"));
		if (found !== undefined) return [found];
		if (folder === "") break;
		folder = folderOf(folder);
	}
	return [];
};
