import type { CallExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Scope } from "../languages/scope.ts";
import { membersOf } from "./classMembers.ts";
import { placeOfField } from "./fieldPlace.ts";
import type { GivenPlace } from "./givenPlace.ts";
import type { Source, Trail } from "./source.ts";
import { findSuperCall } from "./superCall.ts";
import { thingOf } from "./thing.ts";
import { scopeOfClass } from "./thingKinds.ts";

/** Where the constructor of a class is given the model that a request takes from a field: `this.model` of `new Llm("gpt-4o")`. */
export function constructionPlaceOf(
	{ expression, outline: owner }: Source,
	around: Scope,
	outline: Outline,
): GivenPlace | undefined {
	const read =
		expression.kind === "choice" && expression.mode === "fallback"
			? expression.options[0]
			: expression;
	if (owner !== outline || read?.kind !== "member" || read.object.kind !== "name") return undefined;
	const { name } = read.object;
	if (name !== "this" && !outline.language.selfNames.includes(name)) return undefined;
	for (const { binding } of membersOf(around, read.name, outline, undefined)) {
		const place = placeOfField(binding, outline);
		if (place !== undefined) return place;
	}
	return undefined;
}

/**
 * The construction of a class of the project that a method is called on: `new Llm("gpt-4o")` of `llm.ask("…")`; for a class that
 * extends it, what that gives its constructor.
 */
export function constructionOf(
	{ callee }: CallExpression,
	className: string | undefined,
	{ outline, trail }: { readonly outline: Outline; readonly trail: Trail },
): { readonly call: CallExpression; readonly outline: Outline } | undefined {
	if (callee.kind !== "member" || className === undefined) return undefined;
	const made = trail.follow({ expression: callee.object, outline });
	if (made.kind !== "value" || made.source.expression.kind !== "call") return undefined;
	const { expression: call, outline: owner } = made.source;
	const thing = thingOf({ expression: call.callee, outline: owner }, trail);
	if (thing?.kind !== "class") return undefined;
	if (thing.declared.name === className) return { call, outline: owner };
	const scope = scopeOfClass(thing);
	const sent = scope && findSuperCall(scope, thing.outline);
	return sent && { call: sent, outline: thing.outline };
}
