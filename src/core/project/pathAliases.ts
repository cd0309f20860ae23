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
	/** Where bare names are looked for; undefined where no `baseUrl` is set. */
	readonly base: string | undefined;
	readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const MAX_ANCESTORS = 10;
const MAX_EXTENDS = 5;

/** Reads aliases from the nearest configuration above a folder, each file once. */
export function createPathAliases(readText: (path: string) => string | undefined): PathAliases {
	let configs = new Map<string, Config | undefined>();
	const configOf = (folder: string): Config | undefined => {
		for (const name of ["tsconfig.json", "jsconfig.json"]) {
			const path = joinPath(folder, name);
			if (!configs.has(path)) configs.set(path, readConfig(path, readText, 0));
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
			if (/\.json$/.test(path)) configs = new Map();
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

/** A configuration with what it `extends` by relative paths; its own `paths` and `baseUrl` win. */
function readConfig(
	path: string,
	readText: (path: string) => string | undefined,
	depth: number,
): Config | undefined {
	const text = readText(path);
	const json: unknown = text === undefined ? undefined : parse(text);
	if (typeof json !== "object" || json === null || depth > MAX_EXTENDS) return undefined;
	const { compilerOptions, extends: extended } = json as {
		compilerOptions?: { baseUrl?: unknown; paths?: unknown } | null;
		extends?: unknown;
	};
	const folder = folderOf(path);
	const parents = [extended]
		.flat()
		.filter((one) => typeof one === "string" && /^\.{1,2}\//.test(one))
		.map((one) => joinPath(folder, String(one)))
		.map((one) => readConfig(/\.json$/.test(one) ? one : `${one}.json`, readText, depth + 1));
	const parent = parents.findLast((one) => one !== undefined);
	const { baseUrl, paths } = compilerOptions ?? {};
	const base = typeof baseUrl === "string" ? joinPath(folder, baseUrl) : parent?.base;
	if (typeof paths !== "object" || paths === null) return { base, paths: parent?.paths ?? [] };
	const from = typeof baseUrl === "string" ? joinPath(folder, baseUrl) : (parent?.base ?? folder);
	return {
		base,
		paths: Object.entries(paths).map(([pattern, targets]) => [
			pattern,
			Array.isArray(targets)
				? targets
						.filter((target) => typeof target === "string")
						.map((target) => joinPath(from, target))
				: [],
		]),
	};
}

function matchAlias({ base, paths }: Config, module: string): string[] {
	for (const [pattern, targets] of paths) {
		const rest = matchPattern(pattern, module);
		if (rest !== undefined)
			return targets.map((target) =>
				joinPath(
					"",
					target.replace("*", () => rest),
				),
			);
	}
	return base === undefined || /^[#.]/.test(module) ? [] : [joinPath(base, module)];
}

/** What stands for the `*` of a pattern; undefined where the module does not match. */
export function matchPattern(pattern: string, module: string): string | undefined {
	const star = pattern.indexOf("*");
	if (star < 0) return module === pattern ? "" : undefined;
	const before = pattern.slice(0, star);
	const after = pattern.slice(star + 1);
	const fits =
		module.length >= before.length + after.length &&
		module.startsWith(before) &&
		module.endsWith(after);
	return fits ? module.slice(before.length, module.length - after.length) : undefined;
}
