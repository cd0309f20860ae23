import { filesByMatch } from "./filesByMatch.ts";

/** What is written like a call of a class: `Assistant(…)`. */
const CONSTRUCTION = /\b([A-Z]\w{2,60})\(/g;
/** Files that make objects of a project for trying them out. */
const ASIDE = /(^|\/)(?:tests?|test_\w+|conftest)(?:\/|\.py$)|_test\.py$/;

/** The Python files of a project that may make objects of a class, by its name; empty for a large project. */
export function findConstructions(
	paths: readonly string[],
	readText: (path: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
	return filesByMatch(paths, CONSTRUCTION, (path) =>
		ASIDE.test(path) ? undefined : readText(path),
	);
}
