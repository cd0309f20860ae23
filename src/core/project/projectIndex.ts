import type { Tree } from "web-tree-sitter";
import type { Language } from "../languages/language.ts";
import { findLanguage } from "../languages/languages.ts";
import { type Outline, outlineOf } from "../languages/outline.ts";
import { isSdkModule } from "../sdks/catalog.ts";
import { modulePaths } from "./modulePaths.ts";
import { createPathAliases } from "./pathAliases.ts";

/** What value resolution asks of the other files of a project. */
export interface ProjectIndex {
	/** The document that an import in `fromPath` names, or undefined when it is outside the project. */
	findModule(fromPath: string, module: string): Outline | undefined;
}

/** The files of a workspace, read without waiting. Paths are like those of the documents, with `/`. */
export interface ProjectFiles {
	/** The text of a file; undefined when it is missing, too large, or outside the workspace (also through a link). */
	readText(path: string): string | undefined;
	/** Parses a text; undefined when the grammar is not loaded yet or the parse was stopped. */
	parse(language: Language, text: string): Tree | undefined;
}

/** A project index over files, with a cache that its owner empties. */
export interface FileProjectIndex extends ProjectIndex {
	/** Paths that were asked for since the last call: the documents analysed in between depend on them, also on missing ones. */
	takeUsedFiles(): ReadonlySet<string>;
	/** Forgets a file that changed, appeared or went. */
	forget(path: string): void;
	/** Deletes trees beyond the newest `keep`. Outlines that were handed out are invalid afterwards. */
	trim(keep: number): void;
}

interface Entry {
	readonly outline: Outline;
	readonly tree: Tree;
}

/** Indexes the files of a workspace as they are asked for. */
export function createProjectIndex(files: ProjectFiles): FileProjectIndex {
	const entries = new Map<string, Entry | undefined>();
	let used = new Set<string>();
	const aliases = createPathAliases((path) => {
		used.add(path);
		return files.readText(path);
	});
	const load = (path: string): Entry | undefined => {
		used.add(path);
		if (entries.has(path)) return entries.get(path);
		const entry = parseFile(path, files);
		entries.set(path, entry);
		return entry;
	};
	const drop = (path: string): void => {
		entries.get(path)?.tree.delete();
		entries.delete(path);
	};
	return {
		findModule: (fromPath, module) => {
			if (isSdkModule(module)) return undefined;
			for (const path of modulePaths(fromPath, module, aliases)) {
				const entry = load(path);
				if (entry !== undefined) return entry.outline;
			}
			return undefined;
		},
		takeUsedFiles: () => {
			const taken = used;
			used = new Set();
			return taken;
		},
		forget: (path) => {
			drop(path);
			aliases.forget(path);
		},
		trim: (keep) => {
			const excess = entries.size - keep;
			if (excess > 0) for (const path of [...entries.keys()].slice(0, excess)) drop(path);
		},
	};
}

function parseFile(path: string, files: ProjectFiles): Entry | undefined {
	const language = findLanguage(path);
	const text = language && files.readText(path);
	const tree =
		language === undefined || text === undefined ? undefined : files.parse(language, text);
	if (language === undefined || text === undefined || tree === undefined) return undefined;
	return { outline: outlineOf(path, language, text, tree), tree };
}
