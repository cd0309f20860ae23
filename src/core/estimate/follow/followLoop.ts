import {
	type CallExpression,
	type Expression,
	makeList,
	nameOfCallee,
	type RecordEntry,
} from "../../languages/expression.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Binding } from "../../languages/scope.ts";
import { makeText } from "../../languages/syntax.ts";
import { type Followed, mergeFollowed, type Source, type Trail } from "../source.ts";

const MAX_ITEMS = 50;
const MAX_WRAPPED = 4;

/** Follows a name that a loop gives one item after another: to any of them where they are written down. */
export function followLoop(
	binding: Binding,
	iterated: Expression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed {
	const items = itemsOf({ expression: iterated, outline }, trail, depth, 0);
	if (items === undefined || items.length === 0)
		return { kind: "gap", reason: `${binding.name} changes from turn to turn of a loop` };
	return mergeFollowed(
		items.map(({ expression: value, outline: owner }) =>
			trail.followBinding({ ...binding, kind: "variable", value }, owner, depth),
		),
		`${binding.name} takes several values in a loop`,
	);
}

/** Functions that give the items that they are given, in whatever order: `tqdm(models)`. */
const PASSING = /^(?:list|tuple|set|sorted|reversed|iter|tqdm|track|from)$/;

/** The items that a loop goes through: those of a list, the keys of a record, in PHP its values; `models.items()`, `Object.values(models)`. */
function itemsOf(
	source: Source,
	trail: Trail,
	depth: number,
	wrapped: number,
): readonly Source[] | undefined {
	if (wrapped > MAX_WRAPPED) return undefined;
	if (source.expression.kind === "call") {
		const given = itemsOfCall(source, source.expression, trail, depth, wrapped);
		if (given !== undefined) return given;
	}
	const list = trail.follow(source, depth + 1);
	if (list.kind !== "value") return undefined;
	const { expression, outline } = list.source;
	const read = outline.language.id === "php" ? valueIn : keyOf;
	if (expression.kind === "record") return entriesOf(source, read, trail, depth);
	if (expression.kind !== "list") return undefined;
	const items = expression.items.slice(0, MAX_ITEMS);
	if (items.some(({ spread }) => spread)) return undefined;
	return items.map(({ value }) => ({ expression: value, outline }));
}

function itemsOfCall(
	{ outline }: Source,
	{ callee, args }: CallExpression,
	trail: Trail,
	depth: number,
	wrapped: number,
): readonly Source[] | undefined {
	const name = nameOfCallee(callee);
	const owner = args[0]?.value ?? (callee.kind === "member" ? callee.object : undefined);
	if (owner === undefined) return undefined;
	const given = { expression: owner, outline };
	if (PASSING.test(name)) return itemsOf(given, trail, depth, wrapped + 1);
	if (name === "enumerate") return itemsOf(given, trail, depth, wrapped + 1)?.map(numbered);
	const read = ENTRIES.get(name);
	return read && entriesOf(given, read, trail, depth);
}

function entriesOf(
	record: Source,
	read: (entry: RecordEntry) => Expression,
	trail: Trail,
	depth: number,
): readonly Source[] | undefined {
	const found = trail.follow(record, depth + 1);
	if (found.kind !== "value" || found.source.expression.kind !== "record") return undefined;
	const entries = found.source.expression.entries.slice(0, MAX_ITEMS);
	if (entries.some(({ key }) => key === undefined)) return undefined;
	return entries.map((entry) => ({ expression: read(entry), outline: found.source.outline }));
}

function valueIn({ value }: RecordEntry): Expression {
	return value;
}

function keyOf({ key = "", value: { start, end } }: RecordEntry): Expression {
	return makeText({ start, end }, key);
}

const ENTRIES = new Map<string, (entry: RecordEntry) => Expression>([
	["items", (entry) => pair(keyOf(entry), entry.value)],
	["entries", (entry) => pair(keyOf(entry), entry.value)],
	["values", valueIn],
	["keys", keyOf],
]);

function numbered({ expression, outline }: Source, value: number): Source {
	const { start, end } = expression;
	return { expression: pair({ kind: "number", value, start, end }, expression), outline };
}

function pair(first: Expression, second: Expression): Expression {
	return makeList(second, () => [
		{ value: first, spread: false },
		{ value: second, spread: false },
	]);
}
