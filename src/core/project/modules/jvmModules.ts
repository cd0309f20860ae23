import { folderOf } from "../paths.ts";
import { declaredNamespace, holdsWord } from "./declared.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

const MAX_FILES = 100;

/** A class stands in the file of its name in the folders of its package; Kotlin's functions in any file of the package. */
export const findJvmFiles: FindModuleFiles = ({ from, module, name }, { paths, readText }) => {
	const namespace = module ?? declaredNamespace(from.text) ?? "";
	const folders = namespace.replaceAll(".", "/");
	const isOfPackage = (path: string) => {
		const text = path === from.path ? undefined : readText(path);
		return text !== undefined && (declaredNamespace(text) ?? "") === namespace && text;
	};
	const named = /^[A-Z]/.test(name)
		? [".java", ".kt"].flatMap((ending) => paths.filesEnding(`${name}${ending}`, from.path))
		: [];
	const own = named.filter((path) => isOfPackage(path) !== false);
	if (own.length > 0) return own;
	const inFolders =
		module === undefined ? [folderOf(from.path)] : paths.foldersEnding(folders, from.path);
	return inFolders
		.flatMap((folder) => paths.filesIn(folder))
		.filter((path) => path.endsWith(".kt"))
		.slice(0, MAX_FILES)
		.filter((path) => {
			const text = isOfPackage(path);
			return text !== false && (name === "*" || holdsWord(text, name));
		});
};
