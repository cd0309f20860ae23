import { folderOf, joinPath } from "../paths.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

/** `source ./env.sh`, beside the script or from the workspace's root. */
export const findShellFiles: FindModuleFiles = ({ from, module }, { readText }) => {
	if (module === undefined) return [];
	const found = [joinPath(folderOf(from.path), module), joinPath("", module)].find(
		(path) => path !== from.path && readText(path) !== undefined,
	);
	return found === undefined ? [] : [found];
};
