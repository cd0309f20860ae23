import { importOf } from "./javaNames.ts";
import type { ImportedName, Lowering, PatternName } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Names of `import a.b.C`, `import a.b.*` and `import a.b.C as D`. */
export function readImports(node: Node, lowering: Lowering): ImportedName[] {
	const text = lowering.slice(node);
	const written = /^import\s+([\w.`]+?)(\.\*)?(?:\s+as\s+(\w+))?\s*;?\s*$/.exec(text);
	const path = written?.[1]?.replaceAll("`", "");
	if (path === undefined) return [];
	if (written?.[2] !== undefined) return [{ local: "*", module: path, imported: "*" }];
	return [importOf(path, written?.[3])];
}

/** The names that `val (a, b) = …` binds. */
export function readPattern(node: Node, lowering: Lowering): PatternName[] | undefined {
	if (node.type !== "multi_variable_declaration") return undefined;
	return partsOf(node).map((part, index) => ({
		name: lowering.slice(part.firstNamedChild ?? part),
		start: part.startIndex,
		path: [String(index)],
		default: undefined,
	}));
}
