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

const KEYWORDS = ["import", "from", "using", "use", "require", "include"].map((word) =>
	new TextEncoder().encode(word),
);

/** False where no line from `start` to `end` can satisfy `endsInImport`, which costs far more to ask. */
export function holdsImport(bytes: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++)
		for (const word of KEYWORDS)
			if (((bytes[at] as number) | 32) === word[0] && isWordAt(bytes, at, word)) return true;
	return false;
}

function isWordAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
	for (let index = 1; index < word.length; index++)
		if (((bytes[at + index] ?? 0) | 32) !== word[index]) return false;
	return true;
}
