import type { PathIndex } from "../pathIndex.ts";
import { folderOf } from "../paths.ts";
import { declaredNamespace, holdsWord } from "./declared.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

const MAX_FILES = 100;

const TYPE_NAME = /^[A-Z]\w*$/;

/** False where no file is called as a type that a namespace could hold: every name of a document asks, of each namespace that it uses. */
export function mayDeclare(name: string, paths: PathIndex): boolean {
	return TYPE_NAME.test(name) && paths.has(`${name}.cs`);
}

/** A type of a namespace stands in the file of its name, or in another file of the folder. A namespace sees those around it. */
export const findCsharpFiles: FindModuleFiles = ({ from, module, name }, { paths, readText }) => {
	if (!TYPE_NAME.test(name)) return [];
	const own = declaredNamespace(from.text) ?? "";
	const declares = new RegExp(`\\b(?:class|struct|record|enum|interface)\\s+${name}\\b`);
	const isSeen = (path: string) => {
		const text = path === from.path ? undefined : readText(path);
		if (text === undefined || !holdsWord(text, name) || !declares.test(text)) return false;
		const namespace = declaredNamespace(text) ?? "";
		if (module !== undefined) return namespace === module;
		return namespace === "" || own === namespace || own.startsWith(`${namespace}.`);
	};
	const named = paths.filesEnding(`${name}.cs`, from.path).filter(isSeen);
	if (named.length > 0 || module !== undefined) return named;
	return paths
		.filesIn(folderOf(from.path))
		.filter((path) => path.endsWith(".cs"))
		.slice(0, MAX_FILES)
		.filter(isSeen);
};
