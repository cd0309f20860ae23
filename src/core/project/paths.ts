/** The folder of a path, without the last `/`; empty at the top. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Joins a folder and a relative path, taking `.` and `..` away. */
export function joinPath(folder: string, relative: string): string {
	const parts = folder.split("/").filter((part) => part !== "");
	for (const part of relative.split("/")) {
		if (part === "..") parts.pop();
		else if (part !== "." && part !== "") parts.push(part);
	}
	return (folder.startsWith("/") ? "/" : "") + parts.join("/");
}
