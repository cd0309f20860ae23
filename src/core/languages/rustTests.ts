import { rememberByObject } from "../rememberByObject.ts";
import type { Language } from "./language.ts";

interface Document {
	readonly language: Language;
	readonly text: string;
}

/**
 * Where the tests of a document of Rust begin, `#[cfg(test)] mod tests {`: what they give says nothing of what the program gives.
 * Infinity where there are none.
 */
export const startOfTests = rememberByObject(({ language, text }: Document): number => {
	const isRust = language.id === "rust";
	const found = isRust ? text.search(/^#\[cfg\(test\)\]\s+(?:pub\s+)?mod\s+\w+\s*\{/m) : -1;
	return found < 0 ? Number.POSITIVE_INFINITY : found;
});
