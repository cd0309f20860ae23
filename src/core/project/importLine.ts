/**
 * What stands between the word of an import statement and one of its names: other names with commas or braces after them, and the
 * path up to the name. No file of the project (`from .agents`), and no two words side by side, as in a sentence.
 */
const IMPORT_BEFORE =
	/\b(?:import|from|using|use|require|include)\b(?:\s+(?:static|type|function|const))?[\s("'`{]*(?!\.)(?:[\w$.*@/\\:-]+(?:\s+as\s+[\w$]+)?\s*[,{}(=][\s,{}(]*)*[\w$.@/\\:-]*$/;

/** Python's names of a module: none of them is a module without another one around it. */
const MEMBERS_BEFORE = /\bfrom\s+\S+\s+import\b/;

/** True where a line goes on with a name that it imports, after the segments of the name's module that come before it. */
export function endsInImport(before: string, segments: readonly string[]): boolean {
	if (!IMPORT_BEFORE.test(before)) return false;
	if (segments.length === 0) return !MEMBERS_BEFORE.test(before);
	return segments.every((segment) => before.includes(segment));
}
