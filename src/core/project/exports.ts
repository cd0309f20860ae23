import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";

/** The bindings that an export of a document stands for; none when it has no such export of its own. */
export function exportsOf(outline: Outline, name: string): readonly Binding[] {
	const { bindings } = outline.file;
	return (
		bindings.get(name) ??
		bindings.get(`exports.${name}`) ??
		bindings.get(`module.exports.${name}`) ??
		(name === "default" ? bindings.get("module.exports") : undefined) ??
		[]
	);
}

/** The modules whose exports a document hands on whole (`export * from`, `from m import *`). */
export function handedOnModules(outline: Outline): readonly string[] {
	return (outline.file.bindings.get("*") ?? []).flatMap(({ imported }) =>
		imported === undefined ? [] : [imported.module],
	);
}
