import type { ImportedName, Lowering, PatternName } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Names of `import … from "m"` and of `export … from "m"`; imports of types count, for they tell what a parameter is. */
export function readImports(node: Node, lowering: Lowering): ImportedName[] {
	const source = node.childForFieldName("source");
	if (source === null) return [];
	const module = lowering.slice(source).slice(1, -1);
	const names: ImportedName[] = [];
	if (node.type === "export_statement") return readReexports(node, module, lowering);
	for (const clause of node.namedChildren) {
		if (clause.type === "import_clause")
			for (const part of clause.namedChildren) addClausePart(part, module, lowering, names);
	}
	return names;
}

/** `export { a as b } from "m"` makes `b` known to importers; `export * from "m"` makes all names known, `export * as m from "m"` the module. */
function readReexports(node: Node, module: string, lowering: Lowering): ImportedName[] {
	const clause = node.namedChildren.find((child) => child.type === "export_clause");
	if (clause === undefined) {
		const space = node.namedChildren.find((child) => child.type === "namespace_export");
		const name = space?.firstNamedChild ?? undefined;
		return [{ local: name === undefined ? "*" : lowering.slice(name), module, imported: "*" }];
	}
	return partsOf(clause).flatMap((specifier) => {
		const name = specifier.childForFieldName("name");
		if (name === null) return [];
		const alias = specifier.childForFieldName("alias") ?? name;
		return [{ local: lowering.slice(alias), module, imported: lowering.slice(name) }];
	});
}

function addClausePart(
	node: Node,
	module: string,
	lowering: Lowering,
	names: ImportedName[],
): void {
	if (node.type === "identifier")
		names.push({ local: lowering.slice(node), module, imported: "default" });
	else if (node.type === "namespace_import" && node.firstNamedChild !== null)
		names.push({ local: lowering.slice(node.firstNamedChild), module, imported: "*" });
	else if (node.type === "named_imports")
		for (const specifier of partsOf(node)) {
			const name = specifier.childForFieldName("name");
			if (name === null) continue;
			const alias = specifier.childForFieldName("alias") ?? name;
			names.push({ local: lowering.slice(alias), module, imported: lowering.slice(name) });
		}
}

/** The names that `{a, b: {c}, ...d}` and `[x, y]` bind. */
export function readPattern(node: Node, lowering: Lowering): PatternName[] | undefined {
	if (node.type === "object_pattern")
		return partsOf(node).flatMap((part) => readObjectPart(part, lowering));
	if (node.type === "array_pattern")
		return partsOf(node).flatMap((part, index) => below(String(index), part, lowering));
	if (node.type === "rest_pattern") return partsOf(node).map((part) => nameAt(part, [], lowering));
	return undefined;
}

function nameAt(node: Node, path: readonly string[], lowering: Lowering): PatternName {
	return { name: lowering.slice(node), start: node.startIndex, path, default: undefined };
}

function below(key: string, node: Node, lowering: Lowering): PatternName[] {
	if (node.type === "assignment_pattern") {
		const left = node.childForFieldName("left");
		if (left === null) return [];
		const fallback = lowering.lower(node.childForFieldName("right"));
		return below(key, left, lowering).map((name) => ({ ...name, default: fallback }));
	}
	const nested = readPattern(node, lowering);
	if (nested === undefined) return [nameAt(node, [key], lowering)];
	return nested.map((name) => ({ ...name, path: [key, ...name.path] }));
}

function readObjectPart(node: Node, lowering: Lowering): PatternName[] {
	if (node.type === "shorthand_property_identifier_pattern")
		return [nameAt(node, [lowering.slice(node)], lowering)];
	if (node.type === "object_assignment_pattern") {
		const left = node.childForFieldName("left");
		if (left === null) return [];
		const fallback = lowering.lower(node.childForFieldName("right"));
		return [{ ...nameAt(left, [lowering.slice(left)], lowering), default: fallback }];
	}
	if (node.type === "pair_pattern") {
		const key = node.childForFieldName("key");
		const value = node.childForFieldName("value");
		if (key === null || value === null) return [];
		return below(lowering.slice(key).replace(/^["']|["']$/g, ""), value, lowering);
	}
	return [];
}
