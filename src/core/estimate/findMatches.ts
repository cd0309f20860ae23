import { isScript } from "../languages/families.ts";
import type { Outline, OutlinedCall } from "../languages/outline.ts";
import { lowerChainFrom, lowerOutlinedCall } from "../languages/outlinedCall.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { mayHoldEndpoint } from "../sdks/endpoints.ts";
import { type CalledName, calledNameReader } from "./calledName.ts";
import { isTestFile } from "./countedHere.ts";
import { createTrail } from "./follow/follow.ts";
import { findAddressGivers } from "./http/addressGivers.ts";
import { matchHttpHelper } from "./http/httpHelpers.ts";
import { httpClientsOf, isComplete, onlyMakes } from "./http/httpNames.ts";
import { matchHttp } from "./http/matchHttp.ts";
import { type CallMatch, matchCall } from "./matchCall.ts";
import { namesOfSenders } from "./namesOfSenders.ts";
import { findPassing, readPassedCall } from "./passedCalls.ts";
import type { Source } from "./source.ts";
import { isSuperOfScript } from "./superCall.ts";

/** A call of a document with what rows or addresses say of it. */
export interface FoundMatch {
	readonly call: OutlinedCall;
	readonly source: Source;
	readonly match: CallMatch;
}

/** Matches the calls of a document with the rows of SDKs and the table of endpoints, in document order. */
export function findMatches(
	outline: Outline,
	project: ProjectIndex | undefined,
): readonly FoundMatch[] {
	const found: FoundMatch[] = [];
	const requests = new Map<string, FoundMatch>();
	const aliases = namesOfSenders(outline, project);
	const mayHttp = mayHoldEndpoint(outline.text) || mayNameEndpoint(outline);
	const readName = calledNameReader(outline.language.id);
	const names = outline.calls.map(({ name }) => readName(name));
	const passing = findPassing(outline, names);
	const httpWay = mayHttp ? findHttpWays(outline) : () => NO_HTTP;
	for (const [index, called] of names.entries()) {
		const call = outline.calls[index] as OutlinedCall;
		if (passing.has(call)) addPassed(call, outline, project, found);
		const way = httpWay(call, called);
		const sends =
			way !== NO_HTTP ||
			called.sends ||
			aliases.has(call.name) ||
			isSuperOfScript(call.name, outline);
		const one = sends ? matchOne(call, outline, project, way) : undefined;
		if (one !== undefined) addMatch(one, found, requests);
	}
	found.push(...requests.values());
	return found
		.filter((one) => !beginsAnother(one, found))
		.sort((a, b) => a.call.nameStart - b.call.nameStart);
}

/** Adds a match, or puts it in the place of another call that the same request goes through. */
function addMatch(
	one: FoundMatch & { readonly origin?: string },
	found: FoundMatch[],
	requests: Map<string, FoundMatch>,
): void {
	const { origin } = one;
	const known = origin === undefined ? undefined : requests.get(origin);
	if (origin === undefined || (known !== undefined && isSeparate(one, known))) found.push(one);
	else if (known === undefined || replaces(one, known)) requests.set(origin, one);
}

/** True for a call without arguments that another request's chain begins with: `.embeddings()` before `.create(request)`. */
function beginsAnother(
	{ source: { expression } }: FoundMatch,
	all: readonly FoundMatch[],
): boolean {
	if (expression.kind !== "call" || expression.args.length > 0) return false;
	return all.some(
		({ call, source: other }) =>
			other.expression.start === expression.start &&
			call.nameStart >= expression.end &&
			other.expression.end > expression.end,
	);
}

function addPassed(
	outer: OutlinedCall,
	outline: Outline,
	project: ProjectIndex | undefined,
	found: FoundMatch[],
): void {
	const passed = readPassedCall(outer, outline);
	if (passed === undefined) return;
	const source = { expression: passed.expression, outline };
	const match = matchCall(source, createTrail(project, true), () => source);
	if (match?.kind === "match") found.push({ call: passed.call, source, match });
}

function matchOne(
	call: OutlinedCall,
	outline: Outline,
	project: ProjectIndex | undefined,
	way: HttpWay,
): (FoundMatch & { readonly origin?: string }) | undefined {
	const expression = lowerOutlinedCall(call, outline);
	if (expression === undefined) return undefined;
	const source = { expression, outline };
	const match = matchCall(source, createTrail(project, true), () => ({
		expression: lowerChainFrom(call, outline) ?? expression,
		outline,
	}));
	if (match?.kind === "match" || way === NO_HTTP) return match && { call, source, match };
	const sent = isWithinChain(call, outline) ? lowerChainFrom(call, outline) : undefined;
	const request = { expression: sent ?? expression, outline };
	const http =
		(way.sends ? matchHttp(source, createTrail(project), request) : undefined) ??
		(way.helps ? matchHttpHelper(source, createTrail(project)) : undefined);
	if (http !== undefined) return { call, source, ...http };
	return match && { call, source, match };
}

/** How a call may come to an address: it sends the request itself, or hands the address to a function of the project. */
interface HttpWay {
	readonly sends: boolean;
	readonly helps: boolean;
}

const NO_HTTP: HttpWay = { sends: false, helps: false };

/** Tests hand made-up addresses to functions that answer them; a shell's functions send what they are given. */
function findHttpWays(outline: Outline): (call: OutlinedCall, called: CalledName) => HttpWay {
	const clients = httpClientsOf(outline);
	const isTest = isTestFile(outline.path) && outline.language.id !== "shell";
	const givesAddress = isTest ? () => false : findAddressGivers(outline);
	return (call, called) => {
		const sends = called.isHttp || clients.has(call.name);
		const helps = givesAddress(call, called);
		return sends || helps ? { sends, helps } : NO_HTTP;
	};
}

/** True for a file that names addresses, which other files may write down: a script, or one that names a vendor besides. */
function mayNameEndpoint({ text, language }: Outline): boolean {
	const mayName = isScript(language.id) || (TYPED.test(language.id) && VENDOR.test(text));
	if (!mayName) return false;
	return NAMES_ADDRESS.test(text) || (SNAKE_CASED.test(language.id) && NAMES_IN_SNAKE.test(text));
}

const TYPED = /^(?:java|kotlin|csharp|php|ruby|go|rust|python)$/;
const VENDOR =
	/openai|gpt|anthropic|claude|gemini|completion|mistral|deepseek|llm|embedding|max_?tokens/i;

const SNAKE_CASED = /^(?:php|ruby|rust|python)$/;
const NAMES_IN_SNAKE = /(?:\b|_)(?:url|uri|endpoint)\b/;
const NAMES_ADDRESS =
	/(?:Path|PATH|U[rR][lL]|Endpoint|ENDPOINT|[hH]ost|HOST)S?s?\b|[gG]et\w*Address\(/;

/** True for two calls that each send: they share an object that tells the address, `axios(options)` twice. */
function isSeparate(one: FoundMatch, other: FoundMatch): boolean {
	const { language } = one.source.outline;
	const [a, b] = [one.source.expression, other.source.expression];
	if (a.kind !== "call" || b.kind !== "call" || (a.start < b.end && b.start < a.end)) return false;
	return isComplete(a, language.id) && isComplete(b, language.id);
}

/**
 * A request of Java that is set up after its method is named, `Unirest.post(url).header(a, b).body(json).asString()`, or one of Rust
 * that another function sends: `signed(client.post(url).json(&body))`.
 */
function isWithinChain({ name }: OutlinedCall, { language }: Outline): boolean {
	return (language.id === "java" || language.id === "rust") && /^(?:post|createPost)$/.test(name);
}

/** Of the calls that one request goes through, the last of a chain counts (`.post(url).json(body).send()`), or the one that sends. */
function replaces(later: FoundMatch, known: FoundMatch): boolean {
	const { start, end } = known.source.expression;
	const { expression, outline } = later.source;
	if (expression.start <= start && expression.end >= end) return true;
	const language = outline.language.id;
	const makes = ({ source }: FoundMatch) =>
		source.expression.kind === "call" && onlyMakes(source.expression, language);
	return makes(known) && (!makes(later) || later.call.name === "newCall");
}
