import {
	createExclusion,
	defaultExcludes,
	type Exclusion,
	type IgnoreFile,
} from "../core/project/exclusion.ts";

import type { Roots } from "./roots.ts";

/** Reads a text file of a workspace by its URI; undefined when there is none. */
export type ReadFile = (uri: string) => Promise<string | undefined>;

/** Which documents of which workspace folders are left out. */
export class Exclusions {
	readonly #readFile: ReadFile;
	readonly #roots: Roots;
	#globs: readonly string[] = [];
	readonly #byFolder = new Map<string, Promise<Exclusion>>();

	constructor(readFile: ReadFile, roots: Roots) {
		this.#readFile = readFile;
		this.#roots = roots;
	}

	setGlobs(globs: readonly string[]): void {
		this.#globs = globs;
		this.#byFolder.clear();
	}

	/** After an edit of a `.gitignore`, or a change of the workspace's folders. */
	refresh(): void {
		this.#byFolder.clear();
	}

	/** Why a document is left out; documents outside every folder are looked at. The innermost folder decides. */
	async reasonFor(uri: string): Promise<string | undefined> {
		const place = this.#roots.locate(uri);
		if (place === undefined) return undefined;
		const { root: folder, path } = place;
		const parents = path.split("/").slice(0, -1);
		const key = `${folder}${parents.join("/")}`;
		let exclusion = this.#byFolder.get(key);
		if (!exclusion) {
			exclusion = this.#build(folder, parents);
			this.#byFolder.set(key, exclusion);
		}
		return (await exclusion)(path);
	}

	/** `.gitignore` files from the workspace folder down to the document's own folder. */
	async #build(folder: string, parents: readonly string[]): Promise<Exclusion> {
		const paths = ["", ...parents.map((_, index) => parents.slice(0, index + 1).join("/"))];
		const files = await Promise.all(
			paths.map(async (path): Promise<IgnoreFile | undefined> => {
				const text = await this.#readFile(
					`${folder}${path === "" ? "" : `${encodeURI(path)}/`}.gitignore`,
				);
				return text === undefined ? undefined : { folder: path, text };
			}),
		);
		return createExclusion(
			[...defaultExcludes, ...this.#globs],
			files.filter((file) => file !== undefined),
		);
	}
}
