import type { ImportedName, Lowering, PatternName } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Names of one import: its alias, else the package's likely name; `.` makes all names known, `_` none. */
export function readImports(node: Node, lowering: Lowering): ImportedName[] {
	const path = node.childForFieldName("path");
	if (path === null) return [];
	const module = lowering.slice(path).slice(1, -1);
	const name = node.childForFieldName("name");
	if (name?.type === "blank_identifier") return [];
	if (name?.type === "dot") return [{ local: "*", module, imported: "*" }];
	const local = name === null ? packageNameOf(module) : lowering.slice(name);
	return [{ local, module, imported: "*" }];
}

/**
 * The name that a package most likely has: the last part of its path without version, `go-` and `-go`
 * (`github.com/openai/openai-go/v2` is `openai`).
 */
export function packageNameOf(path: string): string {
	const parts = path.split("/");
	if (parts.length > 1 && /^v\d+$/.test(parts.at(-1) ?? "")) parts.pop();
	const last = (parts.at(-1) ?? "").replace(/\.v\d+$/, "");
	return last.replace(/^go-/, "").replace(/(-sdk)?(-go|-golang)(-sdk)?$/, "");
}

/** The names that the left side of an assignment binds: `a, b := 1, 2` by position, `x, err := f()` by result. */
export function readPattern(node: Node, lowering: Lowering): PatternName[] | undefined {
	if (node.type !== "expression_list") return undefined;
	const names = partsOf(node);
	const right = node.parent?.childForFieldName("right");
	const pairs = right?.type === "expression_list" && partsOf(right).length === names.length;
	return names.flatMap((part, index): PatternName[] => {
		const name = lowering.slice(part);
		if (name === "_" || part.type !== "identifier") return [];
		const path = pairs ? [String(index)] : index === 0 ? [] : [`result ${index}`];
		return [{ name, start: part.startIndex, path, default: undefined }];
	});
}
