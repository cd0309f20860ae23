import type { Expression } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { findScope, holderOf, isInside, type Scope } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";
import { pathOf } from "./findMember.ts";
import type { Source } from "./source.ts";

/** What code adds to a list before it is sent. */
export interface AppendedItems {
	readonly items: readonly Source[];
	/** True when the list grows in a loop, so its length is open. */
	readonly isGrowing: boolean;
}

const APPENDING = new Set(["append", "push", "add", "Add", "unshift", "extend", "concat"]);

/** More items than these say no more of a request; it counts as open. */
const MAX_ITEMS = 100;

/** The calls of a document that add to a list, by the variable or field that holds it. */
const appendingCalls = rememberByObject(
	(outline: Outline): ReadonlyMap<string, readonly OutlinedCall[]> => {
		const found = new Map<string, OutlinedCall[]>();
		for (const call of outline.calls) {
			const name = APPENDING.has(call.name) ? listName(call, outline) : undefined;
			if (name === undefined) continue;
			const list = found.get(name) ?? [];
			found.set(name, list);
			list.push(call);
		}
		return found;
	},
);

function callsSince(offset: number, name: string, outline: Outline): readonly OutlinedCall[] {
	const calls = appendingCalls(outline).get(name) ?? [];
	return calls.filter((call) => call.nameStart >= offset);
}

/** Finds `messages.append(…)` and the like between a list's definition and its use, in the same function. */
export function findAppended({ expression, outline }: Source): AppendedItems {
	const items: Source[] = [];
	if (expression.kind === "member")
		return { items, isGrowing: isFieldGrowing(expression, outline) };
	if (expression.kind !== "name") return { items, isGrowing: false };
	const { name, start: use } = expression;
	const here = findScope(outline.scopes, use);
	const [binding] = lookUp(outline, name, use);
	const defined = lookUp(outline, name, use).at(-1)?.start ?? -1;
	let isGrowing = false;
	const calls = callsSince(defined, name, outline);
	for (const call of calls) {
		if (items.length >= MAX_ITEMS) return { items, isGrowing: true };
		const scope = findScope(outline.scopes, call.nameStart);
		if (holderOf(scope) !== holderOf(here)) {
			isGrowing ||=
				binding?.kind === "variable" && lookUp(outline, name, call.nameStart)[0] === binding;
			continue;
		}
		const isBefore = call.nameStart < use;
		const loop = loopAround(scope);
		if (loop !== undefined) isGrowing ||= isBefore || isInside(here, loop);
		else if (isBefore && isInside(here, scope)) items.push(...argumentsOf(call, outline));
	}
	return { items, isGrowing };
}

/** A list in a field of the object (`this.messages.push(…)`) grows from call to call. */
function isFieldGrowing(field: Expression, outline: Outline): boolean {
	const path = pathOf(field);
	if (path === undefined || !outline.language.selfNames.includes(path[0] ?? "")) return false;
	return appendingCalls(outline).has(path.join("."));
}

/** The path of names that a method is called on (`messages`, `this.messages`), read backwards from its dot. */
function listName({ nameStart }: OutlinedCall, { text }: Outline): string | undefined {
	const dot = text.lastIndexOf(".", nameStart);
	let start = dot;
	while (start > 0 && NAME.test(text.charAt(start - 1))) start--;
	return start < dot ? text.slice(start, dot) : undefined;
}

const NAME = /[\w$.\u0080-\uffff]/;

function loopAround(scope: Scope): Scope | undefined {
	let current: Scope | undefined = scope;
	while (current !== undefined && current.kind !== "function" && current.kind !== "loop")
		current = current.parent;
	return current?.kind === "loop" ? current : undefined;
}

function argumentsOf({ node }: OutlinedCall, outline: Outline): Source[] {
	const call = outline.lowering.lower(node);
	if (call.kind !== "call") return [];
	return call.args
		.filter((arg) => !arg.spread)
		.map(({ value }) => ({ expression: value, outline }));
}
