import { type CallExpression, nameOfCallee } from "../../languages/expression.ts";
import { isManaged, isScript } from "../../languages/families.ts";
import type { LanguageId } from "../../languages/language.ts";
import { lookUp } from "../../languages/lookup.ts";
import { type Endpoint, meetsNeeds } from "../../sdks/endpoints.ts";
import { isTestFile } from "../countedHere.ts";
import { createTrail } from "../follow/follow.ts";
import type { OpenRecord } from "../laterEntries.ts";
import { type CallMatch, isOfBase, namesOf } from "../matchCall.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import { MOCK_NAME } from "../standIns.ts";
import { thingOf } from "../thing.ts";
import { describeRequest } from "./describeRequest.ts";
import { findAddress, findOpenAddress } from "./httpAddress.ts";
import { findBody } from "./httpBody.ts";
import { findEndpointByBody, postedFrom } from "./httpByBody.ts";
import { collectParts, type RequestPart } from "./httpRequest.ts";
import { isOfProject } from "./ownHttpMethod.ts";
import { isReading, onlyAsks } from "./readingRequests.ts";
import { findSocketMessage } from "./socketMessage.ts";
import { typedKeysOf } from "./typedBody.ts";

/** A raw HTTP request to a model's endpoint; `origin` is the place of its address, which tells requests apart. */
export interface HttpMatch {
	readonly match: CallMatch & { readonly kind: "match" };
	readonly origin: string;
}

/**
 * Matches a call with the table of endpoints by the address that it, or the request that it sends, is given; `request` is the call
 * with what is chained to it.
 */
export function matchHttp(
	source: Source,
	trail: Trail,
	request: Source = source,
): HttpMatch | undefined {
	const { expression } = source;
	if (expression.kind !== "call" || isMocked(expression)) return undefined;
	if (isOfBase(expression.callee, source.outline)) return undefined;
	if (onlyReads(expression, source, trail) || isOfTest(expression, source)) return undefined;
	const parts = collectParts(request, trail);
	const known = findAddress(parts, trail);
	const address = known ?? (isOfClient(source) ? findOpenAddress(parts, trail) : undefined);
	if (address === undefined) return matchByBody(source, parts, trail);
	if (isNoRequest(source, trail) || onlyAsks(expression, parts)) return undefined;
	const { endpoint, at } = address;
	if (isRead(at, parts)) return undefined;
	const body =
		findBody(parts, trail) ??
		findBody(parts, createTrail(trail.project, true)) ??
		findSocketMessage(source, endpoint, trail);
	const asked = known ? endpoint : askingModel(endpoint);
	if (!isForModel(asked, body, typedKeysOf(parts, trail), source)) return undefined;
	if (isOfProject(expression, address, source, trail)) return undefined;
	return { match: describeRequest(endpoint, body), origin: originOf(at) };
}

/** The place of a request's address. */
export function originOf({ outline, expression }: Source): string {
	return `${outline.path} ${expression.start}`;
}

function isMocked({ callee }: CallExpression): boolean {
	return namesOf(callee).some((name) => MOCK_NAME.test(name));
}

/** True for an address that a client is given to read: `client.get(url).send()`. */
function isRead({ expression }: Source, parts: readonly RequestPart[]): boolean {
	return parts.some(
		({ name, source }) => READS.test(name ?? "") && source.expression === expression,
	);
}

/** An endpoint of which only the path is known: its address or the body must name a model besides. */
function askingModel(endpoint: Endpoint): Endpoint {
	return endpoint.model === undefined
		? { ...endpoint, needs: [...endpoint.needs, "model"] }
		: endpoint;
}

const VENDOR = /openai|anthropic|claude|gemini|mistral|deepseek|groq|cohere|ollama|openrouter/i;

/** True for a file of PHP or Ruby that a vendor's name leads to, `Anthropic/Handlers/Text.php`: it needs no body to tell what is asked. */
function isOfVendor(language: LanguageId, path: string): boolean {
	return /^(?:php|ruby)$/.test(language) && VENDOR.test(path);
}

function isNoRequest(source: Source, trail: Trail): boolean {
	return isRoute(source, trail) || isOnlyNamed(source);
}

/**
 * True where the body has what the address asks for. In tests of Python a request that names neither a vendor nor a model goes to
 * the server that is tested.
 */
function isForModel(
	{ needs, provider, model }: Endpoint,
	body: OpenRecord | undefined,
	isTyped: (key: string) => boolean,
	{ outline: { language, path } }: Source,
): boolean {
	const has = (key: string) => body?.entries.has(key) === true || isTyped(key);
	if (!meetsNeeds(needs, has)) return body === undefined && isOfVendor(language.id, path);
	if (language.id !== "python" || !isTestFile(path)) return true;
	return provider !== undefined || model !== undefined || has("model");
}

/** Libraries of Python whose functions and sessions send a request at once. */
const LIBRARIES = /^(?:requests|httpx|aiohttp|curl_cffi)\b/;

/** True for `requests.post(…)` and `session.post(…)` of Python. */
function isOfLibrary({ expression, outline }: Source, trail: Trail): boolean {
	if (expression.kind !== "call" || outline.language.id !== "python") return false;
	const { callee } = expression;
	if (callee.kind !== "member" || callee.name !== "post") return false;
	const thing = thingOf({ expression: callee, outline }, trail);
	return thing?.kind === "symbol" && LIBRARIES.test(thing.module);
}

/** True for a request of PHP or Ruby that says by its name that it is one: `wp_remote_post(…)`, `connection.post(…)`. */
function isOfServer(source: Source): boolean {
	const { expression, outline } = source;
	if (expression.kind !== "call" || !/^(?:php|ruby)$/.test(outline.language.id)) return false;
	return expression.callee.kind === "name"
		? /^(?:curl_exec|wp_(?:safe_)?remote_\w+)$/.test(expression.callee.name)
		: isOfClient(source);
}

/** A request whose address comes from settings or from the caller: its body tells that a model answers it. */
function matchByBody(
	source: Source,
	parts: readonly RequestPart[],
	trail: Trail,
): HttpMatch | undefined {
	const { outline } = source;
	if (isTestFile(outline.path)) return undefined;
	const { id } = outline.language;
	const posted = postedFrom(parts, id);
	const isKnown = isScript(id) || isManaged(id) || posted !== undefined;
	if (!isKnown && !isOfLibrary(source, trail) && !isOfServer(source)) return undefined;
	const body = findBody(parts, trail);
	const address = findEndpointByBody(posted ?? parts, body, trail);
	if (address === undefined || isRoute(source, trail) || parts.some(isReading)) return undefined;
	const at = isManaged(id) || posted !== undefined ? address.at : source;
	return { match: describeRequest(address.endpoint, body), origin: originOf(at) };
}

/** Languages whose servers and tests do not call handlers and clients by one name. */
const CALLING = /^(?:java|kotlin|csharp|php|ruby|rust)$/;
const CLIENT = /client|http|conn|request|api|faraday|guzzle|axios|base_?url/i;

/** True for a call of a client that is known by its name alone: `client()->post(…)`, `connection.post(…)`. */
export function isOfClient({ expression, outline }: Source): boolean {
	if (expression.kind !== "call" || expression.callee.kind !== "member") return false;
	const calls = isScript(outline.language.id)
		? !isTestFile(outline.path)
		: CALLING.test(outline.language.id);
	return calls && namesOf(expression.callee.object).some((name) => CLIENT.test(name));
}

/** `httpx.Request("POST", "https://…")` without a body: it stands in an error or an answer of a test, and nobody sends it. */
function isOnlyNamed({ expression, outline }: Source): boolean {
	if (expression.kind !== "call" || outline.language.id !== "python") return false;
	const { callee, args } = expression;
	const name = nameOfCallee(callee);
	return (
		name === "Request" &&
		args.length <= 2 &&
		args.every(({ value }) => /text|name|template/.test(value.kind)) &&
		args[0]?.value.kind === "text" &&
		/^[A-Z]+$/.test(args[0].value.value)
	);
}

/** Modules whose `post(url, …)` answers requests, or stands in for who does. */
const SERVING =
	/^(msw|nock|pretender|fetch-mock|axios-mock-adapter|express|fastify|hono|koa|@?playwright|cypress|supertest)\b/;

const SERVERS =
	/^(?:httptest\.\w+|(?:http|rest|server|app|router)\.post|page\.route|context\.route)$/;

/** Methods of clients that are given an address and send no body: `client.get(url).send()`. */
const READS = /^(?:get|head|delete|options)$/;

/**
 * True for a function that a test makes itself, `const fetching = wrap(answering)`, `made.fetch(url)` or `app.request(url)` of a server:
 * it answers what it is asked.
 */
function isOfTest({ callee }: CallExpression, { outline }: Source): boolean {
	if (!isScript(outline.language.id) || !isTestFile(outline.path)) return false;
	const isOfObject = callee.kind === "member" && /(?:fetch|^request)$/i.test(callee.name);
	const [root] = callee.kind === "name" || isOfObject ? namesOf(callee) : [];
	if (root === undefined) return false;
	return lookUp(outline, root, callee.start).some(({ kind }) => kind !== "import");
}

/** True for `fetch(url)` of JavaScript, which sends no body. */
function onlyReads({ callee, args }: CallExpression, { outline }: Source, trail: Trail): boolean {
	const name = nameOfCallee(callee);
	const [only] = args;
	if (only === undefined || args.length > 1 || !isScript(outline.language.id)) return false;
	if (only.spread || !/fetch/i.test(name)) return false;
	const found = sourcesOf(trail.follow({ expression: only.value, outline }));
	return found.length > 0 && found.every(({ expression }) => /text|template/.test(expression.kind));
}

/** True for a handler that is set up for an address: `http.post("https://…", () => …)` of a mock server. */
function isRoute({ expression, outline }: Source, trail: Trail): boolean {
	if (expression.kind !== "call") return false;
	const { callee, args } = expression;
	if (callee.kind === "member" && namesOf(callee)[0] === "httptest") return true;
	const handles = args[1]?.value.kind === "function" && callee.kind === "member";
	if (
		handles &&
		callee.object.kind === "name" &&
		SERVERS.test(`${callee.object.name}.${callee.name}`)
	)
		return true;
	const thing = thingOf({ expression: callee, outline }, trail);
	return thing?.kind === "symbol" && SERVING.test(thing.module);
}
