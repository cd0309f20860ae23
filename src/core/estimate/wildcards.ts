import type { Outline } from "../languages/outline.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { isSdkModule } from "../sdks/catalog.ts";

/** The modules that a document imports whole: `using A.B;`, `import a.b.*`, `from m import *`. */
interface Wildcards {
	/** In their order, and last undefined: the names that the document sees without an import. */
	readonly modules: readonly (string | undefined)[];
	/** Those of SDKs. */
	readonly ofSdks: readonly string[];
}

/** A document of C# may see dozens. */
const MAX_WILDCARDS = 80;

const wildcardsOf = rememberByObject(({ file }: Outline): Wildcards => {
	const modules = (file.bindings.get("*") ?? [])
		.slice(0, MAX_WILDCARDS)
		.flatMap(({ imported }) => (imported === undefined ? [] : [imported.module]));
	return { modules: [...modules, undefined], ofSdks: modules.filter(isSdkModule) };
});

/** The SDKs' modules that a document imports whole. */
export function sdkWildcards(outline: Outline): readonly string[] {
	return wildcardsOf(outline).ofSdks;
}

const UNIMPORTED = [undefined];

/** The modules in which a name that a document does not bind may stand; undefined for what it sees without an import. */
export function modulesHolding(
	name: string,
	outline: Outline,
	project: ProjectIndex | undefined,
): readonly (string | undefined)[] {
	return project?.mayImport(outline, name) === false ? UNIMPORTED : wildcardsOf(outline).modules;
}
