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

/** Joins the globs of settings and the `.gitignore` files of one root. */
export function createExclusion(
	globs: readonly string[],
	ignoreFiles: readonly IgnoreFile[],
): Exclusion {
	const compiled = globs.map((glob) => ({ glob, matches: picomatch(glob, { dot: true }) }));
	const ignorers: { folder: string; rules: Ignore }[] = ignoreFiles.map(({ folder, text }) => ({
		folder: folder === "" ? "" : `${folder}/`,
		rules: ignore().add(text),
	}));
	return (path) => {
		if (path === "" || path.startsWith("../")) return undefined;
		const glob = compiled.find((each) => each.matches(path));
		if (glob) return `the glob ${glob.glob} excludes it`;
		for (const { folder, rules } of ignorers) {
			if (!path.startsWith(folder)) continue;
			const inside = path.slice(folder.length);
			if (inside !== "" && rules.ignores(inside)) return `${folder}.gitignore ignores it`;
		}
		return undefined;
	};
}
