import { parse } from "jsonc-parser";
import { folderOf, joinPath } from "./paths.ts";

/** Import names that `tsconfig.json` or `jsconfig.json` maps to files (`@/lib/ai`). */
export interface PathAliases {
	/** Paths without ending that a bare module name may mean for documents of a folder; none for packages. */
	resolve(folder: string, module: string): readonly string[];
	/** Forgets a configuration file that changed. */
	forget(path: string): void;
}

interface Config {
	readonly base: string;
	readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const MAX_ANCESTORS = 10;

/** Reads aliases from the nearest configuration above a folder, each file once. */
export function createPathAliases(readText: (path: string) => string | undefined): PathAliases {
	const configs = new Map<string, Config | undefined>();
	const configOf = (folder: string): Config | undefined => {
		for (const name of ["tsconfig.json", "jsconfig.json"]) {
			const path = joinPath(folder, name);
			if (!configs.has(path)) configs.set(path, readConfig(folder, readText(path)));
			const config = configs.get(path);
			if (config !== undefined) return config;
		}
		return undefined;
	};
	return {
		resolve: (folder, module) => {
			let current = folder;
			for (let up = 0; up < MAX_ANCESTORS; up++) {
				const config = configOf(current);
				const found = config === undefined ? [] : matchAlias(config, module);
				if (found.length > 0) return found;
				if (current === "") break;
				current = folderOf(current);
			}
			return /^[@~]\//.test(module) ? byConvention(folder, module.slice(2)) : [];
		},
		forget: (path) => {
			configs.delete(path);
		},
	};
}

/** Without a readable configuration `@/x` means `x` or `src/x` of some folder above. */
function byConvention(folder: string, rest: string): string[] {
	const paths: string[] = [];
	let current = folder;
	for (let up = 0; up < MAX_ANCESTORS; up++) {
		paths.push(joinPath(current, rest), joinPath(current, `src/${rest}`));
		if (current === "") break;
		current = folderOf(current);
	}
	return paths;
}

function readConfig(folder: string, text: string | undefined): Config | undefined {
	const json: unknown = text === undefined ? undefined : parse(text);
	const options = (json as { compilerOptions?: { baseUrl?: unknown; paths?: unknown } } | undefined)
		?.compilerOptions;
	if (typeof options !== "object" || options === null) return undefined;
	const { baseUrl, paths } = options;
	const base = joinPath(folder, typeof baseUrl === "string" ? baseUrl : ".");
	const mapped = typeof paths === "object" && paths !== null ? Object.entries(paths) : [];
	return {
		base,
		paths: mapped.map(([pattern, targets]) => [
			pattern,
			Array.isArray(targets) ? targets.filter((target) => typeof target === "string") : [],
		]),
	};
}

function matchAlias({ base, paths }: Config, module: string): string[] {
	for (const [pattern, targets] of paths) {
		const star = pattern.indexOf("*");
		const before = star < 0 ? pattern : pattern.slice(0, star);
		const after = star < 0 ? "" : pattern.slice(star + 1);
		const fits =
			star < 0
				? module === pattern
				: module.startsWith(before) && module.endsWith(after) && module.length >= before.length;
		if (!fits) continue;
		const rest = module.slice(before.length, module.length - after.length);
		return targets.map((target) => joinPath(base, target.replace("*", rest)));
	}
	return [];
}
