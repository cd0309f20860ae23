import type { CallExpression, Expression } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import type { Source } from "./source.ts";

/** One entry that code puts into a record after it was made. */
export interface Update {
	readonly key: string;
	readonly source: Source;
}

const UPDATING = new Set(["update", "assign", "append", "set"]);

/**
 * Finds `params.update({…})`, `params.update(key=…)`, `Object.assign(params, {…})` and `form.append("key", …)` between a record's
 * definition and its use.
 */
export function findUpdates(name: string, use: number, outline: Outline): readonly Update[] {
	const updates: Update[] = [];
	for (const call of outline.calls) {
		if (call.nameStart >= use) break;
		if (!UPDATING.has(call.name)) continue;
		const lowered = lowerOutlinedCall(call, outline);
		if (lowered === undefined || !changes(lowered, name)) continue;
		if (lookUp(outline, name, use)[0] !== lookUp(outline, name, call.nameStart)[0]) continue;
		updates.push(
			...entriesOf(lowered).map(([key, expression]) => ({ key, source: { expression, outline } })),
		);
	}
	return updates;
}

function changes({ callee, args }: CallExpression, name: string): boolean {
	if (callee.kind !== "member") return false;
	const target = callee.name === "assign" ? args[0]?.value : callee.object;
	return target?.kind === "name" && target.name === name;
}

function entriesOf({ args, callee }: CallExpression): [string, Expression][] {
	if (callee.kind === "member" && /^(append|set)$/.test(callee.name)) {
		const [key, given] = args;
		return key?.value.kind === "text" && given !== undefined
			? [[key.value.value, given.value]]
			: [];
	}
	return args.flatMap(({ name, value }): [string, Expression][] => {
		if (name !== undefined) return [[name, value]];
		if (value.kind !== "record") return [];
		return value.entries.flatMap((entry): [string, Expression][] =>
			entry.key === undefined ? [] : [[entry.key, entry.value]],
		);
	});
}
