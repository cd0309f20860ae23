import type { Language } from "./language.ts";

interface Document {
	readonly language: Language;
	readonly text: string;
}

const starts = new WeakMap<Document, number>();

/**
 * Where the tests of a document of Rust begin, `#[cfg(test)] mod tests {`: what they give says nothing of what the program gives.
 * Infinity where there are none.
 */
export function startOfTests(document: Document): number {
	const known = starts.get(document);
	if (known !== undefined) return known;
	const isRust = document.language.id === "rust";
	const found = isRust
		? document.text.search(/^#\[cfg\(test\)\]\s+(?:pub\s+)?mod\s+\w+\s*\{/m)
		: -1;
	const start = found < 0 ? Number.POSITIVE_INFINITY : found;
	starts.set(document, start);
	return start;
}
