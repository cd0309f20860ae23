import type { PathAliases } from "./pathAliases.ts";
import { folderOf, joinPath } from "./paths.ts";

const SCRIPT = /\.([cm]?[jt]sx?|vue|svelte)$/i;
const SCRIPT_ENDINGS = [".ts", ".tsx", ".js", ".jsx", ".mts", ".mjs", ".cjs"];
const MAX_ANCESTORS = 8;

/** The files that a module named in a document may be, likeliest first. */
export function modulePaths(
	fromPath: string,
	module: string,
	aliases: PathAliases,
): readonly string[] {
	if (SCRIPT.test(fromPath)) return scriptPaths(fromPath, module, aliases);
	if (/\.pyw?$|\.ipynb$/i.test(fromPath)) return pythonPaths(fromPath, module);
	return [];
}

function scriptPaths(fromPath: string, module: string, aliases: PathAliases): readonly string[] {
	const folder = folderOf(fromPath);
	if (/^\.{1,2}(\/|$)/.test(module)) return scriptFiles(joinPath(folder, module));
	return aliases.resolve(folder, module).flatMap(scriptFiles);
}

function scriptFiles(path: string): readonly string[] {
	if (SCRIPT.test(path)) {
		const bare = path.replace(/\.([cm]?)js(x?)$/i, ".$1ts$2");
		return bare === path ? [path] : [bare, path];
	}
	return [
		...SCRIPT_ENDINGS.map((ending) => path + ending),
		...SCRIPT_ENDINGS.slice(0, 3).map((ending) => `${path}/index${ending}`),
	];
}

function pythonPaths(fromPath: string, module: string): readonly string[] {
	const dots = /^\.*/.exec(module)?.[0].length ?? 0;
	const relative = module.slice(dots).replaceAll(".", "/");
	let folder = folderOf(fromPath);
	if (dots > 0) {
		for (let up = 1; up < dots; up++) folder = folderOf(folder);
		return pythonFiles(joinPath(folder, relative));
	}
	const paths: string[] = [];
	for (let up = 0; up < MAX_ANCESTORS; up++) {
		paths.push(...pythonFiles(joinPath(folder, relative)));
		if (folder === "") break;
		folder = folderOf(folder);
	}
	return paths;
}

function pythonFiles(path: string): readonly string[] {
	return [`${path}.py`, `${path}/__init__.py`];
}
