import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
	createExclusion,
	defaultExcludes,
	type Exclusion,
	type IgnoreFile,
} from "../core/project/exclusion.ts";

/** Which files a walk looks for. */
export interface WalkOptions {
	/** Globs beside the built-in ones. */
	readonly exclude: readonly string[];
	/** Whether a file is of a kind that is looked at, by its path relative to the root. */
	readonly accepts: (path: string) => boolean;
	/** No more files than this are taken, and no further folders read then. */
	readonly limit?: number;
	/** Called with a folder that could not be read, and why. */
	readonly onUnreadable: (path: string, error: Error) => void;
}

/** Files found under one path, relative to `root` with `/` between names. */
export interface WalkedFiles {
	readonly root: string;
	readonly files: readonly string[];
}

/** The `.gitignore` files that hold in a folder, and what they and the globs leave out. */
interface FolderRules {
	readonly ignoreFiles: readonly IgnoreFile[];
	readonly excluded: Exclusion;
	/** What is left out whatever the `.gitignore` files take back. */
	readonly always: Exclusion;
}

function ignoreFileOf(root: string, folder: string): IgnoreFile {
	const text = readFileSync(join(root, folder, ".gitignore"), "utf8");
	return { folder, text };
}

/**
 * Folder excludes end in `/**`: a folder is left out when a file in it would be, unless a `.gitignore` takes some back
 * (`logs/*` and `!logs/reader.py`).
 */
function isFolderExcluded({ excluded, always }: FolderRules, path: string): boolean {
	return excluded(`${path}/`) !== undefined || always(`${path}/x`) !== undefined;
}

/** A walk that has not begun. */
export interface OpenWalk {
	readonly root: string;
	/** The files folder by folder, as they are found. */
	readonly batches: Iterable<readonly string[]>;
}

/**
 * Finds source files under a folder, leaving out what the built-in globs, `.gitignore` files and `exclude` name. Links are not
 * followed. A path that is a file is returned whatever the globs say. Throws when the path does not exist.
 */
export function walkFiles(path: string, options: WalkOptions): WalkedFiles {
	const { root, batches } = openWalk(path, options);
	return { root, files: [...batches].flat() };
}

/** Like `walkFiles`, for an owner that goes on with files while more are found. */
export function openWalk(path: string, options: WalkOptions): OpenWalk {
	const start = realpathSync(path);
	if (!statSync(start).isFile()) return { root: start, batches: walk(start, options) };
	return { root: dirname(start), batches: [[basename(start)]] };
}

function* walk(start: string, options: WalkOptions): Generator<readonly string[]> {
	const globs = [...defaultExcludes, ...options.exclude];
	let left = options.limit ?? Number.POSITIVE_INFINITY;

	function readFolder(folder: string): Dirent[] {
		try {
			return readdirSync(join(start, folder), { withFileTypes: true });
		} catch (error) {
			options.onUnreadable(
				join(start, folder),
				error instanceof Error ? error : new Error(String(error)),
			);
			return [];
		}
	}

	/** The folder's files are kept, its folders walked into, as long as nothing excludes them. */
	function* visit(folder: string, parent: FolderRules): Generator<readonly string[]> {
		if (left <= 0) return;
		const entries = readFolder(folder);
		const rules = rulesOf(folder, entries, parent);
		let files: string[] = [];
		for (const entry of entries) {
			const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (isWanted(entry, name, rules)) files.push(name);
			if (!isWalked(entry, name, rules)) continue;
			yield files;
			files = [];
			yield* visit(name, rules);
		}
		yield files;
	}

	function isWalked(entry: Dirent, name: string, rules: FolderRules): boolean {
		return entry.isDirectory() && !isFolderExcluded(rules, name);
	}

	function isWanted(entry: Dirent, name: string, { excluded }: FolderRules): boolean {
		const wanted = entry.isFile() && options.accepts(name) && excluded(name) === undefined;
		if (wanted) left--;
		return wanted;
	}

	function rulesOf(folder: string, entries: readonly Dirent[], parent: FolderRules): FolderRules {
		if (!entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) return parent;
		const ignoreFiles = [...parent.ignoreFiles, ignoreFileOf(start, folder)];
		const excluded = createExclusion(globs, ignoreFiles);
		const takesBack = ignoreFiles.some(({ text }) => /^!/m.test(text));
		return { ignoreFiles, excluded, always: takesBack ? parent.always : excluded };
	}

	const excluded = createExclusion(globs, []);
	yield* visit("", { ignoreFiles: [], excluded, always: excluded });
}
