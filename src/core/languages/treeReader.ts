import type { Language as Grammar, Tree } from "web-tree-sitter";
import {
	type GrammarTables,
	type MemoryViews,
	readGrammarNames,
	readGrammarTables,
} from "./grammarTables.ts";
import { NODE_SIZE } from "./nodeCells.ts";
import { countNodes } from "./subtreeLayout.ts";
import { SubtreeMemo } from "./subtreeMemo.ts";
import { type GrammarNames, SyntaxTree } from "./syntaxTree.ts";
import { TreeCopy } from "./treeCopy.ts";

/** A tree begins with its root's subtree (8 bytes), then comes the address of its grammar. */
const LANGUAGE = 8;

/** The memory that the parser works in; its buffer is another one after it grew. */
export interface ParserMemory {
	readonly buffer: ArrayBuffer;
}

/**
 * Copies parsed trees out of the parser's memory: a few nanoseconds for each node, where asking for it through the library's calls
 * takes hundreds. It follows tree-sitter's own layout, which a test compares with the library's answers for every language.
 */
export class TreeReader {
	readonly #memory: ParserMemory;
	readonly #tables = new Map<number, GrammarTables>();
	readonly #names = new Map<Grammar, GrammarNames>();
	readonly #copy = new TreeCopy();
	readonly #memo = new SubtreeMemo();
	#views: MemoryViews | undefined;

	constructor(memory: ParserMemory) {
		this.#memory = memory;
	}

	/** The names of a grammar: one object for all its trees. */
	namesOf(grammar: Grammar): GrammarNames {
		let names = this.#names.get(grammar);
		if (names === undefined) {
			names = readGrammarNames(grammar);
			this.#names.set(grammar, names);
		}
		return names;
	}

	/** The tree in our own form; `text` is what was parsed. Undefined when copying went on until `isLate`. */
	read(tree: Tree, text: string, isLate?: () => boolean): SyntaxTree | undefined {
		const { root, tables, words } = this.#locate(tree);
		const copied = this.#copy.copy(root, tables, words, isLate);
		return copied && new SyntaxTree(text, tables.names, copied.nodes, copied.outerFields);
	}

	/**
	 * Like `read` for a document that is being edited: what the edit did not touch is taken over from the tree before it. The
	 * parser's own tree of `before` must not be deleted yet.
	 */
	readKept(
		tree: Tree,
		before: SyntaxTree | undefined,
		text: string,
		isLate?: () => boolean,
	): SyntaxTree | undefined {
		const { root, tables, words } = this.#locate(tree);
		this.#memo.begin(before, countNodes(root, words));
		const copied = this.#copy.copy(root, tables, words, isLate, this.#memo);
		if (copied === undefined) return undefined;
		const outerFields = new Map([...copied.outerFields, ...this.#memo.outerFields()]);
		const noted = this.#memo.finish(copied.nodes.length / NODE_SIZE);
		return new SyntaxTree(text, tables.names, copied.nodes, outerFields, { ...noted, memo: {} });
	}

	/** Where a tree's root subtree stands, and with which grammar's numbers. */
	#locate(tree: Tree) {
		const views = this.#viewMemory();
		const root = tree.rootNode.id;
		const language = views.words[(root + LANGUAGE) >> 2] as number;
		let tables = this.#tables.get(language);
		if (tables === undefined) {
			tables = readGrammarTables(language, this.namesOf(tree.language), views);
			this.#tables.set(language, tables);
		}
		return { root, tables, words: views.words };
	}

	#viewMemory(): MemoryViews {
		const { buffer } = this.#memory;
		if (this.#views?.buffer === buffer) return this.#views;
		const views = { buffer, bytes: new Uint8Array(buffer), words: new Int32Array(buffer) };
		this.#views = views;
		return views;
	}
}
