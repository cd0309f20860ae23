import type { ClassExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import { type CatalogRow, findExport, findMethod } from "../sdks/catalog.ts";
import type { Source } from "./source.ts";

/** What an expression stands for as a receiver: an export of a module, a thing that an SDK made, or something of the project. */
export type Thing =
	| { readonly kind: "symbol"; readonly module: string; readonly path: readonly string[] }
	| {
			readonly kind: "instance";
			readonly maker: CatalogRow;
			readonly type: string;
			/** The call that made it; undefined when only its type is known. */
			readonly made: Source | undefined;
			readonly from: Thing | undefined;
			readonly path: readonly string[];
			/** True for a builder: calls on it give it back, until `build()`. */
			readonly isBuilding?: boolean;
	  }
	| { readonly kind: "module"; readonly outline: Outline }
	| { readonly kind: "class"; readonly declared: ClassExpression; readonly outline: Outline }
	| { readonly kind: "object"; readonly scope: Scope; readonly outline: Outline }
	| { readonly kind: "function"; readonly source: Source };

/** The row that calling a thing means, or undefined. */
export function rowOf(thing: Thing | undefined): CatalogRow | undefined {
	if (thing?.kind === "symbol") return exportOf(thing.module, thing.path);
	if (thing?.kind === "instance" && thing.isBuilding !== true)
		return findMethod(thing.type, thing.path);
	return undefined;
}

function exportOf(module: string, path: readonly string[]): CatalogRow | undefined {
	const found = findExport(module, path.length === 0 ? ["default"] : path);
	if (found !== undefined) return found;
	const [first, ...rest] = path;
	if (first === undefined || rest.length === 0) return undefined;
	if (first === "default") return findExport(module, rest);
	const deeper = exportOf(`${module}.${first}`, rest);
	return deeper;
}
