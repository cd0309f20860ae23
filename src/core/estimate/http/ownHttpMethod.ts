import type { CallExpression } from "../../languages/expression.ts";
import { isScript } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import { findScope, holderOf } from "../../languages/scope.ts";
import { findCalledFunction } from "../calledFunction.ts";
import type { Source, Trail } from "../source.ts";
import type { Address } from "./httpAddress.ts";

/** What only keeps a record is short. */
const LONGEST_KEEPER = 2000;
const SENDING =
	/\basync\b|\bawait\b|Promise|\.then\b|XMLHttpRequest|(?:fetch|axios|send|post|request|invoke|ajax)\w*\s*[(<]/i;

/**
 * True for a function or method of the project that is called like one that sends: it sends itself to an address of its object
 * (`this.post(body)`), or, in JavaScript, neither waits nor calls another and keeps a record.
 */
export function isOfProject(
	{ callee, args }: CallExpression,
	{ at }: Address,
	{ outline }: Source,
	trail: Trail,
): boolean {
	const mayKeep = callee.kind === "name" && isScript(outline.language.id);
	const isOfObject = callee.kind === "member" && !isWithinFunction(at, callee.start, outline);
	if (!isOfObject && !mayKeep) return false;
	const called = findCalledFunction({ expression: callee, outline }, args.length, trail);
	if (called === undefined || isOfObject)
		return called !== undefined && called.isExtension !== true;
	const { start, end } = called.expression;
	const text = called.outline.text.slice(start, Math.min(end, start + LONGEST_KEEPER));
	return !SENDING.test(text.replace(/^(?!async\b)[^(]*/, ""));
}

/** True where a value stands in the function around an offset, or in no function at all. */
function isWithinFunction(at: Source, offset: number, outline: Outline): boolean {
	if (at.outline !== outline) return false;
	const { kind, start, end } = holderOf(findScope(outline.scopes, offset));
	const { expression } = at;
	return kind !== "function" || (start <= expression.start && expression.end <= end);
}
