import { folderOf } from "./paths.ts";

/** Files that one question may give: more of one name say that the name tells nothing. */
const MAX_FOUND = 8;

/** The names of a project's source files, without their texts. Paths are relative to its root, with `/`. */
export class PathIndex {
	readonly #byName = new Map<string, string[]>();
	readonly #byFolder = new Map<string, string[]>();

	constructor(paths: readonly string[]) {
		for (const path of paths) this.#add(path);
	}

	/** Takes in a file that appeared; one that is known already changes nothing. */
	add(path: string): void {
		if (!this.filesIn(folderOf(path)).includes(path)) this.#add(path);
	}

	/** The files whose paths match. */
	matching(pattern: RegExp): readonly string[] {
		return [...this.#byFolder.values()].flat().filter((path) => pattern.test(path));
	}

	/** Whether a file of the project has this name. */
	has(name: string): boolean {
		return this.#byName.has(name);
	}

	/** The files that stand directly in a folder. */
	filesIn(folder: string): readonly string[] {
		return this.#byFolder.get(folder) ?? [];
	}

	/** The folders whose last names are these (`llm/client`), those near a path first. */
	foldersEnding(suffix: string, near: string): readonly string[] {
		return nearest([...this.#byFolder.keys()].filter(endsWith(suffix)), near);
	}

	/** Folders with files in or below them, down to a depth, the highest first, at most `limit`. */
	foldersAbove(depth: number, limit: number): readonly string[] {
		const folders = new Set<string>();
		for (const folder of this.#byFolder.keys()) {
			const names = folder.split("/").slice(0, depth);
			for (let length = 1; length <= names.length; length++)
				folders.add(names.slice(0, length).join("/"));
		}
		return [...folders].sort((a, b) => depthOf(a) - depthOf(b)).slice(0, limit);
	}

	/** The files whose last names are these (`llm/client.rb`), those near a path first. */
	filesEnding(suffix: string, near: string): readonly string[] {
		const name = suffix.slice(suffix.lastIndexOf("/") + 1);
		return nearest((this.#byName.get(name) ?? []).filter(endsWith(suffix)), near);
	}

	#add(path: string): void {
		const slash = path.lastIndexOf("/");
		push(this.#byName, path.slice(slash + 1), path);
		push(this.#byFolder, path.slice(0, Math.max(0, slash)), path);
	}
}

function push(lists: Map<string, string[]>, key: string, path: string): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [path]);
	else list.push(path);
}

function endsWith(suffix: string): (path: string) => boolean {
	return (path) => path === suffix || path.endsWith(`/${suffix}`);
}

function depthOf(folder: string): number {
	return folder.split("/").length;
}

function nearest(paths: readonly string[], near: string): readonly string[] {
	return paths
		.map((path) => ({ path, shared: sharedLength(path, near) }))
		.sort((a, b) => b.shared - a.shared || a.path.length - b.path.length)
		.slice(0, MAX_FOUND)
		.map(({ path }) => path);
}

function sharedLength(a: string, b: string): number {
	let length = 0;
	while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
	return a.lastIndexOf("/", length);
}
