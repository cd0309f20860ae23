import type { ClassExpression } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import { type CatalogRow, findExport, findMethod, isSdkModule } from "../sdks/catalog.ts";
import { scopeOfDeclared } from "./classMembers.ts";
import type { Source } from "./source.ts";

/** What an expression stands for as a receiver: an export of a module, a thing that an SDK made, or something of the project. */
export type Thing =
	| {
			readonly kind: "symbol";
			readonly module: string;
			readonly path: readonly string[];
			/** True where others that send alike may stand in its place: who bills is not known. */
			readonly isOneOfSeveral?: true;
	  }
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
	/** A module of the project, as a document names it. */
	| { readonly kind: "module"; readonly from: Outline; readonly module: string }
	| { readonly kind: "class"; readonly declared: ClassExpression; readonly outline: Outline }
	| { readonly kind: "object"; readonly scope: Scope; readonly outline: Outline }
	| { readonly kind: "function"; readonly source: Source };

/** The row that calling a thing means, or undefined. */
export function rowOf(thing: Thing | undefined): CatalogRow | undefined {
	if (thing?.kind === "symbol") return exportOf(thing.module, thing.path);
	if (thing?.kind === "instance") {
		const found = findMethod(thing.type, thing.path);
		return thing.isBuilding === true && found?.row.sends === undefined ? undefined : found;
	}
	return undefined;
}

/** Rows of exports that were asked for: every call of a document asks for the same few. */
const exported = new Map<string, CatalogRow | undefined>();
const MAX_EXPORTED = 10_000;

function exportOf(module: string, path: readonly string[]): CatalogRow | undefined {
	const key = `${module} ${path.join(" ")}`;
	const known = exported.get(key);
	if (known !== undefined || exported.has(key)) return known;
	const found = findExportOf(module, path);
	if (exported.size >= MAX_EXPORTED) exported.clear();
	exported.set(key, found);
	return found;
}

function findExportOf(module: string, path: readonly string[]): CatalogRow | undefined {
	const found = findExport(module, path.length === 0 ? ["default"] : path);
	if (found !== undefined) return found;
	const [first, ...rest] = path;
	if (first === undefined || rest.length === 0) return undefined;
	if (first === "default") return findExport(module, rest);
	const deeper = exportOf(`${module}.${first}`, rest);
	return deeper;
}

/** A name with its whole namespace, which needs no import: `new OpenAI.Chat.ChatClient("…")`. */
export function thingOfFullName(
	{ expression, outline }: Source,
	path: readonly string[],
): Thing | undefined {
	const [root = ""] = path;
	if (outline.language.fieldsByName !== true || lookUp(outline, root, expression.start).length > 0)
		return undefined;
	for (let length = path.length - 1; length > 0; length--) {
		const module = path.slice(0, length).join(".");
		if (isSdkModule(module)) return { kind: "symbol", module, path: path.slice(length) };
	}
	return undefined;
}

/** The row that calling a thing means, for a class of the project that of the SDK's class that it extends. */
export function rowOfCallee(
	thing: Thing | undefined,
	evaluate: (source: Source) => Thing | undefined,
): CatalogRow | undefined {
	return thing?.kind === "class" ? rowOfBase(thing, evaluate) : rowOf(thing);
}

/** The row of an SDK's class that a class of the project extends: `class Ours(ChatOpenAI)`. */
function rowOfBase(
	{ declared, outline }: Thing & { kind: "class" },
	evaluate: (source: Source) => Thing | undefined,
	depth = 0,
): CatalogRow | undefined {
	for (const expression of declared.bases) {
		const base = evaluate({ expression, outline });
		const found =
			base?.kind === "class" && depth < 4 ? rowOfBase(base, evaluate, depth + 1) : rowOf(base);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** An object of a class that the project declares. */
export function objectOf(thing: Thing & { kind: "class" }): Thing | undefined {
	const scope = scopeOfClass(thing);
	return scope && { kind: "object", scope, outline: thing.outline };
}

/** The scope that holds the members of a class. */
export function scopeOfClass({ declared, outline }: Thing & { kind: "class" }): Scope | undefined {
	return scopeOfDeclared(declared, outline);
}

/** The one thing that all of some are; undefined when they differ, or when there are none. */
function agreedThing(things: readonly (Thing | undefined)[]): Thing | undefined {
	const known = things.filter((thing) => thing !== undefined);
	return new Set(known.map(keyOf)).size === 1 ? known[0] : undefined;
}

/** What one of several stands for: the first that is known, or in a strict search what all of them are. */
export function oneOf<T>(
	all: readonly T[],
	{ isStrict }: { readonly isStrict: boolean },
	read: (one: T) => Thing | undefined,
): Thing | undefined {
	if (isStrict) return agreedThing(all.map(read));
	for (const one of all) {
		const thing = read(one);
		if (thing !== undefined) return thing;
	}
	return undefined;
}

function keyOf(thing: Thing): string {
	switch (thing.kind) {
		case "symbol":
			return `${thing.module} ${thing.path.join(".")}`;
		case "instance":
			return `${thing.type} ${thing.path.join(".")}`;
		case "module":
			return `${thing.from.path} ${thing.module}`;
		case "class":
			return `class ${thing.outline.path} ${thing.declared.start}`;
		case "object":
			return `object ${thing.outline.path} ${thing.scope.start}`;
		case "function":
			return `${thing.source.outline.path} ${thing.source.expression.start}`;
	}
}
