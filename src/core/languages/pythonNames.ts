import type { ImportedName, Lowering, PatternName } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Names of `import m`, `import m as n` and `from m import a as b`. */
export function readImports(node: Node, lowering: Lowering): ImportedName[] {
	const module = node.childForFieldName("module_name");
	const moduleName = module === null ? undefined : lowering.slice(module);
	if (node.namedChildren.some((child) => child.type === "wildcard_import"))
		return [{ local: "*", module: moduleName ?? "", imported: "*" }];
	return node.childrenForFieldName("name").map((part) => {
		const name = part.type === "aliased_import" ? part.childForFieldName("name") : part;
		const alias = part.type === "aliased_import" ? part.childForFieldName("alias") : null;
		const written = name === null ? "" : lowering.slice(name);
		if (moduleName !== undefined)
			return {
				local: alias === null ? written : lowering.slice(alias),
				module: moduleName,
				imported: written,
			};
		if (alias !== null) return { local: lowering.slice(alias), module: written, imported: "*" };
		const root = written.split(".")[0] ?? written;
		return { local: root, module: root, imported: "*" };
	});
}

/** The names that `a, (b, c)` binds. */
export function readPattern(node: Node, lowering: Lowering): PatternName[] | undefined {
	if (!/^(pattern_list|tuple_pattern|list_pattern)$/.test(node.type)) return undefined;
	return partsOf(node).flatMap((part, index): PatternName[] => {
		const nested = readPattern(part, lowering);
		if (nested !== undefined)
			return nested.map((name) => ({ ...name, path: [String(index), ...name.path] }));
		return [
			{
				name: lowering.slice(part),
				start: part.startIndex,
				path: [String(index)],
				default: undefined,
			},
		];
	});
}
