import type { Expression } from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import { startOfTests } from "../../languages/rustTests.ts";
import { type Binding, findScope, holderOf } from "../../languages/scope.ts";
import { fieldsOfOtherParts } from "../classParts.ts";
import { type Followed, mergeFollowed, type Trail } from "../source.ts";
import { thingOf } from "../thing.ts";

const MAX_PLACES = 8;

/** Functions of a struct by which others make it. */
const MAKES = /^(?:new|default|from|from_\w+|load\w*)$/;

/**
 * A field of a struct of Rust that a function is given: what every literal of the struct in its own file gives for it, where one stands
 * in a function that makes the struct (`Config::from_json(value)`).
 */
export function followStruct(
	object: Expression,
	name: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const typed = thingOf({ expression: object, outline }, trail);
	if (typed?.kind !== "object" || typed.outline.language.id !== "rust") return undefined;
	const set = typed.scope.bindings.get(`this.${name}`);
	const { text } = typed.outline;
	const end = startOfTests(typed.outline);
	// What copies the field of another one says nothing: `model: self.model.unwrap_or(before.model)`.
	const places = (set ?? fieldsOfOtherParts(typed.scope, name, typed.outline)).filter(
		({ start, value }) =>
			value !== undefined &&
			start < end &&
			!text.slice(value.start, value.end).includes(`.${name}`),
	);
	if (places.length > MAX_PLACES || !places.some((one) => isInMaker(one, typed.outline)))
		return undefined;
	const found = places.map((one) => trail.followBinding(one, typed.outline, depth + 1));
	if (found.some(({ kind }) => kind === "gap")) return undefined;
	return mergeFollowed(found, `${name} is set in several places`);
}

function isInMaker({ start }: Binding, { scopes }: Outline): boolean {
	const { name = "" } = holderOf(findScope(scopes, start));
	return MAKES.test(name.slice(name.lastIndexOf(".") + 1));
}
