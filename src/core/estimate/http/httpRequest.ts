import type { CallExpression, Expression } from "../../languages/expression.ts";
import { lookUp } from "../../languages/lookup.ts";
import { classAround, findScope, holderOf } from "../../languages/scope.ts";
import { normalizeName } from "../../sdks/normalizeName.ts";
import { declarationOf } from "../classMembers.ts";
import { readLooseHash } from "../looseHash.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import { httpClientsOf, isComplete, sendsItself } from "./httpNames.ts";
import { between, fieldsOf, settersInOrder, settersOf, writesOf } from "./httpSetters.ts";
import { isReadingStep, READS, withOneMethod } from "./readingRequests.ts";
import { builderOf, isClassName, mayBeMade } from "./requestObjects.ts";
import { beginsRequest, givenTo, returnedBy } from "./returnedRequests.ts";

/** One value that a raw HTTP request is put together from. */
export interface RequestPart {
	/** The name of its argument, setter or key, normalised; undefined for positional arguments. */
	readonly name: string | undefined;
	readonly source: Source;
	/** True where it belongs to the client that sends, which may know the base address. */
	readonly ofClient: boolean;
}

interface Gathering {
	readonly parts: RequestPart[];
	readonly trail: Trail;
}

const MAX_PARTS = 80;
const MAX_DEPTH = 4;
const MAX_MADE = 4;

/**
 * Gathers what a raw HTTP request is made of: the arguments of the call, of the chain that it ends (`.post(url).json(body).send()`),
 * of the requests that it is given or called on, what is assigned to those later, and the arguments of the client's constructor.
 */
export function collectParts(call: Source, trail: Trail): readonly RequestPart[] {
	const into: Gathering = { parts: [], trail };
	addCall(call, into, false, 0);
	addInside(call, into);
	addWritten(call, into);
	addDeclaredBase(call, into);
	return withOneMethod(into.parts);
}

/** The base address that a class declares for its own requests: `base_uri "https://…"` of a class that includes HTTParty. */
function addDeclaredBase({ expression, outline }: Source, into: Gathering): void {
	if (outline.language.id !== "ruby") return;
	const around = classAround(findScope(outline.scopes, expression.start));
	const declared = around && declarationOf(around);
	for (const { name, value } of declared?.settings ?? [])
		if (name === "base_uri") addValue("baseuri", { expression: value, outline }, into, true, 1);
}

/** What is written to the request afterwards: `const request = https.request(options); request.write(body)`. */
function addWritten({ expression, outline }: Source, into: Gathering): void {
	addStreamed({ expression, outline }, into);
	const before = outline.text.slice(Math.max(0, expression.start - 80), expression.start);
	const name = /([\p{ID_Start}_][\p{ID_Continue}]*)\s*=\s*$/u.exec(before)?.[1];
	const setters = name === undefined ? [] : (settersOf(outline).get(name) ?? []);
	if (setters.length === 0) return;
	const { end } = holderOf(findScope(outline.scopes, expression.start));
	const writing = outline.language.id === "rust" ? /^(?:json|body|form)$/ : /^(?:write|end)$/;
	for (const { start, read } of setters) {
		const setting = start > expression.end && start < end ? read() : undefined;
		if (setting !== undefined && writing.test(setting.name))
			addValue("body", { expression: setting.value, outline }, into, false, 1);
	}
}

const MAX_STREAMED = 8;

/** What is written to the stream of a connection of Java after it was opened: `writer.write(body)`. */
function addStreamed({ expression, outline }: Source, into: Gathering): void {
	if (expression.kind !== "call" || expression.callee.kind !== "member") return;
	if (expression.callee.name !== "openConnection") return;
	const holder = holderOf(findScope(outline.scopes, expression.start));
	const written = writesOf(outline).filter(
		({ nameStart }) => nameStart > expression.end && nameStart < holder.end,
	);
	for (const { node } of written.slice(0, MAX_STREAMED)) {
		const call = outline.lowering.lower(node);
		const value = call.kind === "call" ? call.args[0]?.value : undefined;
		if (value !== undefined) addValue("body", { expression: value, outline }, into, false, 1);
	}
}

/** What a block of the call assigns or sets: `connection.post(path) { |request| request.body = … }`, `{ |request| request.url path }`. */
function addInside({ expression, outline }: Source, into: Gathering): void {
	const { start, end } = expression;
	for (const { field, value } of between(fieldsOf(outline), start + 1, end))
		addValue(field, { expression: value(), outline }, into, false, 1);
	if (outline.language.id !== "ruby") return;
	for (const { read } of between(settersInOrder(outline), start + 1, end)) {
		const setting = read();
		if (setting !== undefined && /^(?:url|body)$/.test(setting.name))
			addValue(setting.name, { expression: setting.value, outline }, into, false, 1);
	}
}

function isFull({ parts }: Gathering): boolean {
	return parts.length >= MAX_PARTS;
}

function addCall(
	{ expression, outline }: Source,
	into: Gathering,
	ofClient: boolean,
	depth: number,
): void {
	let current: Expression = expression;
	for (let links = 0; current.kind === "call" && links < 50; links++) {
		const { callee }: CallExpression = current;
		const link = { expression: current, outline };
		if (links === 0) addArguments(link, into, ofClient, depth);
		else addLink(link, current, into, ofClient, depth);
		const isClient = callee.kind === "name" && httpClientsOf(outline).has(callee.name);
		if (callee.kind !== "member" && !isClient) return;
		current = callee.kind === "member" ? callee.object : callee;
	}
	if (current.kind === "text" || current.kind === "template")
		into.parts.push({ name: "url", source: { expression: current, outline }, ofClient: false });
	if (depth < MAX_DEPTH && (current.kind === "name" || current.kind === "member"))
		addMade({ expression: current, outline }, into, !sendsItself(expression), depth);
}

/** A call that a chain goes on from: what makes the client (`Faraday.new(url: base).post(path)`), or a step before. */
function addLink(
	link: Source,
	{ callee, isNew }: CallExpression,
	into: Gathering,
	ofClient: boolean,
	depth: number,
): void {
	addArguments(link, into, ofClient || isNew, depth);
	if (!(callee.kind === "member" && callee.object.kind === "call")) addReturned(link, into, depth);
}

/** The request that a function of the project gives for others to go on with: `self.request(token).json(&body).send()`. */
function addReturned(call: Source, into: Gathering, depth: number): void {
	if (depth >= MAX_DEPTH || isFull(into)) return;
	for (const made of sourcesOf(into.trail.follow(call)).slice(0, MAX_MADE))
		if (made.expression !== call.expression && beginsRequest(made, into.trail))
			addMadeBy(made, into, true, depth);
}

function addArguments(
	{ expression, outline }: Source,
	into: Gathering,
	ofClient: boolean,
	depth: number,
): void {
	if (expression.kind !== "call") return;
	const { callee, args } = expression;
	if (isReadingStep(expression, outline))
		into.parts.push({ name: READS, source: { expression, outline }, ofClient });
	const isSetter = callee.kind === "member" && args.length === 1;
	for (const { name, value } of args.slice(0, 12)) {
		const written = name ?? (isSetter ? callee.name : undefined);
		const source = { expression: value, outline };
		const isBase = isSetter && depth === 0 && /^base_?ur[il]$/i.test(callee.name);
		addValue(written && normalizeName(written), source, into, ofClient || isBase, depth);
	}
	const loose = ofClient || isFull(into) ? undefined : readLooseHash(expression, outline);
	if (loose !== undefined) into.parts.push({ name: "body", source: loose, ofClient });
}

function addValue(
	name: string | undefined,
	source: Source,
	into: Gathering,
	ofClient: boolean,
	depth: number,
): void {
	if (isFull(into)) return;
	into.parts.push({ name, source, ofClient });
	const { expression, outline } = source;
	if (depth >= MAX_DEPTH) return;
	if (expression.kind === "list" && name === "defaultrequest")
		for (const { value } of expression.items)
			addArguments({ expression: value, outline }, into, true, depth + 1);
	if (mayBeMade(source)) addMade(source, into, ofClient, depth);
	if (expression.kind !== "record") return;
	for (const { key, value, spread } of expression.entries.slice(0, 20)) {
		const entry = { expression: value, outline };
		if (key !== undefined)
			addValue(normalizeName(key), entry, into, ofClient, depthBelow(key, depth));
		else if (spread) addMade(entry, into, ofClient, depth + 1);
	}
}

/** The options of a stream of PHP stand one level down: `['http' => ['content' => $body]]`. */
function depthBelow(key: string, depth: number): number {
	return key === "http" ? depth : depth + 2;
}

/** What a name or call stands for: a request made by a call, an object of options; and what is given to it later. */
function addMade(source: Source, into: Gathering, ofClient: boolean, depth: number): void {
	if (isFull(into)) return;
	const { expression } = source;
	const name = expression.kind === "name" ? expression.name : builderOf(source);
	if (name !== undefined) addLater(name, source, into, depth);
	if (depth < MAX_DEPTH && !ofClient) addReturnedRequest(source, into, depth);
	const found = expression.kind === "call" ? [source] : sourcesOf(into.trail.follow(source));
	const isAgain = found.length > 1;
	for (const made of found.slice(0, MAX_MADE))
		if (!isAgain || made.expression.kind === "call") addMadeBy(made, into, ofClient, depth);
}

/** What a function of the project gives, and what it is given for it. */
function addReturnedRequest(source: Source, into: Gathering, depth: number): void {
	const returned = returnedBy(source, into.trail);
	for (const made of returned) addMade(made, into, false, depth + 1);
	const given = returned.length > 0 ? givenTo(source) : undefined;
	if (given !== undefined) addArguments(given, into, false, depth + 1);
}

/** One of what a name may stand for: a request that a branch goes on with (`request = request.header(…)`) is made of the one before. */
function addMadeBy(made: Source, into: Gathering, ofClient: boolean, depth: number): void {
	if (made.expression.kind === "record") addValue(undefined, made, into, ofClient, depth + 1);
	if (made.expression.kind === "text" && ofClient)
		into.parts.push({ name: undefined, source: made, ofClient });
	if (made.expression.kind !== "call") return;
	if (isComplete(made.expression, made.outline.language.id)) return;
	addCall(made, into, ofClient, depth + 1);
	if (!ofClient && made.outline.language.id === "ruby") addInside(made, into);
}

/** Fields that are assigned to a name (`request.body = …`) and setters that are called on it or given it. */
function addLater(
	name: string,
	{ expression, outline }: Source,
	into: Gathering,
	depth: number,
): void {
	const [binding] = lookUp(outline, name, expression.start);
	// What several requests are given alike is no thing that they share: `.body(BodyInserters.fromValue(request))`.
	if (binding?.kind !== "variable" && isClassName(name, outline)) return;
	const declared = binding?.start ?? 0;
	const isBefore = (start: number) => start > declared && start < expression.start;
	const fields = fieldsOf(outline).filter((one) => one.root === name && isBefore(one.start));
	for (const { field, value } of fields.reverse())
		addValue(field, { expression: value(), outline }, into, false, depth + 1);
	for (const { start, read } of settersOf(outline).get(name) ?? []) {
		if (isFull(into)) return;
		const setting = isBefore(start) ? read() : undefined;
		if (setting !== undefined)
			addValue(setting.name, { expression: setting.value, outline }, into, false, depth + 1);
	}
}
