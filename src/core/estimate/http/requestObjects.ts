import { type CallExpression, type Expression, nameOfCallee } from "../../languages/expression.ts";
import { isJvm, isManaged } from "../../languages/families.ts";
import { lookUp } from "../../languages/lookup.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Source } from "../source.ts";

/** Contexts and cancellation tokens come before the request and say nothing of it. */
const CONTEXT = /^_?(ctx|context|ct|cancellationToken|token)$/i;

/** True for the name of an argument that holds the whole request (Kotlin, C#). */
export function isRequestName(name: string): boolean {
	return /^(\w*request|creation|params|parameters)$/.test(name);
}

/** A functional option of Go: `option.WithBaseURL("…")`. */
export function isOption({ expression }: Source): boolean {
	if (expression.kind !== "call") return false;
	const { callee } = expression;
	return /^(?:With|Set)[A-Z]/.test(nameOfCallee(callee));
}

/** Types of values that are no objects of options. */
const PLAIN = /^(?:String|string|str|CharSequence|Int|int|Long|long|File|Resource|Bitmap|Uri|URI)$/;

/** True for a positional argument that may be an object of options. */
export function mayBeRecord({ expression, outline }: Source): boolean {
	const { kind } = expression;
	if (kind === "name") {
		if (CONTEXT.test(expression.name)) return false;
		const type = lookUp(outline, expression.name, expression.start)[0]?.type;
		if (type?.kind === "name" && PLAIN.test(type.name)) return false;
	}
	return (
		kind === "record" ||
		kind === "function" ||
		kind === "name" ||
		kind === "call" ||
		kind === "member" ||
		kind === "choice"
	);
}

/** An object, or in JavaScript a variable that a construction is given: `new ConverseCommand(input)`. */
export function mayHoldRequest(
	value: Expression,
	{ isNew }: CallExpression,
	{ language }: Outline,
): boolean {
	return (
		value.kind === "record" ||
		(isNew &&
			value.kind === "name" &&
			language.selfNames.includes("this") &&
			language.fieldsByName !== true)
	);
}

/** `Object.assign({}, defaults, own)` and the like. */
export function isMerging({ callee, args }: CallExpression): boolean {
	return callee.kind === "member" && args.length > 1 && /^(assign|merge|extend)$/.test(callee.name);
}

/** `config.getModel()` of Java: one field of what holds many, which make no request. */
export function readsField(expression: Expression, { language }: Outline): boolean {
	if (!isJvm(language.id) || expression.kind !== "call" || expression.args.length > 0) return false;
	const { callee } = expression;
	return callee.kind === "member" && callee.object.kind === "name" && /^get[A-Z]/.test(callee.name);
}

/** A name of a class, by its first letter. */
export function isClassName(name: string, { language }: Outline): boolean {
	return isManaged(language.id) && /^[A-Z]/.test(name);
}

/** The name of the builder whose address this is: `uriBuilder` of C#'s `uriBuilder.Uri.AbsoluteUri`. */
export function builderOf({ expression, outline }: Source): string | undefined {
	if (outline.language.id !== "csharp" || expression.kind !== "member") return undefined;
	const { object, name } = expression;
	if (name === "AbsoluteUri") return builderOf({ expression: object, outline });
	return name === "Uri" && object.kind === "name" ? object.name : undefined;
}

/** True for a name or call that a request, or a part of one, may be made by. */
export function mayBeMade(source: Source): boolean {
	const { expression, outline } = source;
	const isMade = /^(?:name|call)$/.test(expression.kind) || builderOf(source) !== undefined;
	return isMade && !readsField(expression, outline);
}
