import type { CallExpression, Expression, FunctionExpression } from "../../languages/expression.ts";
import { isManaged } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import { asFunction, type CalledFunction, findCalledFunction } from "../calledFunction.ts";
import { type Followed, mergeFollowed, type Source, type Trail } from "../source.ts";
import { fillIn } from "./fillIn.ts";
import { followVariantCall } from "./followVariant.ts";

/** Follows a call of a function of the project to what it returns, where that is written down. */
export function followReturned(
	{ outline }: Source,
	call: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { callee, isNew } = call;
	if (isNew || (callee.kind !== "name" && callee.kind !== "member")) return undefined;
	const given = methodOfRuby({ expression: callee, outline }, call.args.length, trail);
	if (given !== undefined) return followCalled(given, call, outline, trail, depth);
	const found = trail.follow({ expression: callee, outline }, depth + 1);
	if (outline.language.bareCalls === true && found.kind === "value")
		return /function|class/.test(found.source.expression.kind) ? undefined : found;
	const called =
		found.kind === "value" ? asFunction(found.source.expression, found.source.outline) : undefined;
	const method = called ?? methodOfGo({ expression: callee, outline }, call.args.length, trail);
	return method === undefined
		? followVariantCall(outline, call, trail, depth)
		: followCalled(method, call, outline, trail, depth);
}

/** What a function gives for what one call hands it. */
function followCalled(
	{ expression: declared, outline: owner }: CalledFunction,
	call: CallExpression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { returns } = declared;
	const all = argumentsByParameter(call, declared, outline.language.selfNames);
	const given = owner === outline ? all : literalsOf(all);
	return followReturns(
		returns.map((expression) => fillIn(expression, given)),
		owner,
		trail,
		depth,
	);
}

/** A method of Ruby that is given something: read as an attribute it would give what it gives for nothing. */
function methodOfRuby(callee: Source, args: number, trail: Trail): CalledFunction | undefined {
	return callee.outline.language.bareCalls === true && args > 0
		? findCalledFunction(callee, args, trail)
		: undefined;
}

/** A method of a type of Go, which stands outside the type. */
function methodOfGo(callee: Source, args: number, trail: Trail): CalledFunction | undefined {
	const isGo = callee.outline.language.fieldsByName === false;
	return isGo && callee.expression.kind === "member"
		? findCalledFunction(callee, args, trail)
		: undefined;
}

/** What one call gives for the parameters of a function. */
export function argumentsByParameter(
	{ args }: Pick<CallExpression, "args">,
	{ parameters }: FunctionExpression,
	selfNames: readonly string[],
): ReadonlyMap<string, Expression> {
	const given = new Map<string, Expression>();
	const names = parameters.map(({ name }) => name).filter((name) => !selfNames.includes(name));
	let index = 0;
	for (const { name, value, spread } of args) {
		if (spread) break;
		const parameter = name ?? names[index++];
		if (parameter !== undefined) given.set(parameter, value);
	}
	return given;
}

/** The arguments that mean the same in any document. */
function literalsOf(given: ReadonlyMap<string, Expression>): ReadonlyMap<string, Expression> {
	return new Map([...given].filter(([, { kind }]) => kind === "text" || kind === "number"));
}

/** Follows what a function returns; undefined where that is not written down. */
export function followReturns(
	returns: readonly Expression[],
	owner: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (returns.length === 0 || returns.length > 12) return undefined;
	const followed = returns.map((expression) =>
		trail.follow({ expression, outline: owner }, depth + 1),
	);
	const merged = besideGap(
		mergeFollowed(followed, "the function returns one of several"),
		followed,
		owner,
	);
	if (merged.kind === "gap") return undefined;
	const [returned] = returns;
	const isNamed = merged.kind === "value" && returns.length === 1 && returned?.kind === "name";
	return isNamed ? { ...merged, returnedAs: { expression: returned, outline: owner } } : merged;
}

/** In Java, Kotlin and C# what one branch returns is one of what it may be, also beside what is known only at run time. */
function besideGap(merged: Followed, all: readonly Followed[], { language }: Outline): Followed {
	if (!isManaged(language.id)) return merged;
	if (merged.kind === "several") return { ...merged, isOpen: true };
	const gap = all.find((one) => one.kind === "gap" && !/environment/.test(one.reason));
	return merged.kind === "value" && gap?.kind === "gap"
		? { unless: gap.reason, ...merged }
		: merged;
}
