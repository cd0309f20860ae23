import picomatch from "picomatch";
import { matchesName } from "../pricing/namePattern.ts";

const MAX_GLOB_LENGTH = 200;
const MAX_WILDCARDS = 12;
const MAX_DEEP_WILDCARDS = 3;

/** Whether a glob of an untrusted file may be used: short, few wildcards, no way out of its folder. */
export function isSafeGlob(glob: string): boolean {
	const stars = glob.split("*").length - 1;
	const deep = glob.split("**").length - 1;
	return (
		glob.length <= MAX_GLOB_LENGTH &&
		stars <= MAX_WILDCARDS &&
		deep <= MAX_DEEP_WILDCARDS &&
		!/^(?:[/\\]|[A-Za-z]:)/.test(glob) &&
		!glob.split(/[/\\]/).includes("..") &&
		!/[()[\]]/.test(glob)
	);
}

const compiled = new Map<string, (path: string) => boolean>();
const MAX_COMPILED = 2000;

/** Whether a path (with `/`, relative to the glob's folder) matches. Unsafe globs match nothing. */
export function matchesFile(glob: string, path: string): boolean {
	let test = compiled.get(glob);
	if (!test) {
		if (compiled.size >= MAX_COMPILED) compiled.clear();
		test = isSafeGlob(glob)
			? picomatch(glob, { dot: true, noextglob: true, nonegate: true })
			: () => false;
		compiled.set(glob, test);
	}
	return test(path);
}

/** Whether a model pattern (`gpt-4o*`, `openai/gpt-4o*`) names a model; the provider counts only where it is written. */
export function matchesModel(
	pattern: string,
	provider: string | undefined,
	model: string,
): boolean {
	return (
		matchesName(pattern, model) ||
		(provider !== undefined &&
			pattern.includes("/") &&
			matchesName(pattern, `${provider}/${model}`))
	);
}
