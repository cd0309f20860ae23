/** Which workspace folder a document belongs to: with several, the innermost. URIs end in `/`. */
export class Roots {
	#folders: readonly string[] = [];

	set(folders: readonly string[]): void {
		this.#folders = folders
			.map((folder) => (folder.endsWith("/") ? folder : `${folder}/`))
			.sort((a, b) => b.length - a.length);
	}

	get all(): readonly string[] {
		return this.#folders;
	}

	/** The root of a document and its path in it, decoded, with `/`; undefined outside every folder. */
	locate(uri: string): { readonly root: string; readonly path: string } | undefined {
		const root = this.#folders.find((folder) => uri.startsWith(folder));
		return root === undefined
			? undefined
			: { root, path: decodeURIComponent(uri.slice(root.length)) };
	}
}
