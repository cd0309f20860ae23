import {
	type CallExpression,
	type Expression,
	makeCall,
	makeList,
	type NameExpression,
	nameOfCallee,
} from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import { readName } from "../languages/lowering.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { findScope, holderOf } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import type { Source } from "./source.ts";

const MAX_CALLS = 60;
const callsByRoot = rememberByObject(
	(outline: Outline): ReadonlyMap<string, readonly OutlinedCall[]> => {
		const made = new Map<string, OutlinedCall[]>();
		for (const call of outline.calls) {
			const root = readName(outline.text, call.node.startIndex);
			const list = made.get(root);
			if (root === "") continue;
			if (list === undefined) made.set(root, [call]);
			else list.push(call);
		}
		return made;
	},
);

/** Statements that call methods of a variable before it is used (`builder.model("x")`, `messages.add(…)`), in document order. */
export function findLaterCalls({ expression, outline }: Source): readonly CallExpression[] {
	if (expression.kind !== "name") return [];
	const { name, start } = expression;
	const calls = callsByRoot(outline).get(name);
	if (calls === undefined) return [];
	const declared = lookUp(outline, name, start).find(({ kind }) => kind === "variable");
	if (declared === undefined || declared.name.includes(".")) return [];
	const holder = holderOf(findScope(outline.scopes, start));
	const found: CallExpression[] = [];
	for (const call of calls) {
		const at = call.node.startIndex;
		if (at <= declared.start || at >= start || found.length >= MAX_CALLS) continue;
		if (call.nameStart === at || holderOf(findScope(outline.scopes, at)) !== holder) continue;
		const lowered = outline.lowering.lower(call.node);
		if (lowered.kind === "call") found.push(lowered);
	}
	return found;
}

/** One method call of a chain or statement on the way to a built object. */
export interface BuilderStep {
	readonly name: string;
	readonly call: CallExpression;
	readonly outline: Outline;
}

const MAX_LINKS = 100;
const MAX_VARIABLES = 4;

/**
 * The calls that built an object, in the order in which they run: `X.builder().model("a").build()`, also over several statements;
 * from the last one that `isFirst` tells by its name.
 */
export function readBuilderSteps(
	source: Source,
	isFirst?: (name: string) => boolean,
): readonly BuilderStep[] {
	const { outline } = source;
	const steps: BuilderStep[] = [];
	let current: Expression | undefined = source.expression;
	let variables = 0;
	for (let links = 0; current !== undefined && links < MAX_LINKS; links++) {
		if (current.kind === "call") {
			current = addStep(current, outline, steps);
			if (isFirst?.(steps.at(-1)?.name ?? "") === true) break;
		} else if (current.kind === "name" && variables++ < MAX_VARIABLES)
			current = addStatements(current, outline, steps);
		else current = undefined;
	}
	return steps.reverse();
}

/** Adds a call and gives what it was called on. */
function addStep(
	call: CallExpression,
	outline: Outline,
	steps: BuilderStep[],
): Expression | undefined {
	const { callee } = call;
	const name = nameOfCallee(callee);
	steps.push({ name, call, outline });
	return callee.kind === "member" ? callee.object : undefined;
}

/** Adds the calls of statements on a variable, from the last to the first, and gives the call that the variable holds. */
function addStatements(
	name: NameExpression,
	outline: Outline,
	steps: BuilderStep[],
): Expression | undefined {
	for (const call of [...findLaterCalls({ expression: name, outline })].reverse())
		if (call.callee.kind === "member") steps.push({ name: call.callee.name, call, outline });
	const value = lookUp(outline, name.name, name.start).at(-1)?.value;
	return value?.kind === "call" ? value : undefined;
}

const MESSAGE = /message$/;

/** `addUserMessage("…")` twice gives the list `messages`, `withMessage(role, "…")` too, `addTool(…)` the list `tools`. */
export function collect(lists: Map<string, Expression[]>, key: string, call: CallExpression): void {
	const name = normalizeName(key);
	const list = MESSAGE.test(name) ? "messages" : `${name}s`;
	const items = lists.get(list) ?? [];
	lists.set(list, items);
	const value = call.args[0]?.value;
	if (value === undefined) return;
	const { callee } = call;
	const at = { start: value.start, end: value.end };
	if (call.args.length === 2 && name === "message" && callee.kind === "member") {
		items.push(makeCall(at, { kind: "name", name: "message", ...at }, () => call.args));
		return;
	}
	const isWhole = name === "message" || !MESSAGE.test(name) || callee.kind !== "member";
	items.push(
		isWhole ? value : makeCall(at, { kind: "name", name: callee.name, ...at }, () => call.args),
	);
}

/** A list of expressions that are collected from several places. */
export function listOf(items: readonly Expression[], { expression, outline }: Source): Source {
	const list = makeList(expression, () => items.map((value) => ({ value, spread: false })));
	return { expression: list, outline };
}
