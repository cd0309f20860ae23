import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Language as Grammar, Parser } from "web-tree-sitter";
import type { Language } from "../core/languages/language.ts";

/** Loads grammars (`tree-sitter-*.wasm`) once each; `web-tree-sitter.wasm` stands in the first folder that has it. */
export interface Grammars {
	/** A parser for a language; parsers are shared, one per language. */
	parserFor(language: Language): Promise<Parser>;
	/** The parser of a language whose grammar has been loaded before; undefined otherwise. */
	loadedParser(language: Language): Parser | undefined;
	/** Bytes of the memory that all parsers of this thread share. */
	memoryBytes(): number;
}

/** What Emscripten sets on the options of its module. */
interface ParserModule {
	wasmBinary: Uint8Array;
	readonly HEAPU8?: Uint8Array;
}

let parserModule: ParserModule | undefined;

let started: Promise<void> | undefined;

/** Opens the grammars of some folders; the first folder that holds a file wins. Throws from `parserFor` where none does. */
export function openGrammars(folders: readonly string[]): Grammars {
	const parsers = new Map<string, Promise<Parser>>();
	const loaded = new Map<string, Parser>();
	const find = (file: string): string => {
		const folder = folders.find((one) => existsSync(join(one, file)));
		if (folder === undefined) throw new Error(`${file} is in none of ${folders.join(", ")}`);
		return join(folder, file);
	};
	const load = async (file: string): Promise<Parser> => {
		started ??= readFile(find("web-tree-sitter.wasm")).then((wasmBinary) => {
			parserModule = { wasmBinary };
			return Parser.init(parserModule);
		});
		await started;
		const grammar = await Grammar.load(await readFile(find(file)));
		const parser = new Parser().setLanguage(grammar);
		loaded.set(file, parser);
		return parser;
	};
	return {
		parserFor: ({ grammar }) => {
			let parser = parsers.get(grammar);
			if (parser === undefined) {
				parser = load(grammar);
				parsers.set(grammar, parser);
			}
			return parser;
		},
		loadedParser: ({ grammar }) => loaded.get(grammar),
		memoryBytes: () => parserModule?.HEAPU8?.length ?? 0,
	};
}

/** The folders that hold the grammars in a checkout with its packages installed. */
export function installedGrammarFolders(nodeModules: string): string[] {
	return [
		join(nodeModules, "@vscode/tree-sitter-wasm/wasm"),
		join(nodeModules, "@tree-sitter-grammars/tree-sitter-kotlin"),
		join(nodeModules, "web-tree-sitter"),
	];
}
