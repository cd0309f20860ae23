import {
	type CallExpression,
	type Expression,
	makeRecord,
	nameOfCallee,
	type RecordExpression,
} from "../../languages/expression.ts";
import { isScript } from "../../languages/families.ts";
import { memberOf, pathOf } from "../findMember.ts";
import { asBeginning, beginningOf, isRef } from "../heldState.ts";
import type { Followed, Source, Trail } from "../source.ts";

/** Functions of Zustand and Pinia that make a store, whose result is the hook that reads it. */
const CREATES = /^(?:create|createStore|createWithEqualityFn|createJSONStore|defineStore)$/;
const READS = /^use[A-Z]/;
const MAX_WRAPPERS = 4;

/**
 * Follows what a store of a user interface is asked for to what its state begins with: `useStore((s) => s.model)`,
 * `useStore.getState()`, `useSettings()`; undefined for every other call.
 */
export function followStore(
	{ outline }: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (!isScript(outline.language.id)) return undefined;
	const isGet = callee.kind === "member" && callee.name === "getState";
	const hook = isGet ? callee.object : callee;
	if (hook.kind !== "name" || !READS.test(hook.name)) return undefined;
	const made = trail.follow({ expression: hook, outline }, depth + 1);
	const state = made.kind === "value" ? stateOf(made.source, trail, depth) : undefined;
	if (state === undefined) return undefined;
	const selector = args[0]?.value;
	if (selector?.kind !== "function") return asBeginning({ kind: "value", source: state });
	const [parameter] = selector.parameters;
	const path = selector.returns[0] && pathOf(selector.returns[0]);
	if (path === undefined || path[0] !== parameter?.name) return undefined;
	return asBeginning(memberAt(state, path.slice(1), trail, depth));
}

function memberAt(
	state: Source,
	path: readonly string[],
	trail: Trail,
	depth: number,
): Followed | undefined {
	let found: Followed | undefined = { kind: "value", source: state };
	for (const key of path)
		found = found?.kind === "value" ? memberOf(found.source, key, trail, depth + 1) : undefined;
	return found;
}

/** The record that a store's state begins with. */
function stateOf({ expression, outline }: Source, trail: Trail, depth: number): Source | undefined {
	if (expression.kind !== "call") return undefined;
	const { callee } = expression;
	const maker = callee.kind === "call" ? callee.callee : callee;
	if (!CREATES.test(nameOfCallee(maker))) return undefined;
	const record = expression.args.map(({ value }) => recordIn(value, 0)).find(isFound);
	return record && { expression: withoutRefs(record, outline, trail, depth), outline };
}

function isFound(record: RecordExpression | undefined): record is RecordExpression {
	return record !== undefined;
}

/** The record of a state: what a function returns, below middleware (`persist((set) => ({…}), options)`) or a store's options. */
function recordIn(expression: Expression, level: number): RecordExpression | undefined {
	if (level > MAX_WRAPPERS) return undefined;
	switch (expression.kind) {
		case "function":
			return expression.returns.find((one) => one.kind === "record");
		case "call":
			return expression.args.map(({ value }) => recordIn(value, level + 1)).find(isFound);
		case "record": {
			const state = expression.entries.find(({ key }) => key === "state")?.value;
			return state?.kind === "record" ? state : state && recordIn(state, level + 1);
		}
		default:
			return undefined;
	}
}

/** A store gives what its refs hold: `return { model }` of `const model = ref("gpt-4o")`. */
function withoutRefs(
	record: RecordExpression,
	outline: Source["outline"],
	trail: Trail,
	depth: number,
): RecordExpression {
	return makeRecord(record, () =>
		record.entries.map((entry) => {
			const held = entry.value.kind === "name" ? entry.value : undefined;
			const found = held && trail.follow({ expression: held, outline }, depth + 1);
			const call = found?.kind === "value" ? found.source.expression : undefined;
			const isHeld = call?.kind === "call" && found?.kind === "value" && isRef(call);
			const value = isHeld && found.source.outline === outline ? beginningOf(call) : undefined;
			return value === undefined ? entry : { ...entry, value };
		}),
	);
}
