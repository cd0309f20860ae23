/** A larger project has too many files of such names to be read for one call. */
const MAX_FILES = 600;
const MAX_LENGTH = 200_000;

/** What files are called that declare extension methods: `HttpClientExtensions.cs`, `HttpHelper.cs`. */
const NAMED = /(?:Ext|Helper|Util|Http)\w*\.cs$/i;
/** An extension method of C#: `public static async Task<T> Ask<T>(this HttpClient client, …)`. */
const DECLARED = /\bstatic\s[^;{}()=]{1,160}?\b(\w+)\s*(?:<[\w\s,]{1,80}>)?\s*\(\s*this\s/g;

/** The C# files of a project that declare an extension method, by its name; those whose names tell that they do. */
export function findExtensionMethods(
	paths: readonly string[],
	readText: (path: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	const named = paths.filter((path) => NAMED.test(path));
	if (named.length > MAX_FILES) return found;
	for (const path of named) {
		const text = readText(path);
		if (text === undefined || text.length > MAX_LENGTH || !text.includes("this ")) continue;
		for (const name of new Set(Array.from(text.matchAll(DECLARED), ([, one = ""]) => one))) {
			const files = found.get(name);
			if (files === undefined) found.set(name, [path]);
			else files.push(path);
		}
	}
	return found;
}
