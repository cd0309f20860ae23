import { type Language as Grammar, Parser, type Tree } from "web-tree-sitter";
import type { GrammarNames, SyntaxTree } from "./syntaxTree.ts";
import type { TreeReader } from "./treeReader.ts";

/** A parse that can be continued after an edit: the parser's own tree, which its owner deletes, and what it says. */
export interface KeptParse {
	readonly kept: Tree;
	readonly tree: SyntaxTree;
}

/** Parses texts of one language. */
export class SourceParser {
	readonly grammar: Grammar;
	readonly names: GrammarNames;
	readonly #parser: Parser;
	readonly #reader: TreeReader;
	readonly #unread: RegExp | undefined;

	/** `unread` matches what the grammar does not know of the language: it is parsed as blanks. */
	constructor(grammar: Grammar, reader: TreeReader, unread?: RegExp) {
		this.grammar = grammar;
		this.names = reader.namesOf(grammar);
		this.#parser = new Parser().setLanguage(grammar);
		this.#reader = reader;
		this.#unread = unread;
	}

	/** The tree of a text; undefined when parsing went on until `isLate`. */
	parse(text: string, isLate?: () => boolean): SyntaxTree | undefined {
		const parsed = this.#parse(null, text, isLate);
		const tree = parsed && this.#reader.read(parsed, text, isLate);
		parsed?.delete();
		return tree;
	}

	/** Parses what changed since an edit of the parser's own tree of `before`, or everything. */
	parseAfter(
		before: KeptParse | undefined,
		text: string,
		isLate?: () => boolean,
	): KeptParse | undefined {
		const kept = this.#parse(before?.kept ?? null, text, isLate);
		if (kept === undefined) return undefined;
		const tree = this.#reader.readKept(kept, before?.tree, text, isLate);
		if (tree !== undefined) return { kept, tree };
		kept.delete();
		return undefined;
	}

	#parse(before: Tree | null, text: string, isLate?: () => boolean): Tree | undefined {
		const options = isLate === undefined ? undefined : { progressCallback: isLate };
		const readable =
			this.#unread === undefined
				? text
				: text.replace(this.#unread, (directive) => " ".repeat(directive.length));
		const parsed = this.#parser.parse(readable, before, options);
		if (parsed === null) this.#parser.reset();
		return parsed ?? undefined;
	}
}
