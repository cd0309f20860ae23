import type { Language } from "../../../src/core/languages/language.ts";
import { OutlineMatches } from "../../../src/core/languages/outlineMatches.ts";
import { CAPTURES } from "../../../src/core/languages/outlineQuery.ts";
import type { SyntaxTree } from "../../../src/core/languages/syntaxTree.ts";

/** All matches of a language's own query, as node ids by capture. */
export function outlined(language: Language, tree: SyntaxTree): unknown[] {
	const matches = new OutlineMatches(language, tree);
	return Array.from({ length: matches.count }, (_, match) => {
		matches.moveTo(match);
		return CAPTURES.map((capture) => matches.node(capture)?.id);
	});
}
