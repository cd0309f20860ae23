import { type ListExpression, nameOfCallee } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import type { CatalogRow } from "../sdks/catalog.ts";
import { modelOfConstant } from "../sdks/modelConstants.ts";
import { filterOf } from "./autogenFilter.ts";
import { argumentsOfMaker, findArgument } from "./findArgument.ts";
import { modelInPath } from "./modelInPath.ts";
import { isModelId } from "./modelNames.ts";
import { checkPlaceholder } from "./modelPlaceholder.ts";
import { openRecord } from "./openedRecord.ts";
import { isAllPrompt, type RequestArguments } from "./requestArguments.ts";
import type { Resolved } from "./resolved.ts";
import { resolveText } from "./resolveText.ts";
import { describeGap, type Followed, type Source, type Trail } from "./source.ts";
import { thingOf } from "./thing.ts";
import type { Thing } from "./thingKinds.ts";

/** The model of a request, and what stands for it where that is an object of an SDK. */
export interface ResolvedModel {
	readonly model: Resolved<string>;
	/** The thing that the model argument is: it tells the provider; a row that `sends` has been counted at its binding. */
	readonly thing: Thing | undefined;
}

const UNWRITTEN = "no model is written: the library's default or its configuration decides";

const HELD_ELSEWHERE = "the object that holds the model is made elsewhere";

/** Says which model a request names. */
export function resolveModel(
	{ row }: CatalogRow,
	request: RequestArguments,
	receiver: Thing | undefined,
	trail: Trail,
): ResolvedModel {
	const places = row.places?.model;
	const source = findArgument(request, places, trail, receiver);
	if (source === undefined) {
		if (row.defaultModel !== undefined)
			return { model: { kind: "known", value: row.defaultModel }, thing: undefined };
		const isMadeElsewhere = receiver?.kind === "instance" && receiver.made === undefined;
		const why = isMadeElsewhere && places?.includes("receiver.") ? HELD_ELSEWHERE : UNWRITTEN;
		const mayHold =
			places === undefined || places.split("|").some((one) => !one.startsWith("receiver."));
		const isHidden = mayHold && !isAllPrompt(request, row.places?.prompt);
		return { model: unknown((isHidden ? request.gap : undefined) ?? why), thing: undefined };
	}
	if (row.modelIn !== undefined)
		return { model: modelInPath(source, row.modelIn, trail), thing: undefined };
	return resolveModelSource(source, trail, 0);
}

/** True where no argument names the model: the configuration may. */
export function isUnwritten({ model }: ResolvedModel): boolean {
	return (
		model.kind === "unknown" && (model.reason === UNWRITTEN || model.reason === HELD_ELSEWHERE)
	);
}

function resolveModelSource(source: Source, trail: Trail, depth: number): ResolvedModel {
	const found = trail.follow(source);
	if (found.kind === "several")
		return depth > MAX_DEPTH || !trail.step()
			? { model: unknown(found.reason), thing: undefined }
			: resolveSeveral(found, trail, depth);
	const holder = found.kind === "value" ? found.source : source;
	if (depth < MAX_DEPTH && /call|name|member/.test(holder.expression.kind)) {
		const thing = thingOf(holder, trail);
		if (thing?.kind === "instance" && thing.path.length <= 1)
			return modelOfThing(thing, trail, depth);
		if (thing?.kind === "symbol" && MOCK.test(thing.path.join(".")))
			return { model: unknown("a stand-in of a test, not a model"), thing };
	}
	if (found.kind === "gap")
		return { model: modelOfName(source) ?? unknown(found.reason), thing: undefined };
	return onCondition(resolveWritten(source, found.source, trail, depth), found);
}

function resolveWritten(
	source: Source,
	written: Source,
	trail: Trail,
	depth: number,
): ResolvedModel {
	switch (written.expression.kind) {
		case "list":
			return resolveList(written.expression, written.outline, trail, depth);
		case "null":
		case "boolean":
			return { model: unknown(UNWRITTEN), thing: undefined };
		case "record":
			return resolveNamed(written, trail, depth);
		case "call": {
			const filter = filterOf(written.expression);
			if (filter !== undefined)
				return resolveNamed({ expression: filter, outline: written.outline }, trail, depth);
			const given = modelInCall(written, trail);
			if (given !== undefined) return { model: given, thing: undefined };
		}
	}
	return { model: checkPlaceholder(resolveText(source, trail)), thing: undefined };
}

/** A model that is used only on a condition is one candidate. */
function onCondition(resolved: ResolvedModel, found: Followed): ResolvedModel {
	const { model } = resolved;
	if (found.kind !== "value" || found.unless === undefined || model.kind !== "known")
		return resolved;
	const reason = `it depends on a condition: ${found.unless}`;
	return { ...resolved, model: { kind: "candidates", values: [model.value], reason } };
}

/** An SDK's constant: `ChatModel.GPT_4O`. */
function modelOfName({ expression }: Source): Resolved<string> | undefined {
	if (expression.kind !== "member" && expression.kind !== "name") return undefined;
	const value = modelOfConstant(expression.name);
	return value === undefined ? undefined : { kind: "known", value };
}

/** A model id that a function is given whose result stands for the model: `ChatModel.of("gpt-4o")`, `traced(openai("gpt-4o"))`. */
function modelInCall(
	{ expression, outline }: Source,
	trail: Trail,
	depth = 0,
): Resolved<string> | undefined {
	if (expression.kind !== "call" || depth > 2) return undefined;
	if (COLUMN.test(nameOfCallee(expression.callee))) return undefined;
	for (const { value } of expression.args.slice(0, 3)) {
		const given = { expression: value, outline };
		const model = modelGiven(given, trail, depth);
		if (model !== undefined) return model;
	}
	return undefined;
}

function modelGiven(given: Source, trail: Trail, depth: number): Resolved<string> | undefined {
	const { kind } = given.expression;
	if (kind === "call" && thingOf(given, trail)?.kind === "instance") {
		const { model } = resolveModelSource(given, trail, 1);
		if (model.kind === "known") return model;
	}
	if (kind === "call") return modelInCall(given, trail, depth + 1);
	const text = /text|name|member/.test(kind) ? resolveText(given, trail) : undefined;
	return text?.kind === "known" && isModelId(text.value) ? text : modelOfName(given);
}

/** A column of a database, whose rows hold the model: `models.CharField(default="gpt-4o")`, `Column(String, default="gpt-4o")`. */
const COLUMN = /^(?:\w+Field|(?:mapped_)?[cC]olumn)$/;

const MAX_DEPTH = 6;
const MOCK = /mock|fake|stub/i;

/** What stands for a model only in tests: nothing is billed. */
export function isStandIn({ thing }: ResolvedModel): boolean {
	return thing?.kind === "symbol" && MOCK.test(thing.path.join("."));
}

function unknown(reason: string): Resolved<string> {
	return { kind: "unknown", reason };
}

/** An object that names its model in a field: `{ id: "gpt-4o" }`, `{ model: "gpt-4o" }`. */
function resolveNamed(source: Source, trail: Trail, depth: number): ResolvedModel {
	const entries = openRecord(source, trail)?.entries;
	const named =
		entries?.get("model") ??
		entries?.get("id") ??
		entries?.get("name") ??
		entries?.get("configlist");
	if (named === undefined || depth >= MAX_DEPTH)
		return { model: unknown("it is known only at run time"), thing: undefined };
	return resolveModelSource(named, trail, depth + 1);
}

/** Models that are tried in turn. */
function resolveList(
	{ items }: ListExpression,
	outline: Outline,
	trail: Trail,
	depth: number,
): ResolvedModel {
	const reason = "several models are tried in turn";
	if (depth >= MAX_DEPTH || items.length === 0 || items.some(({ spread }) => spread))
		return { model: unknown(reason), thing: undefined };
	const sources = items.map(({ value }) => ({ expression: value, outline }));
	return resolveSeveral({ kind: "several", sources, reason }, trail, depth);
}

function resolveSeveral(
	found: Followed & { kind: "several" },
	trail: Trail,
	depth: number,
): ResolvedModel {
	/** What may be a number as well is no model's name: any value of a file of settings. */
	if (found.sources.some(({ expression }) => expression.kind === "number"))
		return { model: unknown(found.reason), thing: undefined };
	const all = found.sources.slice(0, 20).map((one) => resolveModelSource(one, trail, depth + 1));
	const values = new Set<string>();
	for (const { model } of all) {
		if (model.kind === "known") values.add(model.value);
		else if (model.kind === "candidates") for (const value of model.values) values.add(value);
	}
	const thing = all.find((one) => one.thing?.kind === "instance")?.thing;
	const [only, ...more] = values;
	if (only === undefined) return { model: all[0]?.model ?? unknown(found.reason), thing };
	if (
		more.length === 0 &&
		!((found.isOpen || isOfScript(found)) && all.some(({ model }) => model.kind === "unknown"))
	)
		return { model: { kind: "known", value: only }, thing };
	return { model: { kind: "candidates", values: [...values], reason: found.reason }, thing };
}

/** What else the code of JavaScript gives counts as well: in other languages it is often what a default stands in for. */
function isOfScript({ sources }: Followed & { kind: "several" }): boolean {
	return sources.every(({ outline }) => isScript(outline.language.id));
}

/** Of the calls that made a thing, the last that can name a model: `client.AsIChatClient("gpt-4o").AsBuilder().Build()`. */
function holderOfModel(thing: Thing & { kind: "instance" }): Thing & { kind: "instance" } {
	let link: Thing | undefined = thing;
	for (let links = 0; link?.kind === "instance" && links < 8; links++) {
		if (link.maker.row.places?.model !== undefined) return link;
		link = link.from;
	}
	return thing;
}

function modelOfThing(
	thing: Thing & { kind: "instance" },
	trail: Trail,
	depth: number,
): ResolvedModel {
	const holder = holderOfModel(thing);
	const places = holder.maker.row.places?.model;
	const made = holder.made;
	const request = argumentsOfMaker(holder, trail);
	if (made === undefined || request === undefined || places === undefined)
		return { model: unknown(HELD_ELSEWHERE), thing };
	const argument = findArgument(request, places, trail, holder.from);
	if (argument === undefined) return { model: describeUnknown(made), thing };
	const inner = resolveModelSource(argument, trail, depth + 1);
	return { model: inner.model, thing: inner.thing ?? thing };
}

function describeUnknown(source: Source): Resolved<string> {
	const gap = describeGap(source);
	return { kind: "unknown", reason: gap.kind === "gap" ? gap.reason : "no model is written" };
}
