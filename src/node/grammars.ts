import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Language as Grammar, Parser } from "web-tree-sitter";
import type { Language } from "../core/languages/language.ts";
import { SourceParser } from "../core/languages/sourceParser.ts";
import { TreeReader } from "../core/languages/treeReader.ts";

/** Loads grammars (`tree-sitter-*.wasm`) once each; `web-tree-sitter.wasm` stands in the first folder that has it. */
export interface Grammars {
	/** A parser for a language; parsers are shared, one per language. */
	parserFor(language: Language): Promise<SourceParser>;
	/** The parser of a language whose grammar has been loaded before; undefined otherwise. */
	loadedParser(language: Language): SourceParser | undefined;
	/** Bytes of the memory that all parsers of this thread share. */
	memoryBytes(): number;
}

/** What all parsers of this thread share. */
interface ParserRuntime {
	readonly memory: WebAssembly.Memory;
	readonly reader: TreeReader;
}

let runtime: ParserRuntime | undefined;
let starting: Promise<ParserRuntime> | undefined;

/** Starts tree-sitter in this thread; its memory is ours to read. */
async function startParser(wasmBinary: Uint8Array<ArrayBuffer>): Promise<ParserRuntime> {
	let memory: WebAssembly.Memory | undefined;
	await Parser.init({
		instantiateWasm: (
			imports: { readonly env: { readonly memory: WebAssembly.Memory } },
			receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
		) => {
			memory = imports.env.memory;
			const module = new WebAssembly.Module(wasmBinary);
			receive(new WebAssembly.Instance(module, imports), module);
		},
	});
	if (memory === undefined) throw new Error("tree-sitter started without a memory");
	runtime = { memory, reader: new TreeReader(memory) };
	return runtime;
}

/** Opens the grammars of some folders; the first folder that holds a file wins. Throws from `parserFor` where none does. */
export function openGrammars(folders: readonly string[]): Grammars {
	const parsers = new Map<string, Promise<SourceParser>>();
	const loaded = new Map<string, SourceParser>();
	const find = (file: string): string => {
		const folder = folders.find((one) => existsSync(join(one, file)));
		if (folder === undefined) throw new Error(`${file} is in none of ${folders.join(", ")}`);
		return join(folder, file);
	};
	const load = async (file: string, unread: RegExp | undefined): Promise<SourceParser> => {
		// Read at once: on a machine whose cores are all taken, waiting for another thread to read takes several times as long.
		starting ??= startParser(readFileSync(find("web-tree-sitter.wasm")));
		const { reader } = await starting;
		const grammar = await Grammar.load(readFileSync(find(file)));
		const parser = new SourceParser(grammar, reader, unread);
		loaded.set(file, parser);
		return parser;
	};
	return {
		parserFor: ({ grammar, unread }) => {
			let parser = parsers.get(grammar);
			if (parser === undefined) {
				parser = load(grammar, unread);
				parsers.set(grammar, parser);
			}
			return parser;
		},
		loadedParser: ({ grammar }) => loaded.get(grammar),
		memoryBytes: () => runtime?.memory.buffer.byteLength ?? 0,
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
