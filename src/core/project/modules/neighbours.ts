import type { ImportedName } from "../../languages/language.ts";
import type { Outline } from "../../languages/outline.ts";
import { fileNamesOf } from "./fileNames.ts";
import type { ProjectSurroundings } from "./moduleQuestion.ts";
import { moduleFinders } from "./modules.ts";

/** A package with more files than this is not read whole. */
const MAX_WHOLE = 12;
const MAX_WORDS = 400;

const TYPE_WORD = /\b[A-Z]\w+/g;

/** The files that a document's imports name, and those whose names it sees without an import. */
export function findNeighbours(
	from: Outline,
	project: ProjectSurroundings,
	isSdkModule: (module: string) => boolean,
	mightSend: (text: string) => boolean,
): readonly string[] {
	const find = moduleFinders[from.language.id];
	const found = new Set<string>();
	const add = (paths: readonly string[]) => {
		for (const path of paths.length <= MAX_WHOLE ? paths : paths.filter(sends)) found.add(path);
	};
	const sends = (path: string) => mightSend(project.readText(path) ?? "");
	const modules = [...from.imports, ...requiredBy(from)].filter(
		({ module }) => !isSdkModule(module),
	);
	for (const { module, imported } of modules) {
		add(find({ from, module, name: imported }, project));
		const below = `${module}${module.endsWith(".") ? "" : "."}${imported}`;
		if (imported !== "*") add(find({ from, module: below, name: "*" }, project));
	}
	if (from.language.id === "go") add(find({ from, module: undefined, name: "*" }, project));
	const whole = modules.filter(({ local }) => local === "*").map(({ module }) => module);
	for (const word of typeWordsOf(from))
		if (fileNamesOf(word, from.language.id).some((name) => project.paths.has(name)))
			for (const module of [...whole, undefined]) add(find({ from, module, name: word }, project));
	found.delete(from.path);
	return [...found];
}

/** `require("./llm")` and `import("./llm")`, which are calls and no statements. */
function requiredBy({ calls, lowering, language }: Outline): readonly ImportedName[] {
	if (!/script|tsx/.test(language.id)) return [];
	return calls
		.filter(({ name }) => name === "require" || name === "import")
		.flatMap(({ node }): ImportedName[] => {
			const call = lowering.lower(node);
			const module = call.kind === "call" ? call.args[0]?.value : undefined;
			return module?.kind === "text"
				? [{ local: module.value, module: module.value, imported: "*" }]
				: [];
		});
}

function typeWordsOf({ text }: Outline): readonly string[] {
	const words = new Set<string>();
	for (const [word] of text.matchAll(TYPE_WORD)) {
		words.add(word);
		if (words.size >= MAX_WORDS) break;
	}
	return [...words];
}
