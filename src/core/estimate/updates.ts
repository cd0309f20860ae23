import type { CallExpression, Expression } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { lowerOutlinedCall } from "../languages/outlinedCall.ts";
import { rememberByObject } from "../rememberByObject.ts";
import type { Source } from "./source.ts";

/** One entry that code puts into a record after it was made. */
export interface Update {
	readonly key: string;
	readonly source: Source;
	/** True where the entry holds only when the record has none: `params.setdefault("model", "x")`. */
	readonly isDefault: boolean;
}

const UPDATING = new Set(["update", "assign", "append", "set", "setdefault", "Add"]);

/**
 * Finds `params.update({…})`, `params.update(key=…)`, `Object.assign(params, {…})` and `form.append("key", …)` between a record's
 * definition and its use.
 */
export function findUpdates(name: string, use: number, outline: Outline): readonly Update[] {
	const calls =
		updatingCalls(outline)
			.get(name)
			?.filter(({ nameStart }) => nameStart < use) ?? [];
	if (calls.length === 0) return [];
	const definition = lookUp(outline, name, use)[0];
	return calls
		.slice(-MAX_UPDATES)
		.filter(({ nameStart }) => lookUp(outline, name, nameStart)[0] === definition)
		.flatMap(({ call }) =>
			entriesOf(call).map(([key, expression]) => ({
				key,
				source: { expression, outline },
				isDefault: call.callee.kind === "member" && call.callee.name === "setdefault",
			})),
		);
}

/** The last ones before its use say what a record holds. */
const MAX_UPDATES = 50;

interface UpdatingCall {
	readonly nameStart: number;
	readonly call: CallExpression;
}

/** The calls of a document that update a variable, by its name. */
const updatingCalls = rememberByObject(
	(outline: Outline): ReadonlyMap<string, readonly UpdatingCall[]> => {
		const found = new Map<string, UpdatingCall[]>();
		for (const call of outline.calls) {
			const lowered = UPDATING.has(call.name) ? lowerOutlinedCall(call, outline) : undefined;
			const name = lowered && updatedName(lowered);
			if (lowered === undefined || name === undefined) continue;
			const list = found.get(name) ?? [];
			found.set(name, list);
			list.push({ nameStart: call.nameStart, call: lowered });
		}
		return found;
	},
);

function updatedName({ callee, args }: CallExpression): string | undefined {
	if (callee.kind !== "member") return undefined;
	const target = callee.name === "assign" ? args[0]?.value : callee.object;
	return target?.kind === "name" ? target.name : undefined;
}

function entriesOf({ args, callee }: CallExpression): [string, Expression][] {
	if (callee.kind === "member" && /^(append|set|setdefault|Add)$/.test(callee.name)) {
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
