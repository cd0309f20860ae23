import type { Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import type { ProjectIndex } from "./projectIndex.ts";

/** What a name of another document is there: what binds it, or the value that `module.exports = {…}` gives it. */
export interface Exported {
	readonly outline: Outline;
	readonly bindings: readonly Binding[];
	readonly entry?: Expression;
}

const MAX_DEPTH = 8;

/**
 * Finds a name in the documents of a module, through `export *` and the like; with `module` undefined in those whose names `from`
 * sees without an import. Undefined when the module is not in the project or lacks the name.
 */
export function findExported(
	project: ProjectIndex | undefined,
	from: Outline,
	module: string | undefined,
	name: string,
	depth = 0,
): Exported | undefined {
	if (project === undefined || depth > MAX_DEPTH) return undefined;
	const outlines = project.findModules(from, module, name).filter((one) => one !== from);
	for (const outline of outlines) {
		const own = exportedBy(outline, name);
		if (own !== undefined) return own;
	}
	for (const outline of outlines)
		for (const inner of handedOnModules(outline)) {
			const found = findExported(project, outline, inner, name, depth + 1);
			if (found !== undefined) return found;
		}
	return undefined;
}

function exportedBy(outline: Outline, name: string): Exported | undefined {
	const bindings = exportsOf(outline, name);
	if (bindings.length > 0) return { outline, bindings };
	const record = outline.file.bindings.get("module.exports")?.[0]?.value;
	const entry = record?.kind === "record" && record.entries.find((one) => one.key === name);
	return entry ? { outline, bindings, entry: entry.value } : undefined;
}

/** The bindings that an export of a document stands for; none when it has no such export of its own. */
function exportsOf(outline: Outline, name: string): readonly Binding[] {
	const { bindings } = outline.file;
	const own =
		bindings.get(name) ??
		bindings.get(`exports.${name}`) ??
		bindings.get(`module.exports.${name}`) ??
		(name === "default" ? bindings.get("module.exports") : undefined);
	if (own !== undefined)
		return own.filter((binding) => binding.kind !== "function" || !isMethod(binding, outline));
	return outline.language.id === "ruby" ? classesNamed(outline, name) : [];
}

/** Go writes methods beside functions: `func (c *Client) Ask()` is no export of its name. */
export function isMethod({ start }: Binding, { language, text }: Outline): boolean {
	if (language.id !== "go") return false;
	let at = start - 1;
	while (text.charCodeAt(at) === 32) at--;
	return text.charCodeAt(at) === 41;
}

/** A class inside modules, by its last name: `LLM::Client` is bound in the module `LLM`. */
function classesNamed({ scopes }: Outline, constant: string): readonly Binding[] {
	const name = constant.slice(constant.lastIndexOf(":") + 1);
	for (const { kind, bindings } of scopes) {
		const found = kind === "class" || kind === "file" ? bindings.get(name) : undefined;
		if (found !== undefined) return found;
	}
	return [];
}

/** The modules whose exports a document hands on whole (`export * from`, `from m import *`). */
function handedOnModules(outline: Outline): readonly string[] {
	if (!/^(python|javascript|typescript|tsx|shell)$/.test(outline.language.id)) return [];
	return (outline.file.bindings.get("*") ?? []).flatMap(({ imported }) =>
		imported === undefined ? [] : [imported.module],
	);
}
