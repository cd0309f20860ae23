import type {
	CallExpression,
	Expression,
	FunctionExpression,
	RecordExpression,
} from "../languages/expression.ts";
import { isMerging, isOption, mayHoldRequest } from "./http/requestObjects.ts";
import { collect, listOf, readBuilderSteps } from "./laterCalls.ts";
import { addLaterEntries, addUnset, type OpenRecord, setOnce } from "./laterEntries.ts";
import { mayOverlay } from "./overlaid.ts";
import { addOwnConstruction } from "./ownConstruction.ts";
import { isCollecting, isSetUp, readPut } from "./setters.ts";
import { addOneOf, MAX_RECORDS } from "./severalRecords.ts";
import { type Source, showCode, sourcesOf, type Trail } from "./source.ts";

const MAX_NESTING = 6;

export function addSpread(source: Source, record: OpenRecord, trail: Trail, nesting: number): void {
	if (addRecord(source, record, trail, nesting) || addOptions(source, record, trail, nesting))
		return;
	record.gap ??= `${showCode(source)} is put together at run time`;
	if (mayOverlay(source)) record.over ??= source;
}

/** Functional options that were gathered in a list before: `opts = append(opts, openai.WithModel("…"))`, `New(opts...)`. */
function addOptions(source: Source, record: OpenRecord, trail: Trail, nesting: number): boolean {
	if (nesting > MAX_NESTING) return false;
	let any = false;
	for (const { expression, outline } of sourcesOf(trail.follow(source))) {
		if (expression.kind !== "list") continue;
		for (const { value, spread } of expression.items.slice(0, 50)) {
			const item = { expression: value, outline };
			if (spread) any = addOptions(item, record, trail, nesting + 1) || any;
			else if (isOption(item)) any = addMade(item, record, trail, nesting + 1) || true;
		}
	}
	return any;
}

/** Opens a source as a record; undefined when it is none. */
export function openRecord(source: Source, trail: Trail): OpenRecord | undefined {
	return openNested(source, trail, 0);
}

function openNested(source: Source, trail: Trail, nesting: number): OpenRecord | undefined {
	const record: OpenRecord = { entries: new Map(), gap: undefined };
	return addRecord(source, record, trail, nesting) ? record : undefined;
}

/** Opens a source into a record; false when it is none. */
export function addRecord(
	source: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
): boolean {
	if (nesting > MAX_NESTING) return false;
	const isRecord = addWritten(source, record, trail, nesting);
	return addUnset(source, record) || isRecord;
}

function addWritten(source: Source, record: OpenRecord, trail: Trail, nesting: number): boolean {
	const overlaid = addLaterEntries(source, record);
	const found = trail.follow(source);
	if (found.kind === "several") {
		record.gap ??= found.reason;
		return addOneOf(
			found.sources.slice(0, MAX_RECORDS).map((one) => openNested(one, trail, nesting + 1)),
			record,
		);
	}
	if (found.kind === "gap") {
		if (/name|member/.test(source.expression.kind)) record.gap ??= found.reason;
		return overlaid;
	}
	const { expression } = found.source;
	if (expression.kind === "record") {
		if (found.returnedAs !== undefined) addLaterEntries(found.returnedAs, record);
		addEntries(expression, found.source, record, trail, nesting);
		return true;
	}
	if (expression.kind === "function" && found.source.outline.language.fieldsByName === true)
		return addConfigured(expression, found.source, record, trail, nesting);
	if (expression.kind !== "call") return overlaid;
	return addCalled(expression, source, found.source, record, trail, nesting) || overlaid;
}

/** What a call made: a merge of records, or a construction, with what statements set on the variable that holds it. */
function addCalled(
	call: CallExpression,
	source: Source,
	found: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
): boolean {
	if (isMerging(call)) return addMerged(found, record, trail, nesting);
	const isVariable = source.expression.kind === "name" && found.outline === source.outline;
	const isMade =
		(isVariable && addMade(source, record, trail, nesting)) ||
		addMade(found, record, trail, nesting);
	return addOwnConstruction(found, record, trail) || isMade;
}

/** What is given last wins, so the arguments are read from the end. */
function addMerged(
	{ expression, outline }: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
): boolean {
	const args = expression.kind === "call" ? expression.args : [];
	const read = [...args].reverse().map(({ value }) => {
		const source = { expression: value, outline };
		return addRecord(source, record, trail, nesting + 1);
	});
	return read.includes(true);
}

/** `client.converse(r -> r.modelId("x"))`: what the lambda sets on the builder that it is given. */
function addConfigured(
	{ returns }: FunctionExpression,
	{ outline }: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
): boolean {
	const [set] = returns;
	if (returns.length !== 1 || set?.kind !== "call") return false;
	addMade({ expression: set, outline }, record, trail, nesting + 1);
	return record.entries.size > 0;
}

/** Later entries win over earlier ones, so they are read from the end. */
function addEntries(
	{ entries }: RecordExpression,
	{ outline }: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
): void {
	for (const { key, value, spread } of [...entries].reverse()) {
		const entry = { expression: value, outline };
		if (spread) addSpread(entry, record, trail, nesting + 1);
		else if (key !== undefined) setOnce(record, key, entry);
	}
}

const BUILDING = /^(build|builder|newBuilder|default|new|toBuilder|create|of)$/i;

/** A construction with named arguments, a copy with changes, or a builder chain; later calls win over earlier ones. */
export function addMade(
	source: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
	isFirst?: (name: string) => boolean,
): boolean {
	const lists = new Map<string, Expression[]>();
	const steps = readBuilderSteps(source, isFirst);
	let any = steps.some(({ name }) => /^build/i.test(name)) || isSetUp(steps);
	for (const { name, call, outline } of [...steps].reverse()) {
		any = addCallEntries(call, { expression: call, outline }, record, trail, nesting) || any;
		const value = call.args[0]?.value;
		const put = readPut(call);
		if (put !== undefined) setOnce(record, put.key, { expression: put.value, outline });
		any = put !== undefined || any;
		if (
			put !== undefined ||
			call.callee.kind !== "member" ||
			value === undefined ||
			BUILDING.test(name)
		)
			continue;
		const key = name.replace(/^(set|with|add|put|append|push)_?(?=[A-Z_])/i, "");
		setOnce(record, key, { expression: value, outline });
		const owner = call.callee.object;
		if (owner.kind === "name")
			setOnce(record, `${owner.name}.${key}`, { expression: value, outline });
		if (key.length < name.length && isCollecting(name)) collect(lists, key, call);
	}
	for (const [key, items] of lists) setOnce(record, key, listOf(items.reverse(), source));
	return any;
}

function addCallEntries(
	call: CallExpression,
	{ outline }: Source,
	record: OpenRecord,
	trail: Trail,
	nesting: number,
): boolean {
	let any = false;
	for (const { name, value, spread } of call.args) {
		const source = { expression: value, outline };
		if (name !== undefined) setOnce(record, name, source);
		else if (spread) addSpread(source, record, trail, nesting + 1);
		else if (isOption(source)) addMade(source, record, trail, nesting + 1);
		else if (!mayHoldRequest(value, call, outline)) continue;
		else if (!addRecord(source, record, trail, nesting + 1)) continue;
		any = true;
	}
	return any;
}
