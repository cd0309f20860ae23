import { folderOf } from "./paths.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** Files of C# that by their names set up an application. */
const FILES =
	/(?:^|\/)(?:Program|Startup|MauiProgram|App\.xaml|\w*(?:Extensions?|Module|Setup|Registrations?|DependencyInjection|Configuration|Bootstrapper|Installer|ServiceCollection))\.cs$/;
const MAX_FILES = 40;

/** The files that by their names set up the application of a document and whose text matches, those of the nearest folder first. */
export function findSetUps(
	own: string,
	project: ProjectIndex,
	pattern: RegExp,
): readonly (readonly string[])[] {
	const paths = project.findPaths(FILES);
	const programs = paths.filter((path) => /(?:^|\/)\w*Program\.cs$/.test(path)).map(folderOf);
	const byDepth = new Map<number, string[]>();
	for (const path of paths) {
		const depth = path === own ? undefined : sharedDepth(path, own, programs);
		if (depth === undefined) continue;
		const list = byDepth.get(depth) ?? [];
		byDepth.set(depth, list);
		if (list.length < MAX_FILES && pattern.test(project.readText(path) ?? "")) list.push(path);
	}
	return [...byDepth].sort(([a], [b]) => b - a).map(([, list]) => list);
}

/** Folders with more programs hold samples, of which none sets up another. */
const MAX_PROGRAMS = 3;

/**
 * How many folders two files of one application share; undefined for files of two. The projects of one application have names that
 * begin alike (`Shop.Web`, `Shop.Services`), or few programs stand beside a project that has none.
 */
function sharedDepth(path: string, own: string, programs: readonly string[]): number | undefined {
	const [theirs, ours] = [path.split("/").slice(0, -1), own.split("/").slice(0, -1)];
	let depth = 0;
	while (depth < theirs.length && theirs[depth] === ours[depth]) depth++;
	const [other, our] = [theirs[depth], ours[depth]];
	if (other === undefined || our === undefined) return depth;
	const isBelow = (folder: string, above: string) => `${folder}/`.startsWith(`${above}/`);
	const ownProject = ours.slice(0, depth + 1).join("/");
	if (firstName(other) === firstName(our)) return depth;
	const shared = ours.slice(0, depth).join("/");
	const beside = programs.filter((one) => shared === "" || isBelow(one, shared));
	const isApart = other.includes(".") || our.includes(".") || beside.length > MAX_PROGRAMS;
	return isApart || programs.some((one) => isBelow(one, ownProject)) ? undefined : depth;
}

function firstName(folder: string): string {
	return folder.split(".", 1)[0]?.toLowerCase() ?? "";
}
