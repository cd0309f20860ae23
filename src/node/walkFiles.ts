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
}

function ignoreFileOf(root: string, folder: string): IgnoreFile {
	const text = readFileSync(join(root, folder, ".gitignore"), "utf8");
	return { folder, text };
}

/** Folder excludes end in `/**`: a folder is left out when a file in it would be. */
function isFolderExcluded(excluded: Exclusion, path: string): boolean {
	return excluded(`${path}/`) !== undefined || excluded(`${path}/x`) !== undefined;
}

/**
 * Finds source files under a folder, leaving out what the built-in globs, `.gitignore` files and `exclude` name. Links are not
 * followed. A path that is a file is returned whatever the globs say. Throws when the path does not exist.
 */
export function walkFiles(path: string, options: WalkOptions): WalkedFiles {
	const start = realpathSync(path);
	if (statSync(start).isFile()) return { root: dirname(start), files: [basename(start)] };
	const files: string[] = [];
	const limit = options.limit ?? Number.POSITIVE_INFINITY;
	const globs = [...defaultExcludes, ...options.exclude];

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
	function visitEntry(entry: Dirent, name: string, folder: FolderRules): void {
		if (entry.isDirectory()) {
			if (!isFolderExcluded(folder.excluded, name)) visit(name, folder);
			return;
		}
		const wanted = entry.isFile() && options.accepts(name);
		if (wanted && folder.excluded(name) === undefined) files.push(name);
	}

	function visit(folder: string, parent: FolderRules): void {
		if (files.length >= limit) return;
		const entries = readFolder(folder);
		const hasRules = entries.some((entry) => entry.name === ".gitignore" && entry.isFile());
		const ignoreFiles = hasRules
			? [...parent.ignoreFiles, ignoreFileOf(start, folder)]
			: parent.ignoreFiles;
		const rules = hasRules
			? { ignoreFiles, excluded: createExclusion(globs, ignoreFiles) }
			: parent;
		for (const entry of entries) {
			visitEntry(entry, folder === "" ? entry.name : `${folder}/${entry.name}`, rules);
		}
	}

	visit("", { ignoreFiles: [], excluded: createExclusion(globs, []) });
	return { root: start, files };
}
