import { declaredNamespace } from "./declared.ts";
import type { FindModuleFiles } from "./moduleQuestion.ts";

/**
 * A class stands in the file of its name (PSR-4), whose text declares the namespace; in WordPress' way of naming in that of its name,
 * or of the end of it, in small letters: `Shop_AI_Client` in `class-shop-ai-client.php` or `engines/client.php`.
 */
export const findPhpFiles: FindModuleFiles = ({ from, module, name }, { paths, readText }) => {
	if (!/^[A-Za-z]\w*$/.test(name)) return [];
	const namespace = module ?? declaredNamespace(from.text) ?? "";
	const find = (file: string, declares: (text: string) => boolean) =>
		paths.filesEnding(file, from.path).filter((path) => {
			const text = path === from.path ? undefined : readText(path);
			return text !== undefined && (declaredNamespace(text) ?? "") === namespace && declares(text);
		});
	const found = find(`${name}.php`, () => true);
	if (found.length > 0 || !/^[A-Z]\w*_/.test(name)) return found;
	const declaration = new RegExp(`\\b(?:class|trait|interface|enum)\\s+${name}\\b`);
	for (const file of smallNames(name)) {
		const files = find(file, (text) => declaration.test(text));
		if (files.length > 0) return files;
	}
	return [];
};

const MAX_PARTS = 6;

/** The file names that a class such as `Shop_AI_Client` may have: the whole name first, then its end. */
function smallNames(name: string): readonly string[] {
	const parts = name.toLowerCase().split("_").slice(0, MAX_PARTS);
	return parts
		.map((_, index) => parts.slice(index).join("-"))
		.flatMap((end) => [
			`class-${end}.php`,
			`trait-${end}.php`,
			`abstract-${end}.php`,
			`${end}.php`,
		]);
}
