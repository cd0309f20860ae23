import type { CallExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { classAround, findScope } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { declarationOf } from "./classMembers.ts";
import { findSuperCall, isSuperOfScript } from "./superCall.ts";
import { scopeOfClass, type Thing } from "./thingKinds.ts";

type ClassThing = Thing & { readonly kind: "class" };

/** The names that a document calls or constructs; read once. */
export const calledNames = rememberByObject(
	({ calls }: Outline): ReadonlySet<string> => new Set(calls.map(({ name }) => name)),
);

/**
 * The class of JavaScript whose constructor hands arguments to the one that it extends, for `super({ model: "x" })`; undefined where
 * its own document makes objects of it, which are counted there.
 */
export function classOfSuper(
	{ callee, start }: CallExpression,
	outline: Outline,
): ClassThing | undefined {
	if (callee.kind !== "name" || !isSuperOfScript(callee.name, outline)) return undefined;
	const scope = classAround(findScope(outline.scopes, start));
	const declared = scope && declarationOf(scope);
	if (declared === undefined || calledNames(outline).has(declared.name ?? "")) return undefined;
	return { kind: "class", declared, outline };
}

/** True for a class of another file that is counted at its `super({ model: "x" })`. */
export function isCountedAtSuper(thing: Thing | undefined, outline: Outline): boolean {
	if (thing?.kind !== "class") return false;
	if (thing.outline === outline || calledNames(thing.outline).has(thing.declared.name ?? ""))
		return false;
	const scope = scopeOfClass(thing);
	const sent = scope && findSuperCall(scope, thing.outline);
	return sent !== undefined && isSuperOfScript("super", thing.outline) && namesModel(sent);
}

/** True where the constructor of the class that is extended is given a model by name. */
export function namesModel({ args }: CallExpression): boolean {
	return args.some(
		({ value }) =>
			value.kind === "record" &&
			value.entries.some(({ key }) => key !== undefined && /^model(?:Name|Id)?$/i.test(key)),
	);
}
