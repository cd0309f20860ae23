import type { ImportedName, Lowering, PatternName } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

const MAX_DEPTH = 12;

/** Names of `use a::b::{c, d as e, f::*};`; modules are written with dots. */
export function readImports(node: Node, lowering: Lowering): readonly ImportedName[] {
	const names: ImportedName[] = [];
	const argument = node.childForFieldName("argument");
	if (argument !== null) addTree(argument, [], lowering, names, 0);
	return names;
}

function pathOf(node: Node | null, lowering: Lowering): string[] {
	return node === null
		? []
		: lowering
				.slice(node)
				.split("::")
				.map((name) => name.trim());
}

function addTree(
	node: Node,
	prefix: readonly string[],
	lowering: Lowering,
	names: ImportedName[],
	depth: number,
): void {
	if (depth > MAX_DEPTH) return;
	if (node.type === "use_list")
		for (const part of partsOf(node)) addTree(part, prefix, lowering, names, depth + 1);
	else if (node.type === "scoped_use_list") {
		const list = node.childForFieldName("list");
		const inner = [...prefix, ...pathOf(node.childForFieldName("path"), lowering)];
		if (list !== null) addTree(list, inner, lowering, names, depth + 1);
	} else if (node.type === "use_wildcard") {
		const module = [...prefix, ...pathOf(node.firstNamedChild, lowering)].join(".");
		names.push({ local: "*", module, imported: "*" });
	} else names.push(nameOf(node, prefix, lowering));
}

function nameOf(node: Node, prefix: readonly string[], lowering: Lowering): ImportedName {
	const alias = node.childForFieldName("alias");
	const written = node.type === "use_as_clause" ? node.childForFieldName("path") : node;
	const path = [...prefix, ...pathOf(written, lowering)].filter((name) => name !== "self");
	const imported = path.at(-1) ?? "";
	const local = alias === null ? imported : lowering.slice(alias);
	if (path.length === 1) return { local, module: imported, imported: "*" };
	return { local, module: path.slice(0, -1).join("."), imported };
}

/** The names that `(a, b)` and `Some(a)` bind. */
export function readPattern(node: Node, lowering: Lowering): readonly PatternName[] | undefined {
	if (node.type !== "tuple_pattern") return undefined;
	return partsOf(node).map((part, index) => ({
		name: lowering.slice(part),
		start: part.startIndex,
		path: [String(index)],
		default: undefined,
	}));
}
