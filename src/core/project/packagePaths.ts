import { parse } from "jsonc-parser";
import { matchPattern } from "./pathAliases.ts";
import type { PathIndex } from "./pathIndex.ts";
import { folderOf, joinPath } from "./paths.ts";

/** Import names that `package.json` files map to files: `#imports`, and packages of the same workspace by their names. */
export interface PackagePaths {
	/** Paths, with or without ending, that a bare module name may mean for documents of a folder. */
	resolve(folder: string, module: string): readonly string[];
	/** Forgets a manifest that changed. */
	forget(path: string): void;
}

interface Manifest {
	readonly name: string | undefined;
	readonly imports: unknown;
	readonly exports: unknown;
	/** Entry files that other fields name. */
	readonly entries: readonly string[];
	/** The manifest is that of a workspace with several packages. */
	readonly hasWorkspaces: boolean;
}

const MAX_ANCESTORS = 10;
const MAX_PACKAGES = 500;
const MAX_DEPTH = 6;

/** Folders that builds write to: their files are made from those of `src`. */
const BUILT = /^(?:dist|build|lib|out|es|esm|cjs)\/(?:(?:esm|cjs|src|types)\/)*/;

/** Reads the manifests of a project as imports ask for them, each file once. */
export function createPackagePaths(
	readText: (path: string) => string | undefined,
	paths: () => PathIndex,
): PackagePaths {
	let manifests = new Map<string, Manifest | undefined>();
	let packages: ReadonlyMap<string, string> | undefined;
	const manifestOf = (folder: string): Manifest | undefined => {
		if (!manifests.has(folder))
			manifests.set(folder, readManifest(readText(joinPath(folder, "package.json"))));
		return manifests.get(folder);
	};
	/** Where the packages of the workspace stand, by their names. */
	const packageFolders = (): ReadonlyMap<string, string> => {
		const root = manifestOf("");
		const isWorkspace =
			root?.hasWorkspaces === true || readText("pnpm-workspace.yaml") !== undefined;
		const folders = isWorkspace ? paths().foldersAbove(MAX_DEPTH, MAX_PACKAGES) : [];
		const named = folders.flatMap((folder): [string, string][] => {
			const name = manifestOf(folder)?.name;
			return name === undefined ? [] : [[name, folder]];
		});
		return new Map(named);
	};
	const imported = (folder: string, module: string): readonly string[] => {
		for (const above of ancestorsOf(folder)) {
			const manifest = manifestOf(above);
			if (manifest !== undefined)
				return targetsOf(manifest.imports, module).flatMap((target) => sourcesOf(above, target));
		}
		return [];
	};
	return {
		resolve: (folder, module) => {
			if (module.startsWith("#")) return imported(folder, module);
			const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0];
			packages ??= packageFolders();
			const own = name === undefined ? undefined : packages.get(name);
			const manifest = own === undefined ? undefined : manifestOf(own);
			if (name === undefined || own === undefined || manifest === undefined) return [];
			return entriesOf(own, manifest, module.slice(name.length + 1));
		},
		forget: (path) => {
			if (!/(^|\/)(package\.json|pnpm-workspace\.yaml)$/.test(path)) return;
			manifests = new Map();
			packages = undefined;
		},
	};
}

function ancestorsOf(folder: string): string[] {
	const folders = [folder];
	for (let up = folder; up !== "" && folders.length < MAX_ANCESTORS; ) {
		up = folderOf(up);
		folders.push(up);
	}
	return folders;
}

function readManifest(text: string | undefined): Manifest | undefined {
	const json: unknown = text === undefined ? undefined : parse(text);
	if (typeof json !== "object" || json === null) return undefined;
	const fields = json as { readonly [field: string]: unknown };
	const name = fields["name"];
	return {
		name: typeof name === "string" ? name : undefined,
		imports: fields["imports"],
		exports: fields["exports"],
		entries: ["source", "types", "module", "main"].flatMap((field) => {
			const entry = fields[field];
			return typeof entry === "string" ? [entry] : [];
		}),
		hasWorkspaces: fields["workspaces"] !== undefined,
	};
}

/** The files that a package gives for a path below it (`""` for the package itself), sources before what is built. */
function entriesOf(folder: string, manifest: Manifest, below: string): readonly string[] {
	const named = targetsOf(manifest.exports, below === "" ? "." : `./${below}`);
	const entries = below === "" ? [...named, ...manifest.entries] : named;
	const usual = below === "" ? ["src/index", "index"] : [`src/${below}`, below];
	return [
		...entries.flatMap((entry) => sourcesOf(folder, entry)),
		...usual.map((path) => joinPath(folder, path)),
	];
}

/** What `exports` or `imports` map a name to: a path, or one for each condition. */
function targetsOf(map: unknown, name: string): readonly string[] {
	if (typeof map === "string") return name === "." ? [map] : [];
	if (typeof map !== "object" || map === null) return [];
	const entries = Object.entries(map);
	const isConditions = entries.length > 0 && entries.every(([key]) => !/^[.#]/.test(key));
	if (isConditions) return name === "." ? pathsIn(map, 0) : [];
	for (const [pattern, target] of entries) {
		const rest = matchPattern(pattern, name);
		if (rest !== undefined) return pathsIn(target, 0).map((path) => path.replace("*", () => rest));
	}
	return [];
}

function pathsIn(target: unknown, depth: number): readonly string[] {
	if (typeof target === "string") return target.startsWith("./") ? [target] : [];
	if (typeof target !== "object" || target === null || depth > MAX_DEPTH) return [];
	return Object.values(target).flatMap((one) => pathsIn(one, depth + 1));
}

/** A file of a package, and the one of `src` that it was probably built from. */
function sourcesOf(folder: string, path: string): readonly string[] {
	const relative = path.replace(/^\.\//, "");
	const source = relative.replace(BUILT, "src/").replace(/\.d\.([cm]?)ts$/, ".$1ts");
	return [relative, ...(source === relative ? [] : [source])].map((one) => joinPath(folder, one));
}
