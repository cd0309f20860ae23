/** A larger project has too many files to be read for one question. */
const MAX_FILES = 600;
const MAX_LENGTH = 200_000;

/** The paths of files by the names that a pattern's first group finds in their texts; empty for too many files. */
export function filesByMatch(
	paths: readonly string[],
	pattern: RegExp,
	readText: (path: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	if (paths.length > MAX_FILES) return found;
	for (const path of paths) {
		const text = readText(path);
		if (text === undefined || text.length > MAX_LENGTH) continue;
		for (const name of new Set(Array.from(text.matchAll(pattern), ([, one = ""]) => one))) {
			const files = found.get(name);
			if (files === undefined) found.set(name, [path]);
			else files.push(path);
		}
	}
	return found;
}
