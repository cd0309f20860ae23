import { type Language as Grammar, Query } from "web-tree-sitter";
import type { Language } from "./language.ts";

const queries = new WeakMap<Grammar, Query>();

/** The compiled query of a language; throws where the query does not fit the grammar. */
export function queryOf(language: Language, grammar: Grammar): Query {
	let query = queries.get(grammar);
	if (query === undefined) {
		query = new Query(grammar, language.query);
		queries.set(grammar, query);
	}
	return query;
}
