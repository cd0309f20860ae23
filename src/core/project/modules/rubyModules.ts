import { folderOf, joinPath } from "../paths.ts";
import { holdsWord } from "./declared.ts";
import { underscored } from "./fileNames.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

/** `require_relative "x"`, `require "x"` of the project's `lib`, and constants by the name of their file (`LlmClient`: `llm_client.rb`). */
export const findRubyFiles: FindModuleFiles = ({ from, module, name }, { paths, readText }) => {
	const isOther = (path: string) => path !== from.path && readText(path) !== undefined;
	if (module !== undefined) {
		const relative = joinPath(folderOf(from.path), module);
		const found = [relative, `${relative}.rb`].find(
			(path) => path.endsWith(".rb") && isOther(path),
		);
		if (found !== undefined) return [found];
		return /^[\w/-]+$/.test(module)
			? paths.filesEnding(`lib/${module}.rb`, from.path).filter(isOther)
			: [];
	}
	if (!/^[A-Z][\w:]*$/.test(name)) return [];
	const last = name.slice(name.lastIndexOf(":") + 1);
	return [underscored(name), name.toLowerCase().replaceAll("::", "/")]
		.flatMap((file) => paths.filesEnding(`${file}.rb`, from.path))
		.filter((path) => isOther(path) && holdsWord(readText(path) ?? "", last));
};
