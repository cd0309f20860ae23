import type { Expression } from "../../languages/expression.ts";
import { isJvm, isManaged, isScript } from "../../languages/families.ts";
import { findScope, holderOf } from "../../languages/scope.ts";
import { findEndpoint, HOLE } from "../../sdks/endpoints.ts";
import type { OpenRecord } from "../laterEntries.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import type { Address } from "./httpAddress.ts";
import type { RequestPart } from "./httpRequest.ts";
import { urlsOf } from "./httpUrl.ts";

/** What tells a request to a model from others when nothing is known of its address: keys of its body, and of these any. */
const BODIES: readonly (readonly [path: string, all: readonly string[], any: readonly string[]])[] =
	[
		[
			"v1/messages",
			["model", "messages", "maxtokens", "system"],
			["stream", "temperature", "tools"],
		],
		[
			"chat/completions",
			["model", "messages"],
			"stream temperature maxtokens maxcompletiontokens topp tools responseformat stop presencepenalty".split(
				" ",
			),
		],
		[
			"services/aigc/text-generation/generation",
			["model", "input", "parameters"],
			["stream", "input"],
		],
		["v1/embeddings", ["model", "input"], ["dimensions", "encodingformat"]],
		["v1/rerank", ["model", "query", "documents"], ["topn", "topk", "returndocuments"]],
		["v1/responses", ["model", "input"], ["instructions", "maxoutputtokens", "previousresponseid"]],
		[
			`models/${HOLE}:generateContent`,
			["contents"],
			["generationconfig", "systeminstruction", "safetysettings"],
		],
		[
			"completions",
			["model", "prompt", "maxtokens"],
			["stream", "temperature", "topp", "suffix", "stop", "echo"],
		],
		["completions", ["prompt", "npredict"], ["stream", "temperature", "stop", "seed"]],
	];

/** Names of what is given an address first. */
const ADDRESSED = /^(?:url|uri|post|request)$/;

/** The endpoint of a request whose address comes from settings, by its body; undefined where an address is written. */
export function findEndpointByBody(
	parts: readonly RequestPart[],
	body: OpenRecord | undefined,
	trail: Trail,
): Address | undefined {
	const first = isMethod(parts[0]) ? parts[1] : parts[0];
	if (body === undefined || first === undefined) return undefined;
	const address = isManaged(first.source.outline.language.id) ? addressIn(parts) : first;
	if (address === undefined || !mayBeAddress(address)) return undefined;
	if (/record|text|function/.test(address.source.expression.kind)) return undefined;
	const { outline } = address.source;
	const isServer = isPosting(outline.language.id);
	if (goesElsewhere(address, parts, body, trail)) return undefined;
	const has = (key: string) => body.entries.has(key);
	const isNamed =
		(isServer && has("input") && isOfEmbedding(address.source, body)) ||
		(isJvm(outline.language.id) && has("messages"));
	const found = BODIES.find(
		([, all, any]) => all.every(has) && (any.some(has) || isNamed || isConversation(body, trail)),
	);
	const path = found?.[0] ?? (isForDeployment(address.source, body, trail) ? CHAT : undefined);
	const endpoint = path === undefined ? undefined : findEndpoint(`${HOLE}/${path}`);
	return endpoint && { endpoint, at: address.source };
}

const CHAT = "chat/completions";

/** Keys that cap an answer. */
const CAPS = ["maxtokens", "maxcompletiontokens"];

/**
 * True for a written conversation with a cap and without a model, which the address names: a deployment of Azure. Pages of JavaScript
 * ask their own server so.
 */
function isForDeployment({ outline }: Source, body: OpenRecord, trail: Trail): boolean {
	if (isScript(outline.language.id) || !CAPS.some((key) => body.entries.has(key))) return false;
	return isConversation(body, trail);
}

/** The method that some clients of JavaScript are given before the address: `HTTP.request("POST", url, options)`. */
function isMethod(part: RequestPart | undefined): boolean {
	const expression = part?.name === undefined ? part?.source.expression : undefined;
	return expression?.kind === "text" && /^(?:POST|PUT)$/i.test(expression.value);
}

/** What a request of Java, Kotlin or C# goes to must be named so: their methods are called alike for much else. */
const NAMED = /(?:ur[il]|endpoint|host|address|api\w*path)(?:\(\))?$/i;

/** The value that by its name is the address of a request: `_config.Endpoint`, `apiUrl`. */
function addressIn(parts: readonly RequestPart[]): RequestPart | undefined {
	return parts.find((part) => {
		const { expression, outline } = part.source;
		if (!mayBeAddress(part) || !/name|member|call/.test(expression.kind)) return false;
		return NAMED.test(outline.text.slice(expression.start, expression.end));
	});
}

function mayBeAddress({ name, ofClient }: RequestPart): boolean {
	return !ofClient && (name === undefined || ADDRESSED.test(name));
}

/** True where the body's messages are written as such: each has a role and a content. */
function isConversation({ entries }: OpenRecord, trail: Trail): boolean {
	const messages = entries.get("messages");
	const [written] = messages === undefined ? [] : sourcesOf(trail.follow(messages));
	if (written?.expression.kind !== "list") return false;
	return written.expression.items.some(({ value }) => {
		const keys = value.kind === "record" ? value.entries.map(({ key }) => key) : [];
		return keys.includes("role") && keys.includes("content");
	});
}

/** A record whose type by its name is embedded, up to one of its entries: `EmbeddingRequest{ Input: `. */
const EMBEDDED = /embed\w*\s*\{[^{}]*$/i;

/** True for a request of a function or with a body that by its name embeds. */
function isOfEmbedding({ expression, outline }: Source, { entries }: OpenRecord): boolean {
	const { name } = holderOf(findScope(outline.scopes, expression.start));
	if (name !== undefined && /embed/i.test(name)) return true;
	const input = entries.get("input");
	if (input === undefined) return false;
	const { start } = input.expression;
	return EMBEDDED.test(input.outline.text.slice(Math.max(0, start - 200), start));
}

/** True for a request whose address tells that it is no model's, or is written and known to be none. */
function goesElsewhere(
	{ source }: RequestPart,
	parts: readonly RequestPart[],
	{ entries }: OpenRecord,
	trail: Trail,
): boolean {
	const urls = urlsOf(source, trail);
	if (isPosting(source.outline.language.id)) return urls.some(isForOthers);
	const samples = SAMPLING.some((key) => entries.has(key));
	const isSigned = samples && urls.some(isChatPath) && parts.some(isKey);
	return urls.some(isSigned ? isNoChatPath : isWritten);
}

/** What is asked of a model's server besides answers. */
const BESIDES = /count|token|batch|template|models?$|jobs|files/i;

/** True for an address below which a model's server does something else with such a body. */
function isForOthers(url: string): boolean {
	return BESIDES.test(url.replace(/^https?:\/\/[^/]*|[?#].*$/g, ""));
}

/** Paths below a server from settings that only with such a body, and a key, are a model's: pages post the like to their own server. */
const CHAT_PATH = new RegExp(
	`^${HOLE}/?(?:v\\d/)?(?:chat|messages|generate|complete|completions?|chat/stream)/?$`,
	"u",
);

function isChatPath(url: string): boolean {
	return CHAT_PATH.test(url);
}

function isNoChatPath(url: string): boolean {
	return !isChatPath(url) && isWritten(url);
}

/** Headers that hold the key of who asks. */
function isKey({ name }: RequestPart): boolean {
	return name !== undefined && /^(?:authorization|x?apikey)$/.test(name);
}

/** Keys of a body that tell a model how to answer. */
const SAMPLING =
	"temperature maxtokens maxcompletiontokens topp presencepenalty frequencypenalty".split(" ");

/** True for an address of which more than its scheme is written. */
function isWritten(url: string): boolean {
	return /[a-z]/i.test(url.replace(/^https?:\/\//, "").replaceAll(HOLE, ""));
}

/** Languages of servers, whose requests say that they post: nobody writes a page that asks its own server in them. */
function isPosting(language: string): boolean {
	return language === "rust" || language === "go";
}

/** The parts of a request of Rust or Go from its address on: `client.post(url)`, `http.NewRequest("POST", url, body)`. */
export function postedFrom(
	parts: readonly RequestPart[],
	language: string,
): readonly RequestPart[] | undefined {
	if (!isPosting(language)) return undefined;
	const index =
		language === "rust"
			? parts.findIndex(({ name }) => name === "post")
			: parts.findIndex(({ source: { expression } }) => isPost(expression)) + 1;
	const address = index < 0 || (language === "go" && index === 0) ? undefined : parts[index];
	return address && [{ ...address, ofClient: false }, ...parts.slice(index + 1)];
}

function isPost(expression: Expression): boolean {
	if (expression.kind === "text") return expression.value === "POST";
	return expression.kind === "member" && expression.name === "MethodPost";
}
