import { isScript } from "../../languages/families.ts";
import type { LanguageId } from "../../languages/language.ts";
import { type Endpoint, findEndpoint, HOLE } from "../../sdks/endpoints.ts";
import { resolveText } from "../resolveText.ts";
import type { Source, Trail } from "../source.ts";
import type { RequestPart } from "./httpRequest.ts";
import { urlsOf } from "./httpUrl.ts";

/** The model's endpoint that a request goes to, and the value that names it. */
export interface Address {
	readonly endpoint: Endpoint;
	readonly at: Source;
}

const BASE = /^(?:new|base_?ur[il]|url|endpoint|api_?base|address|prefix_?url)$/i;

/** Keys of a body that hold what is asked: no address stands there, and what does may take long to follow. */
const ASKED = /^(?:messages|contents|input|prompt|system|tools|temperature|stream|maxtokens)$/;

/** Finds the address among the parts of a request: whole, or a path below the base address of its client. */
export function findAddress(parts: readonly RequestPart[], trail: Trail): Address | undefined {
	const urls = parts.map(({ name, source }) =>
		name !== undefined && ASKED.test(name) ? [] : urlsOf(source, trail),
	);
	return findWhole(parts, urls) ?? findBelowBase(parts, urls, trail) ?? findPathSet(parts, urls);
}

/** The endpoint of several addresses that a request may go to: what one that chats and draws is asked first is to chat. */
export function bestEndpoint(urls: readonly string[]): Endpoint | undefined {
	const found = urls.flatMap((url) => findEndpoint(url) ?? []);
	const sure = found.filter(({ needs }) => needs.length === 0);
	const [first] = sure.length > 0 ? sure : found;
	const best = sure.find(({ row }) => row.sends === "chat") ?? first;
	if (best?.model === undefined) return best;
	const models = new Set(
		found.flatMap(({ row, model }) => (row.sends === best.row.sends ? (model ?? []) : [])),
	);
	return models.size < 2 ? best : { ...best, models: [...models] };
}

/** Paths that say by themselves what is asked of a client that nobody knows. */
const TELLING =
	/^\/?(?:[\w.-]+\/)*(?:chat\/completions|images\/(?:generations|edits)|audio\/(?:transcriptions|speech)|v1\/(?:embeddings|responses|messages|completions|images\/generations|audio\/\w+))$/;

/** Gemini's paths, which name the model, too; the folder of models may stand in the base address. */
const OF_GEMINI =
	/^\/?(?<folder>(?:[^\s/]+\/)*models\/)?[^\s/:]+:(?:(?:streamG|g)enerateContent|(?:batchE|e)mbedContents?)(?:\?|$)/;

/** Paths of one word that a body has to tell more of; those that servers of one's own use too, at which Ollama's are meant. */
const SHORT =
	/^\/?(?:api\/)?(chat|generate|embed|embeddings|messages|completions|responses|moderations)$/;
const OF_OLLAMA = /^(?:chat|generate)$/;

/** The path by which a client's request is told; pages ask their own server for `/chat` too. */
function toldBy(path: string, language: LanguageId): string | undefined {
	const plain = path.replace(/^\//, "");
	if (TELLING.test(path)) return plain;
	const gemini = OF_GEMINI.exec(path);
	if (gemini !== null) return gemini.groups?.["folder"] === undefined ? `models/${plain}` : plain;
	const word = isScript(language) ? undefined : SHORT.exec(path)?.[1];
	return word !== undefined && OF_OLLAMA.test(word) ? `api/${word}` : word;
}

/** The endpoint of a path that is given to a client from elsewhere: `$this->client()->post("v1/chat/completions", …)`. */
export function findOpenAddress(parts: readonly RequestPart[], trail: Trail): Address | undefined {
	const given = parts.filter(
		({ name, ofClient }) => !ofClient && (name === undefined || name === "post"),
	);
	for (const { source } of given.slice(0, 3)) {
		const [path] = urlsOf(source, trail);
		const told = path && toldBy(path, source.outline.language.id);
		const endpoint = told === undefined ? undefined : findEndpoint(`${HOLE}/${told}`);
		if (endpoint !== undefined) return { endpoint, at: source };
	}
	return undefined;
}

function findWhole(
	parts: readonly RequestPart[],
	urls: readonly (readonly string[])[],
): Address | undefined {
	/** A path that the call is given first is its address: what stands in its body is none. */
	let hasPath = false;
	for (const [index, { name, source, ofClient }] of parts.entries()) {
		hasPath ||= name === undefined && !ofClient && urls[index]?.[0]?.startsWith("/") === true;
		const sent = (urls[index] ?? []).filter((url) =>
			ofClient ? isWhole(url) : !hasPath || !isWhole(url),
		);
		const endpoint = bestEndpoint(sent);
		if (endpoint !== undefined) return { endpoint, at: source };
	}
	return undefined;
}

/** The base address of the client that a request is sent by, or its host; undefined where none is told. */
export function findBaseAddress(parts: readonly RequestPart[], trail: Trail): string | undefined {
	const urls = parts.map((part) => (part.ofClient ? urlsOf(part.source, trail) : []));
	return findBase(parts, urls) ?? findHost(parts, trail);
}

/** A path below a base address; undefined where it is a whole address or no path. */
export function putBelowBase(base: string, path: string): string | undefined {
	if (isWhole(path) || !/^[/\w]/.test(path)) return undefined;
	return `${base.replace(/\/+$/, "")}/${path.replace(/^\/+/, "")}`;
}

function findBelowBase(
	parts: readonly RequestPart[],
	urls: readonly (readonly string[])[],
	trail: Trail,
): Address | undefined {
	const base = findBase(parts, urls) ?? findHost(parts, trail);
	if (base === undefined) return undefined;
	for (const [index, { source }] of parts.entries()) {
		const below = (urls[index] ?? []).flatMap((url) => putBelowBase(base, url) ?? []);
		const endpoint = bestEndpoint(below);
		if (endpoint !== undefined) return { endpoint, at: source };
	}
	return undefined;
}

function findBase(
	parts: readonly RequestPart[],
	urls: readonly (readonly string[])[],
): string | undefined {
	for (const [index, { name, ofClient }] of parts.entries()) {
		const url = urls[index]?.[0];
		const isNamed = name !== undefined && BASE.test(name);
		if (!ofClient || !(isNamed || name === undefined)) continue;
		if (url !== undefined && isWhole(url)) return url;
		if (url === undefined && isNamed) return HOLE;
	}
	return undefined;
}

/** The path that is set on an address: `url.pathname = "/v1/embeddings"`, `uriBuilder.Path = "/v1/embeddings"` of C#. */
function findPathSet(
	parts: readonly RequestPart[],
	urls: readonly (readonly string[])[],
): Address | undefined {
	const index = parts.findIndex(
		({ name, source }) =>
			name === "pathname" || (name === "path" && source.outline.language.id === "csharp"),
	);
	const part = parts[index];
	const endpoint = bestEndpoint((urls[index] ?? []).map((path) => HOLE + path));
	return part && endpoint && { endpoint, at: part.source };
}

/** The host of `{ hostname: "api.openai.com", path: "/v1/…" }` as an address. */
function findHost(parts: readonly RequestPart[], trail: Trail): string | undefined {
	const host = parts.find(({ name }) => name === "hostname" || name === "host");
	const text = host === undefined ? undefined : resolveText(host.source, trail);
	return text?.kind === "known" && text.value.includes(".") ? `https://${text.value}` : undefined;
}

function isWhole(url: string): boolean {
	return /^[a-z]+:\/\//i.test(url) || url.startsWith(HOLE);
}
