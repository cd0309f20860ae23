import type { Language } from "../languages/language.ts";
import { findLanguage } from "../languages/languages.ts";
import { type Outline, outlineOf } from "../languages/outline.ts";
import type { SyntaxTree } from "../languages/syntaxTree.ts";
import { isSdkModule } from "../sdks/catalog.ts";
import { findConstructions } from "./constructions.ts";
import { findExtensionMethods } from "./extensionMethods.ts";
import { mayDeclare } from "./modules/csharpModules.ts";
import { findGlobalUsings } from "./modules/csharpUsings.ts";
import type { ProjectSurroundings } from "./modules/moduleQuestion.ts";
import { moduleFinders } from "./modules/modules.ts";
import { findNeighbours } from "./modules/neighbours.ts";
import { createPackagePaths } from "./packagePaths.ts";
import { createPathAliases } from "./pathAliases.ts";
import { PathIndex } from "./pathIndex.ts";
import { Remembered } from "./remembered.ts";
import { withSharedImports } from "./sharedImports.ts";

/** What value resolution asks of the other files of a project. */
export interface ProjectIndex {
	/**
	 * The documents that may hold a name, likeliest first: those of a module as an import in `from` writes it, or those whose names
	 * `from` sees without an import (`module` undefined). `*` asks for the module itself. Empty outside the project.
	 */
	findModules(from: Outline, module: string | undefined, name: string): readonly Outline[];
	/** Whether an import in `from` names a module of the project. */
	hasModule(from: Outline, module: string): boolean;
	/** False where no module of the project can hold a name that `from` imports with others, whichever module it is. */
	mayImport(from: Outline, name: string): boolean;
	/**
	 * The paths of the files that a document's imports name, and of those whose names it sees without an import. Of a package with
	 * many files only those whose text may send a request.
	 */
	findNeighbours(from: Outline, mightSend: (text: string) => boolean): readonly string[];
	/** The modules of SDKs whose names a document sees because its project imports them for all its files. */
	sharedImports(of: Pick<Outline, "path" | "language">): readonly string[];
	/** The paths of the project's source files that match. */
	findPaths(pattern: RegExp): readonly string[];
	/** The paths of the project's Python files that may make objects of a class; empty in a large project. */
	findConstructions(className: string): readonly string[];
	/** The paths of the project's C# files that declare an extension method of a name; empty in a large project. */
	findExtensionMethods(name: string): readonly string[];
	/** The document at a path; undefined when it is missing, outside the workspace, or of no language. */
	openDocument(path: string): Outline | undefined;
	/** The text of a file of the workspace, whatever it holds; undefined when it is missing, too large or outside. */
	readText(path: string): string | undefined;
	/** Computes something about a document of the index, once until a file changes that it depends on. */
	remember<T>(about: Outline, kind: string, compute: () => T): T;
}

/** The files of a workspace, read without waiting. Paths are like those of the documents, with `/`. */
export interface ProjectFiles {
	/** The text of a file; undefined when it is missing, too large, or outside the workspace (also through a link). */
	readText(path: string): string | undefined;
	/** Parses a text; undefined when the grammar is not loaded yet or the parse was stopped. */
	parse(language: Language, text: string): SyntaxTree | undefined;
	/** The paths of the source files; asked for once, when a language finds files by their names. */
	list(): readonly string[];
}

/** A project index over files, with a cache that its owner empties. */
export interface FileProjectIndex extends ProjectIndex {
	/** Paths that were asked for since the last call: the documents analysed in between depend on them, also on missing ones. */
	takeUsedFiles(): ReadonlySet<string>;
	/** The files in use are counted anew. */
	clearUsedFiles(): void;
	/** Forgets a file that changed, appeared or went. */
	forget(path: string): void;
	/** Forgets what was read beyond the newest `keep` files. */
	trim(keep: number): void;
}

const PYTHON = /\.py$/;
const CSHARP = /\.cs$/;

/** Texts that are kept: they are asked for again while names are looked for in them. */
const MAX_TEXTS = 2_000;

/** Indexes the files of a workspace as they are asked for. */
export function createProjectIndex(files: ProjectFiles): FileProjectIndex {
	const entries = new Map<string, Outline | undefined>();
	const texts = new Map<string, string | undefined>();
	const remembered = new Remembered();
	let index: PathIndex | undefined;
	const named = new Map<RegExp, readonly string[]>();
	const paths = () => {
		index ??= new PathIndex(files.list());
		return index;
	};
	const readText = (path: string): string | undefined => {
		remembered.use(path);
		if (texts.has(path)) return texts.get(path);
		const text = isOutside(path) ? undefined : files.readText(path);
		if (texts.size >= MAX_TEXTS) texts.clear();
		texts.set(path, text);
		return text;
	};
	const aliases = createPathAliases(readText);
	const packages = createPackagePaths(readText, paths);
	const surroundings: ProjectSurroundings = {
		readText,
		aliases,
		packages,
		get paths() {
			return paths();
		},
	};
	const sharedImports = ({ path, language }: Pick<Outline, "path" | "language">) =>
		language.id === "csharp"
			? remembered.answer(`shared imports\n${path}`, () => findGlobalUsings(path, surroundings))
			: [];
	const load = (path: string): Outline | undefined => {
		remembered.use(path);
		if (!entries.has(path)) {
			const parsed = parseFile(path, files, readText);
			entries.set(path, parsed && withSharedImports(parsed, { sharedImports }));
		}
		return entries.get(path);
	};
	const drop = (path: string): void => {
		entries.delete(path);
	};
	const findFiles = (from: Outline, module: string | undefined, name: string) => {
		if (module !== undefined && isSdkModule(module)) return [];
		return remembered.answer(`${from.path}\n${module ?? ""}\n${name}`, () =>
			moduleFinders[from.language.id]({ from, module, name }, surroundings),
		);
	};
	/** What is said of a document that was handed in is not kept: its tree is its owner's. */
	const remember = <T>(about: Outline, kind: string, compute: () => T): T => {
		remembered.use(about.path);
		return entries.get(about.path) === about
			? remembered.answer(`${kind}\n${about.path}`, compute)
			: compute();
	};
	return {
		findModules: (from, module, name) =>
			findFiles(from, module, name).flatMap((path) => load(path) ?? []),
		mayImport: (from, name) => from.language.id !== "csharp" || mayDeclare(name, paths()),
		hasModule: (from, module) => findFiles(from, module, "*").length > 0,
		findNeighbours: (from, mightSend) =>
			remember(from, "neighbours", () =>
				findNeighbours(from, surroundings, isSdkModule, mightSend),
			),
		sharedImports,
		findPaths: (pattern) => {
			const found = named.get(pattern) ?? paths().matching(pattern);
			named.set(pattern, found);
			return found;
		},
		findConstructions: (className) =>
			remembered
				.answer("constructions", () => findConstructions(paths().matching(PYTHON), readText))
				.get(className) ?? [],
		findExtensionMethods: (name) =>
			remembered
				.answer("extension methods", () => findExtensionMethods(paths().matching(CSHARP), readText))
				.get(name) ?? [],
		openDocument: load,
		readText,
		remember,
		takeUsedFiles: () => remembered.takeUsed(),
		clearUsedFiles: () => remembered.clearUsed(),
		forget: (path) => {
			drop(path);
			named.clear();
			texts.delete(path);
			aliases.forget(path);
			packages.forget(path);
			remembered.forget(path);
			if (findLanguage(path) !== undefined) index?.add(path);
		},
		trim: (keep) => {
			const excess = entries.size - keep;
			if (excess <= 0) return;
			for (const path of [...entries.keys()].slice(0, excess)) drop(path);
			remembered.clear();
		},
	};
}

/** A path that leaves the workspace is not even asked for. */
function isOutside(path: string): boolean {
	return path.startsWith("../") || path === "..";
}

function parseFile(
	path: string,
	files: ProjectFiles,
	readText: (path: string) => string | undefined,
): Outline | undefined {
	const language = findLanguage(path);
	const text = language && readText(path);
	const tree =
		language === undefined || text === undefined ? undefined : files.parse(language, text);
	if (language === undefined || text === undefined || tree === undefined) return undefined;
	return outlineOf(path, language, text, tree);
}
