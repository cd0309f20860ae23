import type { CallExpression } from "../../languages/expression.ts";
import type { Outline, OutlinedCall } from "../../languages/outline.ts";
import { lowerOutlinedCall } from "../../languages/outlinedCall.ts";
import {
	type Endpoint,
	findEndpoint,
	HOLE,
	mayHoldEndpoint,
	meetsNeeds,
} from "../../sdks/endpoints.ts";
import { normalizeName } from "../../sdks/normalizeName.ts";
import { type CalledFunction, findCalledFunction } from "../calledFunction.ts";
import { createTrail } from "../follow/follow.ts";
import { argumentsByParameter } from "../follow/followReturned.ts";
import { namesGiven } from "../givenNames.ts";
import { openRecord } from "../openedRecord.ts";
import type { Source, Trail } from "../source.ts";
import { describeRequest } from "./describeRequest.ts";
import { bestEndpoint, findBaseAddress, putBelowBase } from "./httpAddress.ts";
import { findBody } from "./httpBody.ts";
import { findEndpointByBody } from "./httpByBody.ts";
import { isHttpName, onlyMakes } from "./httpNames.ts";
import { collectParts, type RequestPart } from "./httpRequest.ts";
import { isAddress, urlPiecesOf, urlsOf } from "./httpUrl.ts";
import { type HttpMatch, isOfClient, originOf } from "./matchHttp.ts";
import { isReading, sendsNothing } from "./readingRequests.ts";
import { typedKeysOf } from "./typedBody.ts";
import { fillHoles, textOf, type UrlPieces } from "./urlPieces.ts";

/** A request that a function sends: its address in terms of the function's parameters, and what else it is made of. */
interface SentRequest {
	readonly address: UrlPieces;
	/** The base address of the client that sends it, which a path is put below. */
	readonly base: string | undefined;
	readonly parts: readonly RequestPart[];
}

const MAX_LEVELS = 2;
const MAX_CALLS = 60;
const MAX_REQUESTS = 4;

/** Matches a call of the project's own HTTP layer, `postJson(url, headers, body)`, whose caller tells the address. */
export function matchHttpHelper(source: Source, trail: Trail): HttpMatch | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "call" || expression.isNew || expression.args.length === 0)
		return undefined;
	// Most calls call no function of the project, which takes less to see than what they are given.
	const callee = { expression: expression.callee, outline };
	const called = findCalledFunction(callee, expression.args.length, trail);
	if (called === undefined || isInside(expression.start, called, outline)) return undefined;
	const given = collectParts(source, trail);
	const mayTell = (url: string) => mayHoldEndpoint(`/${url}`);
	if (!given.some((part) => urlsOf(part.source, trail).some(mayTell))) return undefined;
	if (given.some(isReading)) return undefined;
	const sent = requestsOf(called, trail, 0);
	if (sent.some(({ address }) => findEndpoint(textOf(address)) !== undefined)) return undefined;
	for (const request of sent) {
		const endpoint = endpointOf(request, expression, called, outline, trail);
		if (endpoint === undefined) continue;
		if (sendsNothing([...given, ...request.parts])) continue;
		const body = findBody(given, trail) ?? findBody(request.parts, trail);
		const isTyped = typedKeysOf(given, trail);
		const has = (key: string) => body?.entries.has(key) === true || isTyped(key);
		if (!meetsNeeds(endpoint.needs, has)) continue;
		return {
			match: describeRequest(endpoint, body),
			origin: originOf(source),
		};
	}
	return undefined;
}

/** The endpoint that a call makes of a function's request; undefined where the function is the call, by its address or its body. */
function endpointOf(
	{ address, base, parts }: SentRequest,
	call: CallExpression,
	called: CalledFunction,
	outline: Outline,
	trail: Trail,
): Endpoint | undefined {
	const filled = fillAddress(address, call, called, outline, trail).map(textOf).filter(isAddress);
	const below = base === undefined ? [] : filled.flatMap((url) => putBelowBase(base, url) ?? []);
	const endpoint = bestEndpoint(filled) ?? bestEndpoint(below);
	const isByBody = findEndpointByBody(parts, findBody(parts, trail), trail) !== undefined;
	return isByBody ? undefined : endpoint;
}

function isInside(
	offset: number,
	{ expression, outline: owner }: CalledFunction,
	outline: Outline,
): boolean {
	return owner === outline && expression.start <= offset && offset < expression.end;
}

const requests = new WeakMap<Outline, Map<number, readonly SentRequest[]>>();

/** The requests that a function sends itself, or through another one that it hands its parameters to. */
function requestsOf(called: CalledFunction, trail: Trail, level: number): readonly SentRequest[] {
	const { expression, outline } = called;
	const known = requests.get(outline) ?? new Map<number, readonly SentRequest[]>();
	requests.set(outline, known);
	const before = known.get(expression.start);
	if (before !== undefined) return before;
	known.set(expression.start, []);
	// What a long function calls must not use up the steps that are left for what its caller gives.
	const inside = createTrail(trail.project, trail.asksCallers, trail.isStrict);
	const found = outline.calls
		.filter(({ nameStart }) => expression.start <= nameStart && nameStart < expression.end)
		.slice(0, MAX_CALLS)
		.flatMap((call) => sentBy(call, called, inside, level))
		.slice(0, MAX_REQUESTS);
	known.set(expression.start, found);
	return found;
}

/** True for a request of Rust that only begins there: `client.post(url)`; who sends it is counted. */
function isLeftToCaller(call: CallExpression, { language }: Outline): boolean {
	return language.id === "rust" && onlyMakes(call, language.id);
}

function sentBy(
	call: OutlinedCall,
	called: CalledFunction,
	trail: Trail,
	level: number,
): readonly SentRequest[] {
	const { outline } = called;
	const isHttp = isHttpName(call.name, outline.language.id);
	if (!isHttp && level >= MAX_LEVELS) return [];
	const inMacro = call.node.type === "token_tree";
	if (!inMacro && !namesGiven(called, call.node.startIndex, call.node.endIndex)) return [];
	const lowered = lowerOutlinedCall(call, outline);
	if (lowered === undefined || isLeftToCaller(lowered, outline)) return [];
	if (inMacro && !namesGiven(called, lowered.start, lowered.end)) return [];
	const source = { expression: lowered, outline };
	const handedOn = level < MAX_LEVELS ? sentThrough(source, lowered, trail, level) : [];
	if (handedOn.length > 0 || !isHttp) return handedOn;
	const parts = collectParts(source, trail);
	const base = findBaseAddress(parts, trail) ?? (isOfClient(source) ? HOLE : undefined);
	return addressesOf(parts, trail)
		.filter((address) => address.some(({ kind }) => kind === "hole"))
		.map((address) => ({ address, base, parts }));
}

/** What another function of the project sends that a call hands its arguments to; it may be called like one that sends itself. */
function sentThrough(
	source: Source,
	call: CallExpression,
	trail: Trail,
	level: number,
): readonly SentRequest[] {
	const { outline } = source;
	const inner = findCalledFunction({ expression: call.callee, outline }, call.args.length, trail);
	if (inner === undefined) return [];
	return requestsOf(inner, trail, level + 1).flatMap(({ address, base, parts }) =>
		fillAddress(address, call, inner, outline, trail).map((filled) => ({
			address: filled,
			base,
			parts: [...collectParts(source, trail), ...parts],
		})),
	);
}

function addressesOf(parts: readonly RequestPart[], trail: Trail): readonly UrlPieces[] {
	const at = (pattern: RegExp) =>
		parts.flatMap(({ name, source }) =>
			name !== undefined && pattern.test(name) ? urlPiecesOf(source, trail, 1) : [],
		);
	const [host] = at(/^host(?:name)?$/);
	const [path] = at(/^path$/);
	if (host !== undefined && path !== undefined) return [[HTTPS, ...host, ...path]];
	return parts
		.filter(({ name, ofClient }) =>
			ofClient ? name === "post" : name === undefined || ADDRESSED.test(name),
		)
		.flatMap(({ source }) => urlPiecesOf(source, trail, 1));
}

/** Names of arguments and methods that are given an address: `connection.post(path)`, `Net::HTTP::Post.new(uri)`. */
const ADDRESSED = /^(?:url|uri|post|new)$/;

const HTTPS: UrlPieces[number] = { kind: "text", text: "https://" };

/** Puts what a call gives for the parameters of a function into an address that is made of them. */
function fillAddress(
	address: UrlPieces,
	call: CallExpression,
	{ expression: declared, outline: { language } }: CalledFunction,
	outline: Outline,
	trail: Trail,
): readonly UrlPieces[] {
	const all = [...argumentsByParameter(call, declared, language.selfNames)];
	return fillHoles(address, (hole) => {
		const [root = "", ...keys] = rootsOf(hole, outline);
		return all.flatMap(([name, value]) => {
			const path = name.split(" ").includes(root)
				? keys
				: name.startsWith("{")
					? [root, ...keys]
					: undefined;
			if (path === undefined) return [];
			const given = entryOf({ expression: value, outline }, path, trail);
			return given === undefined ? [] : urlPiecesOf(given, trail, 1);
		});
	});
}

/** The name in a hole and the keys behind it; a shell's `${url}` and `$1` are the variable `url` and the parameter `$1`. */
function rootsOf(hole: string, { language }: Outline): readonly string[] {
	if (language.id !== "shell") return hole.split(/\?\.|\./);
	const name = /^"?\$?\{?(\w+)\}?"?$/.exec(hole)?.[1] ?? "";
	return [/^\d$/.test(name) ? `$${name}` : name];
}

function entryOf(source: Source, path: readonly string[], trail: Trail): Source | undefined {
	return path.reduce<Source | undefined>(
		(found, key) => found && openRecord(found, trail)?.entries.get(normalizeName(key)),
		source,
	);
}
