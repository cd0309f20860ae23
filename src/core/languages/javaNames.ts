import type { ImportedName, Lowering } from "./language.ts";
import { partsOf } from "./syntax.ts";
import type { Node } from "./syntaxTree.ts";

/** Names of `import a.b.C;`, `import a.b.*;` and `import static a.b.C.X;`. */
export function readImports(node: Node, lowering: Lowering): ImportedName[] {
	const [name, star] = partsOf(node);
	if (name === undefined) return [];
	const path = lowering.slice(name).replace(/\s+/g, "");
	if (star?.type === "asterisk") return [{ local: "*", module: path, imported: "*" }];
	return [importOf(path, undefined)];
}

/** The name that an import of a dotted path makes known. */
export function importOf(path: string, alias: string | undefined): ImportedName {
	const dot = path.lastIndexOf(".");
	const imported = path.slice(dot + 1);
	return { local: alias ?? imported, module: path.slice(0, Math.max(dot, 0)), imported };
}
