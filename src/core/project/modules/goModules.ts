import { folderOf, joinPath } from "../paths.ts";
import { holdsWord } from "./declared.ts";
import type { FindModuleFiles, ProjectSurroundings } from "./moduleQuestion.ts";

const MAX_ANCESTORS = 10;
const MAX_FILES = 200;

/** A package is a folder: all of its files count. Import paths begin with the name that the nearest `go.mod` gives. */
export const findGoFiles: FindModuleFiles = ({ from, module, name }, project) => {
	const own = folderOf(from.path);
	const folder = module === undefined ? own : folderOfPackage(own, module, project);
	if (folder === undefined) return [];
	const isTest = module === undefined && from.path.endsWith("_test.go");
	return project.paths
		.filesIn(folder)
		.filter((path) => path.endsWith(".go") && path !== from.path)
		.filter((path) => isTest || !path.endsWith("_test.go"))
		.slice(0, MAX_FILES)
		.filter((path) => {
			const text = project.readText(path);
			return text !== undefined && (name === "*" || holdsWord(text, name));
		});
};

function folderOfPackage(
	own: string,
	path: string,
	{ readText }: ProjectSurroundings,
): string | undefined {
	let folder = own;
	for (let up = 0; up < MAX_ANCESTORS; up++) {
		const module = /^module\s+"?([^\s"]+)/m.exec(readText(joinPath(folder, "go.mod")) ?? "")?.[1];
		if (module !== undefined && path === module) return folder;
		if (module !== undefined && path.startsWith(`${module}/`))
			return joinPath(folder, path.slice(module.length + 1));
		if (folder === "") break;
		folder = folderOf(folder);
	}
	return undefined;
}
