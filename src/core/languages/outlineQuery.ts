import type { Language } from "./language.ts";
import type { GrammarNames } from "./syntaxTree.ts";
import { TreeMatcher } from "./treeMatcher.ts";
import { parseTreeQuery } from "./treePattern.ts";

/** The captures of a language's query; patterns may use others that start with `_` for conditions. */
export const CAPTURES = [
	"callee",
	"call",
	"import",
	"name",
	"function",
	"class",
	"block",
	"loop",
	"target",
	"assigned",
	"addition",
	"parameter",
	"value",
	"type",
	"iterated",
] as const;

const matchers = new WeakMap<GrammarNames, TreeMatcher>();

/** The compiled query of a language; throws where the query does not fit the grammar or uses other captures. */
export function matcherOf({ query, id }: Language, names: GrammarNames): TreeMatcher {
	let matcher = matchers.get(names);
	if (matcher === undefined) {
		const parsed = parseTreeQuery(query, CAPTURES);
		for (const name of parsed.captureNames.slice(CAPTURES.length))
			if (!name.startsWith("_")) throw new Error(`The query of ${id} captures @${name}`);
		matcher = new TreeMatcher(parsed, names);
		matchers.set(names, matcher);
	}
	return matcher;
}
