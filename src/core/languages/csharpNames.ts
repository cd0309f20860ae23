import type { ImportedName, Lowering, PatternName } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Names of `using N;`, `using A = N.B;` and `using static N.B;`: a namespace makes all its names known. */
export function readImports(node: Node, lowering: Lowering): ImportedName[] {
	const alias = node.childForFieldName("name");
	const target = partsOf(node).at(-1);
	if (target === undefined) return [];
	const module = lowering.slice(target).replace(/\s+|^global::/g, "");
	if (alias === null) return [{ local: "*", module, imported: "*" }];
	const dot = module.lastIndexOf(".");
	const local = lowering.slice(alias);
	if (dot < 0) return [{ local, module, imported: "*" }];
	return [{ local, module: module.slice(0, dot), imported: module.slice(dot + 1) }];
}

/** The names that `var (a, b) = …` binds. */
export function readPattern(node: Node, lowering: Lowering): PatternName[] | undefined {
	if (node.type !== "tuple_pattern") return undefined;
	return partsOf(node).map((part, index) => ({
		name: lowering.slice(part),
		start: part.startIndex,
		path: [String(index)],
		default: undefined,
	}));
}
