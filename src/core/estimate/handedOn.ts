import type { Expression } from "../languages/expression.ts";
import { isManaged } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import { findScope, type Scope } from "../languages/scope.ts";
import { type CatalogRow, findMethod } from "../sdks/catalog.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import type { Source, Trail } from "./source.ts";
import { thingOf } from "./thing.ts";
import type { Thing } from "./thingKinds.ts";
import { instanceOfType } from "./typedThing.ts";

/**
 * True for a request that a method hands on under its own name to another object of the kind that its class is: `delegate.call(prompt)`
 * in the `call` of a `class Retrying implements ChatModel`. What calls the class is counted.
 */
export function isHandedOn(
	{ expression, outline }: Source,
	{ type, path }: Thing & { kind: "instance" },
	trail: Trail,
): boolean {
	const name = path.at(-1);
	if (name === undefined || !isManaged(outline.language.id)) return false;
	let scope: Scope | undefined = findScope(outline.scopes, expression.start);
	for (; scope !== undefined && scope.kind !== "class"; scope = scope.parent) {
		if (scope.kind !== "function" || !isNamed(scope, name)) continue;
		if (kindsAround(scope.start, outline, trail).includes(type)) return true;
	}
	return false;
}

/** The row that a method of a project's class stands for which only hands a request on. */
export function rowHandedOn(thing: Thing | undefined, trail: Trail): CatalogRow | undefined {
	if (thing?.kind !== "function") return undefined;
	const { expression, outline } = thing.source;
	if (expression.kind !== "function" || expression.name === undefined) return undefined;
	if (!isManaged(outline.language.id)) return undefined;
	const { name, start, end } = expression;
	if (!outline.text.slice(start, end).includes(`.${name}(`)) return undefined;
	for (const type of kindsAround(start, outline, trail)) {
		const found = findMethod(type, [name]);
		if (found?.row.sends !== undefined && found.row.on === type) return found;
	}
	return undefined;
}

function isNamed({ name }: Scope, method: string): boolean {
	return name !== undefined && normalizeName(name) === normalizeName(method);
}

/** The types of SDKs that the class, or the object, around a function is made from. */
function kindsAround(start: number, outline: Outline, trail: Trail): readonly string[] {
	const owner = outline.functions.get(start)?.parent?.parent;
	if (owner === undefined || owner === null) return [];
	return basesIn(outline.lowering.lower(owner)).flatMap((expression) => {
		const base = instanceOfType(thingOf({ expression, outline }, trail));
		return base?.kind === "instance" ? [base.type] : [];
	});
}

function basesIn(owner: Expression): readonly Expression[] {
	if (owner.kind === "class") return owner.bases;
	return owner.kind === "call" ? [owner.callee] : [];
}
