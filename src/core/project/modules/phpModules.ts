import { declaredNamespace } from "./declared.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

/** A class stands in the file of its name (PSR-4), whose text declares the namespace. */
export const findPhpFiles: FindModuleFiles = ({ from, module, name }, { paths, readText }) => {
	if (!/^[A-Za-z]\w*$/.test(name)) return [];
	const namespace = module ?? declaredNamespace(from.text) ?? "";
	return paths.filesEnding(`${name}.php`, from.path).filter((path) => {
		const text = path === from.path ? undefined : readText(path);
		return text !== undefined && (declaredNamespace(text) ?? "") === namespace;
	});
};
