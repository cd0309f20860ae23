import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Language } from "../core/languages/language.ts";
import type { ProjectFiles } from "../core/project/projectIndex.ts";
import type { Grammars } from "./grammars.ts";

const maxBytes = 1_000_000;
const parseDeadlineMilliseconds = 100;

/**
 * The files below a folder, for resolution across files. `toPath` turns the documents' paths into paths of the disk (by default
 * they are relative to the root); nothing outside the root is read, also not through links.
 */
export function openProjectFiles(
	root: string,
	grammars: Grammars,
	toPath: (path: string) => string = (path) => join(root, path),
): ProjectFiles {
	const realRoot = realpathSync(root);
	return {
		readText: (path) => {
			const file = toPath(path);
			const stats = statSync(file, { throwIfNoEntry: false });
			if (stats === undefined || !stats.isFile() || stats.size > maxBytes) return undefined;
			const real = realpathSync(file);
			if (!real.startsWith(realRoot + sep)) return undefined;
			return readFileSync(real, "utf8");
		},
		parse: (language: Language, text: string) => {
			const parser = grammars.loadedParser(language);
			if (parser === undefined) return undefined;
			const started = performance.now();
			const tree = parser.parse(text, null, {
				progressCallback: () => performance.now() - started > parseDeadlineMilliseconds,
			});
			if (tree === null) parser.reset();
			return tree ?? undefined;
		},
	};
}
