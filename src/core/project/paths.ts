/** The folder of a path, without the last `/`; empty at the top. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Joins a folder and a relative path, taking `.` and `..` away; a path that leaves the top begins with `..`. */
export function joinPath(folder: string, relative: string): string {
	const parts: string[] = [];
	for (const part of [...folder.split("/"), ...relative.split("/")]) {
		const last = parts.at(-1);
		if (part === ".." && last !== undefined && last !== "..") parts.pop();
		else if (part !== "." && part !== "") parts.push(part);
	}
	return (folder.startsWith("/") ? "/" : "") + parts.join("/");
}
