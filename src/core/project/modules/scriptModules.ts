import { folderOf, joinPath } from "../paths.ts";
import type { FindModuleFiles, ProjectSurroundings } from "./moduleQuestion.ts";

const SCRIPT = /\.([cm]?[jt]sx?|vue|svelte)$/i;
const SCRIPT_ENDINGS = [".ts", ".tsx", ".js", ".jsx", ".mts", ".mjs", ".cjs"];

/** Relative paths, path aliases, `#imports` and packages of the same workspace; index files stand for their folder. */
export const findScriptFiles: FindModuleFiles = ({ from, module }, project) => {
	if (module === undefined) return [];
	const folder = folderOf(from.path);
	const bases = /^\.{1,2}(\/|$)/.test(module)
		? [joinPath(folder, module)]
		: [...project.aliases.resolve(folder, module), ...project.packages.resolve(folder, module)];
	const found = bases
		.flatMap(scriptPaths)
		.find((path) => path !== from.path && exists(path, project));
	return found === undefined ? [] : [found];
};

function exists(path: string, { readText }: ProjectSurroundings): boolean {
	return readText(path) !== undefined;
}

/** The files that an import path may mean: as written, TypeScript for JavaScript, with an ending, an index file. */
function scriptPaths(path: string): readonly string[] {
	if (SCRIPT.test(path)) {
		const bare = path.replace(/\.([cm]?)js(x?)$/i, ".$1ts$2");
		return bare === path ? [path] : [bare, path];
	}
	return [
		...SCRIPT_ENDINGS.map((ending) => path + ending),
		...SCRIPT_ENDINGS.slice(0, 3).map((ending) => joinPath(path, `index${ending}`)),
	];
}
