import { filesByMatch } from "./filesByMatch.ts";

/** What files are called that declare extension methods: `HttpClientExtensions.cs`, `HttpHelper.cs`. */
const NAMED = /(?:Ext|Helper|Util|Http)\w*\.cs$/i;
/** An extension method of C#: `public static async Task<T> Ask<T>(this HttpClient client, …)`. */
const DECLARED = /\bstatic\s[^;{}()=]{1,160}?\b(\w+)\s*(?:<[\w\s,]{1,80}>)?\s*\(\s*this\s/g;

/** The C# files of a project that declare an extension method, by its name; those whose names tell that they do. */
export function findExtensionMethods(
	paths: readonly string[],
	readText: (path: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
	const named = paths.filter((path) => NAMED.test(path));
	return filesByMatch(named, DECLARED, (path) => {
		const text = readText(path);
		return text?.includes("this ") ? text : undefined;
	});
}
