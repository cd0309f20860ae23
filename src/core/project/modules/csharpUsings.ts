import { isSdkModule } from "../../sdks/catalog.ts";
import { folderOf } from "../paths.ts";
import type { ProjectSurroundings } from "./moduleQuestion.ts";

/** Names that files of `global using` directives usually bear. */
const NAMES = /(?:^|\/)_?(?:global)?_?(?:usings?|imports?)\.cs$/i;

const GLOBAL = /^\s*global\s+using\s+([\w.]+)\s*;/gm;
const OF_PROJECT = /<Using\s+Include="([\w.]+)"/g;
const OF_RAZOR = /^\s*@using\s+([\w.]+)/gm;

/**
 * The namespaces of SDKs that a C# file sees without naming them: of global usings, of the project's file, and for Razor of
 * `_Imports.razor`.
 */
export function findGlobalUsings(
	path: string,
	{ paths, readText }: ProjectSurroundings,
): readonly string[] {
	const found = new Set<string>();
	const read = (file: string, pattern: RegExp): void => {
		for (const [, namespace = ""] of (readText(file) ?? "").matchAll(pattern))
			if (isSdkModule(namespace)) found.add(namespace);
	};
	const shared = /\.(?:razor|cshtml)$/.exec(path) && imports(path);
	for (let folder = folderOf(path); ; folder = folderOf(folder)) {
		const inFolder = (name: string) => (folder === "" ? name : `${folder}/${name}`);
		for (const file of paths.filesIn(folder))
			if (file !== path && NAMES.test(file)) read(file, GLOBAL);
		if (shared) read(inFolder(shared), OF_RAZOR);
		const name = folder.slice(folder.lastIndexOf("/") + 1);
		if (name !== "") read(inFolder(`${name}.csproj`), OF_PROJECT);
		if (folder === "") break;
	}
	return [...found];
}

function imports(path: string): string {
	return path.endsWith(".razor") ? "_Imports.razor" : "_ViewImports.cshtml";
}
