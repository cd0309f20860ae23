/** A larger project has too many callers to be asked for. */
const MAX_FILES = 600;
const MAX_LENGTH = 200_000;

/** What is written like a call of a class: `Assistant(…)`. */
const CONSTRUCTION = /\b([A-Z]\w{2,60})\(/g;
/** Files that make objects of a project for trying them out. */
const ASIDE = /(^|\/)(?:tests?|test_\w+|conftest)(?:\/|\.py$)|_test\.py$/;

/** The Python files of a project that may make objects of a class, by its name; empty for a large project. */
export function findConstructions(
	paths: readonly string[],
	readText: (path: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	if (paths.length > MAX_FILES) return found;
	for (const path of paths) {
		const text = ASIDE.test(path) ? undefined : readText(path);
		if (text === undefined || text.length > MAX_LENGTH) continue;
		for (const name of new Set(Array.from(text.matchAll(CONSTRUCTION), ([, name = ""]) => name))) {
			const files = found.get(name);
			if (files === undefined) found.set(name, [path]);
			else files.push(path);
		}
	}
	return found;
}
