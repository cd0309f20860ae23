import { type Expression, nameOfCallee } from "../../languages/expression.ts";
import { isParameter } from "../../languages/lookup.ts";
import type { Outline } from "../../languages/outline.ts";
import { classAround, findScope, type Scope } from "../../languages/scope.ts";
import { scopeOfDeclared } from "../classMembers.ts";
import { findField } from "../findField.ts";
import type { Followed, Trail } from "../source.ts";
import { thingOf } from "../thing.ts";
import { followStruct } from "./followStruct.ts";

/** A class of the project whose object something is. */
interface Owner {
	readonly scope: Scope;
	readonly outline: Outline;
	readonly reason: string;
}

/**
 * A field of an object of Python, or of a parameter of Rust, that is known by its class alone: what the class declares for it is what
 * callers or settings may leave (`config: Config` of a data class, `Configuration.from_runnable_config(config)`).
 */
export function followTyped(
	object: Expression,
	name: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (!trail.asksCallers) return undefined;
	if (outline.language.id === "rust" && isParameter(object, outline))
		return followStruct(object, name, outline, trail, depth);
	if (outline.language.id !== "python") return undefined;
	const owner = isParameter(object, outline)
		? annotatedOf(object, outline, trail)
		: madeByClass(object, outline, trail, depth);
	if (owner === undefined) return undefined;
	const field = findField(owner.scope, name, owner.outline, trail, depth + 1);
	if (field?.kind !== "value" || field.source.expression.kind !== "text") return undefined;
	return { unless: owner.reason, ...field };
}

function annotatedOf(object: Expression, outline: Outline, trail: Trail): Owner | undefined {
	const typed = thingOf({ expression: object, outline }, trail);
	if (typed?.kind !== "object") return undefined;
	const shown = outline.text.slice(object.start, object.end);
	return { scope: typed.scope, outline: typed.outline, reason: `${shown} comes from the caller` };
}

/** Methods of a class that make an object of it. */
const MAKES = /^(?:from_\w+|load\w*|create|build|get_\w+)$/;

/** The class by whose method an object is made: `cls(**values)` of its `from_runnable_config`, or the method itself. */
function madeByClass(
	object: Expression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Owner | undefined {
	if (object.kind !== "name") return undefined;
	const made = trail.follow({ expression: object, outline }, depth + 1);
	if (made.kind !== "value" || made.source.expression.kind !== "call") return undefined;
	const { callee, start } = made.source.expression;
	const reason = `${object.name} is put together at run time`;
	if (callee.kind === "name" && callee.name === "cls") {
		const scope = classAround(findScope(made.source.outline.scopes, start));
		return scope && { scope, outline: made.source.outline, reason };
	}
	if (callee.kind !== "member" || !MAKES.test(nameOfCallee(callee))) return undefined;
	const owner = trail.follow(
		{ expression: callee.object, outline: made.source.outline },
		depth + 1,
	);
	if (owner.kind !== "value" || owner.source.expression.kind !== "class") return undefined;
	const scope = scopeOfDeclared(owner.source.expression, owner.source.outline);
	return scope && { scope, outline: owner.source.outline, reason };
}
