import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch";

/** Folders and files that no person writes prompts in: dependencies, build output, minified and generated code. */
export const defaultExcludes: readonly string[] = [
	"**/node_modules/**",
	"**/bower_components/**",
	"**/vendor/**",
	"**/.git/**",
	"**/.venv/**",
	"**/venv/**",
	"**/site-packages/**",
	"**/__pycache__/**",
	"**/dist/**",
	"**/build/**",
	"**/out/**",
	"**/target/**",
	"**/.next/**",
	"**/coverage/**",
	"**/*.min.js",
	"**/*.min.mjs",
	"**/*.bundle.js",
	"**/*.d.ts",
	"**/*_pb2.py",
	"**/*.pb.go",
	"**/*.generated.*",
];

/** One `.gitignore`: the folder it stands in (relative to the root, "" for the root itself, `/` between names) and its text. */
export interface IgnoreFile {
	readonly folder: string;
	readonly text: string;
}

/** Says why a path (relative to the root, `/` between names) is left out, or undefined when it is not. */
export type Exclusion = (path: string) => string | undefined;

/** Says which of some globs a path matches, or undefined. */
type GlobFinder = (path: string) => string | undefined;

/** Joins the globs of settings and the `.gitignore` files of one root. */
export function createExclusion(
	globs: readonly string[],
	ignoreFiles: readonly IgnoreFile[],
): Exclusion {
	const findGlob = compileGlobs(globs);
	const ignorers: { folder: string; rules: Ignore }[] = ignoreFiles.map(({ folder, text }) => ({
		folder: folder === "" ? "" : `${folder}/`,
		rules: ignore().add(text),
	}));
	return (path) => {
		if (path === "" || path.startsWith("../")) return undefined;
		const glob = findGlob(path);
		if (glob !== undefined) return `the glob ${glob} excludes it`;
		for (const { folder, rules } of ignorers) {
			if (!path.startsWith(folder)) continue;
			const inside = path.slice(folder.length);
			if (inside !== "" && rules.ignores(inside)) return `${folder}.gitignore ignores it`;
		}
		return undefined;
	};
}

/** Most globs name a folder, an ending or a part of a file's name, which takes no pattern to find: a walk asks for every file of a tree. */
function compileGlobs(globs: readonly string[]): GlobFinder {
	const folders = new Map<string, string>();
	const endings: { readonly ending: string; readonly glob: string }[] = [];
	const middles: { readonly middle: string; readonly glob: string }[] = [];
	const others: { readonly matches: (path: string) => boolean; readonly glob: string }[] = [];
	for (const glob of globs) {
		const [, folder, part, rest] = /^\*\*\/(?:([\w.-]+)\/\*\*|\*([\w.-]+)(\*?))$/.exec(glob) ?? [];
		if (folder !== undefined) folders.set(folder, glob);
		else if (part !== undefined && rest === "") endings.push({ ending: part, glob });
		else if (part !== undefined) middles.push({ middle: part, glob });
		else others.push({ matches: picomatch(glob, { dot: true }), glob });
	}
	return (path) => {
		const name = path.endsWith("/") ? path.slice(0, -1) : path;
		return (
			findFolder(name, folders) ??
			endings.find(({ ending }) => name.endsWith(ending))?.glob ??
			middles.find(({ middle }) => name.lastIndexOf(middle) > name.lastIndexOf("/"))?.glob ??
			others.find(({ matches }) => matches(path))?.glob
		);
	};
}

const JVM: ReadonlySet<string> = new Set(["java", "kotlin", "groovy", "scala"]);

/** Folders of packages, which may be called like those that a build writes to: `src/main/java/com/acme/build`. */
const PACKAGES = /(?:^|\/)src\/\w+\/(?:java|kotlin|groovy|scala)\/$/;

/** The glob of one of the names of a path; names of packages are no folders of a build. */
function findFolder(path: string, folders: ReadonlyMap<string, string>): string | undefined {
	for (let start = 0; start < path.length; ) {
		const slash = path.indexOf("/", start);
		const end = slash < 0 ? path.length : slash;
		const glob = folders.get(path.slice(start, end));
		if (glob !== undefined) return glob;
		if (JVM.has(path.slice(start, end)) && PACKAGES.test(path.slice(0, end + 1))) return undefined;
		start = end + 1;
	}
	return undefined;
}
