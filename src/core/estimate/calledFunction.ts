import type { Expression, FunctionExpression, MemberExpression } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { classAround, findScope, type Scope } from "../languages/scope.ts";
import { basesOf, membersOf } from "./classMembers.ts";
import { findExtensionMethod } from "./extensionMethod.ts";
import type { Source, Trail } from "./source.ts";
import { thingOf } from "./thing.ts";
import { scopeOfClass, type Thing } from "./thingKinds.ts";

/** A function of the project, in the document that declares it. */
export interface CalledFunction {
	readonly expression: FunctionExpression;
	readonly outline: Outline;
	/** True for an extension method of C#, called on its first parameter, which is left out of `expression`. */
	readonly isExtension?: boolean;
}

const MAX_BASES = 6;

/** The function of the project that a callee with so many arguments names, of several overloads the one that fits; undefined where it is another's, or cannot be known. */
export function findCalledFunction(
	callee: Source,
	args: number,
	trail: Trail,
): CalledFunction | undefined {
	const { expression, outline } = callee;
	const member =
		expression.kind === "member" ? methodCalled(expression, outline, args, trail) : NONE;
	if (member !== NONE) return member;
	if (expression.kind === "name" && outline.language.bareCalls === true) {
		const method = methodNamed(expression.name, expression.start, outline, args, trail);
		if (method !== undefined) return method;
	}
	const thing = thingOf(callee, trail);
	if (thing?.kind === "function") return asFunction(thing.source.expression, thing.source.outline);
	if (thing !== undefined) return undefined;
	const followed = trail.follow(callee);
	return followed.kind === "value"
		? asFunction(followed.source.expression, followed.source.outline)
		: undefined;
}

/** Stands for a callee that only following it may tell. */
const NONE = Symbol("no method");

/** The method of a class of the project, or the extension method of C#, that is called on a value; `NONE` where nothing is known of the value. */
function methodCalled(
	{ object, name }: MemberExpression,
	outline: Outline,
	args: number,
	trail: Trail,
): CalledFunction | undefined | typeof NONE {
	const owner = thingOf({ expression: object, outline }, trail);
	const scope = owner && scopeOf(owner);
	const method = scope && methodOf(scope.scope, name, scope.outline, args, trail, 0);
	if (method !== undefined) return method;
	const mayExtend = outline.language.id === "csharp" && owner?.kind !== "class";
	const extension = mayExtend ? findExtensionMethod(name, outline, args, trail.project) : undefined;
	return extension ?? (scope === undefined ? NONE : undefined);
}

/** A method that a bare name calls: of the class around it, or declared outside of classes. */
function methodNamed(
	name: string,
	start: number,
	outline: Outline,
	args: number,
	trail: Trail,
): CalledFunction | undefined {
	const around = classAround(findScope(outline.scopes, start));
	const own = around && methodOf(around, name, outline, args, trail, 0);
	if (own !== undefined) return own;
	const bound = lookUp(outline, name, start)[0];
	const value = bound?.kind === "function" ? bound.value : undefined;
	return value && asFunction(value, outline);
}

/** An expression as a function; undefined when it is none. */
export function asFunction(expression: Expression, outline: Outline): CalledFunction | undefined {
	return expression.kind === "function" ? { expression, outline } : undefined;
}

function scopeOf(thing: Thing): { scope: Scope; outline: Outline } | undefined {
	if (thing.kind === "object") return thing;
	const scope = thing.kind === "class" ? scopeOfClass(thing) : undefined;
	return scope && thing.kind === "class" ? { scope, outline: thing.outline } : undefined;
}

/** A method of a class, or of the classes that it is made from; of overloads the one with so many parameters. */
function methodOf(
	scope: Scope,
	name: string,
	outline: Outline,
	args: number,
	trail: Trail,
	depth: number,
): CalledFunction | undefined {
	const declared = membersOf(scope, name, outline, trail.project).flatMap(
		({ binding, outline: owner }): CalledFunction[] => {
			const value = binding.imported === undefined ? binding.value : undefined;
			return value?.kind === "function" ? [{ expression: value, outline: owner }] : [];
		},
	);
	const fitting = declared.find(({ expression }) => expression.parameters.length === args);
	if (declared.length > 0) return fitting ?? declared[0];
	if (depth > MAX_BASES) return undefined;
	for (const base of basesOf(scope)) {
		const parent = thingOf({ expression: base, outline }, trail);
		const inherited = parent && scopeOf(parent);
		const found =
			inherited && methodOf(inherited.scope, name, inherited.outline, args, trail, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}
