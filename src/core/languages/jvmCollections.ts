import {
	type Argument,
	type CallExpression,
	type Expression,
	makeList,
	makeRecord,
	nameOfCallee,
	type RecordEntry,
} from "./expression.ts";

const LISTS =
	/^(listOf|mutableListOf|arrayListOf|arrayOf|setOf|mutableSetOf|listOfNotNull|asList|singletonList|newArrayList)$/;
const LIST_OWNERS = /^(List|Set|Arrays|Collections|ImmutableList|Stream|Lists|Flux)$/;
const MAPS = /^(mapOf|mutableMapOf|hashMapOf|linkedMapOf)$/;
const MAP_OWNERS = /^(Map|ImmutableMap)$/;

/** `List.of("a")`, `listOf("a")` are lists, `Map.of("k", 1)`, `mapOf("k" to 1)` records; any other call stays a call. */
export function readCollection(call: CallExpression): Expression {
	const { callee } = call;
	const name = nameOfCallee(callee);
	const owner =
		callee.kind === "member" && callee.object.kind === "name" ? callee.object.name : undefined;
	if (LISTS.test(name) || (owner !== undefined && LIST_OWNERS.test(owner) && name === "of"))
		return makeList(call, () => call.args.map(({ value, spread }) => ({ value, spread })));
	if (MAPS.test(name)) return makeRecord(call, () => call.args.map(({ value }) => pairOf(value)));
	if (owner === undefined || !MAP_OWNERS.test(owner)) return call;
	if (name === "of") return makeRecord(call, () => alternating(call.args));
	if (name === "ofEntries")
		return makeRecord(call, () => call.args.map(({ value }) => pairOf(value)));
	return call;
}

function alternating(args: readonly Argument[]): RecordEntry[] {
	const entries: RecordEntry[] = [];
	for (let index = 0; index + 1 < args.length; index += 2) {
		const key = args[index]?.value;
		const value = args[index + 1]?.value;
		if (key !== undefined && value !== undefined) entries.push(entryOf(key, value));
	}
	return entries;
}

/** `"k" to v` of Kotlin (a call of `to`) and `Map.entry("k", v)`. */
function pairOf(pair: Expression): RecordEntry {
	if (pair.kind !== "call") return { key: undefined, value: pair, spread: false };
	const [key, value] = pair.args;
	if (key === undefined || value === undefined)
		return { key: undefined, value: pair, spread: false };
	return entryOf(key.value, value.value);
}

function entryOf(key: Expression, value: Expression): RecordEntry {
	return { key: key.kind === "text" ? key.value : undefined, value, spread: false };
}
