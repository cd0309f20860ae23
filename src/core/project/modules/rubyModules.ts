import { folderOf, joinPath } from "../paths.ts";
import { holdsWord } from "./declared.ts";
import { underscored } from "./fileNames.ts";
import type { FindModuleFiles, ProjectSurroundings } from "./moduleQuestion.ts";

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
	const initializers = CONSTANT.test(name) ? initializersOf(from.path, paths) : [];
	const setting = initializers.filter(
		(path) => isOther(path) && holdsWord(readText(path) ?? "", name),
	);
	if (setting.length > 0) return setting;
	const last = name.slice(name.lastIndexOf(":") + 1);
	return [underscored(name), name.toLowerCase().replaceAll("::", "/")]
		.flatMap((file) => paths.filesEnding(`${file}.rb`, from.path))
		.filter((path) => isOther(path) && holdsWord(readText(path) ?? "", last));
};

const CONSTANT = /^[A-Z][A-Z\d]*_[A-Z\d_]+$/;
const APPLICATION = /^((?:.*?\/)?)(?:app|lib|config|test|spec|db|script|scripts)\//;

/** The initializers of the application of Rails that a file stands in: their constants are seen everywhere. */
function initializersOf(path: string, paths: ProjectSurroundings["paths"]): readonly string[] {
	const root = APPLICATION.exec(path)?.[1];
	return root === undefined
		? []
		: paths.filesIn(`${root}config/initializers`).filter((one) => one.endsWith(".rb"));
}
