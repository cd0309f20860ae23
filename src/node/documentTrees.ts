import { Edit, type Point, type Tree } from "web-tree-sitter";
import type { LanguageId } from "../core/languages/language.ts";
import { languageOf } from "../core/languages/languages.ts";
import { patchTree } from "../core/languages/patchTree.ts";
import type { KeptParse, SourceParser } from "../core/languages/sourceParser.ts";
import type { SyntaxTree } from "../core/languages/syntaxTree.ts";
import { findChange } from "../core/languages/textChange.ts";
import type { Grammars } from "./grammars.ts";

interface ParsedDocument extends KeptParse {
	readonly language: LanguageId;
	/** The text of the parser's own tree; `tree` may be that of a later one. */
	readonly keptText: string;
}

/** Trees kept for incremental parsing; more open documents than this are parsed from scratch when they come back. */
const maxTrees = 32;

function pointAt(text: string, offset: number): Point {
	let row = 0;
	let lineStart = 0;
	for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
		row++;
		lineStart = at + 1;
	}
	return { row, column: offset - lineStart };
}

/** Parses documents of one language, reusing the last tree of each path. */
export interface DocumentParser {
	/** The tree of `text`; undefined when parsing went on until `isLate`. */
	parse(path: string, text: string, isLate: () => boolean): SyntaxTree | undefined;
}

/** The last tree of every open document, least recently used first. */
export class DocumentTrees {
	readonly #documents = new Map<string, ParsedDocument>();
	readonly #grammars: Grammars;

	constructor(grammars: Grammars) {
		this.#grammars = grammars;
	}

	/** Loads the grammar on first use. */
	async prepare(language: LanguageId): Promise<DocumentParser> {
		const parser = await this.#grammars.parserFor(languageOf(language));
		return {
			parse: (path, text, isLate) => this.#parse(parser, language, path, text, isLate),
		};
	}

	forget(path: string): void {
		this.#documents.get(path)?.kept.delete();
		this.#documents.delete(path);
	}

	#parse(
		parser: SourceParser,
		language: LanguageId,
		path: string,
		text: string,
		isLate: () => boolean,
	): SyntaxTree | undefined {
		const previous = this.#documents.get(path);
		const before = previous?.language === language ? previous : undefined;
		if (before?.tree.text === text) return before.tree;
		const tree = before && patch(before.tree, text, parser, isLate);
		if (tree) {
			this.#keep(path, { ...before, tree });
			return tree;
		}
		if (before) editTree(before.kept, before.keptText, text);
		const parsed = parser.parseAfter(before, text, isLate);
		this.forget(path);
		if (!parsed) return undefined;
		this.#keep(path, { language, keptText: text, ...parsed });
		return parsed.tree;
	}

	#keep(path: string, document: ParsedDocument): void {
		this.#documents.delete(path);
		this.#documents.set(path, document);
		const [oldest] = this.#documents.keys();
		if (this.#documents.size > maxTrees && oldest !== undefined) this.forget(oldest);
	}
}

function patch(
	before: SyntaxTree,
	text: string,
	parser: SourceParser,
	isLate: () => boolean,
): SyntaxTree | undefined {
	const change = findChange(before.text, text);
	return patchTree(before, text, change, (part) => parser.parse(part, isLate));
}

/** Tells the parser's own tree of a text what is different in the next. */
export function editTree(tree: Tree, before: string, after: string): void {
	const { start, oldEnd, newEnd } = findChange(before, after);
	tree.edit(
		new Edit({
			startIndex: start,
			oldEndIndex: oldEnd,
			newEndIndex: newEnd,
			startPosition: pointAt(before, start),
			oldEndPosition: pointAt(before, oldEnd),
			newEndPosition: pointAt(after, newEnd),
		}),
	);
}
