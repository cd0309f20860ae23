import type { ProviderId } from "../pricing/provider.ts";
import { ENDPOINTS } from "./endpointTable.ts";
import { providerOfUrl } from "./hosts.ts";
import type { Row } from "./sdk.ts";
import { realtimeTranscription, VENDOR_ENDPOINTS } from "./vendorEndpoints.ts";

const ALL = [...ENDPOINTS, ...VENDOR_ENDPOINTS];

/** Stands for a value that is known only at run time in an address: `${HOLE}/chat/completions`. */
export const HOLE = "\u{fffc}";

/** What a request to an address sends: the row says how its JSON body is read. */
export interface Endpoint {
	readonly row: Row;
	/** The model where it stands in the address; it may hold `HOLE`. */
	readonly model: string | undefined;
	/** The models of several addresses, where a request may go to either. */
	readonly models?: readonly string[];
	/** Who serves the address; undefined for a host that is not known. */
	readonly provider: ProviderId | undefined;
	/** Keys that the body must have for the address to be a model's; `|` between keys of which one is enough. */
	readonly needs: readonly string[];
}

/** True where a body that has some keys has all that an address asks for. */
export function meetsNeeds(needs: readonly string[], has: (key: string) => boolean): boolean {
	return needs.every((keys) => keys.split("|").some(has));
}

/** One of them stands in every address of a model's endpoint: in those of many hosts, in those of one vendor. */
export const ENDPOINT_HINTS: readonly RegExp[] = [
	/completions|\/v1\/edits|["'](?:embeddings|responses|moderations|messages|rerank)["']|\/(?:responses|messages|complete|embeddings?|embed|rerank|moderations|realtime|chat|generate)\b|\/images\/|\/audio\/|images\/(?:generations|edits)|audio\/(?:transcriptions|translations|speech)|[gG]enerateContent|embedContent|[pP]redict|\/model\/|text-to-speech|api-inference|router\.huggingface|deepgram\.com|\/v1\/(?:listen|speak)\b|replicate\.com|services\/aigc|assemblyai|\/ai\/run\/|workers-ai/,
	/stability\.ai|stable-image|fal\.run|bfl\.(?:ai|ml)|ideogram\.ai|cartesia\.ai|speech-to-text|chatcompletion|\/t2a|image_generation|nvidia\.com\/v1\/(?:vlm|genai)|api\.x\.ai\/v1\/tts|video_generation|v1\/videos\b|video-generation|services\/(?:embeddings|rerank)|reranking|wenxinworkshop|xf-yun\.com|xfyun\.cn|ai21\.com|aleph-alpha|nomic\.ai|\/ml\/v1\/text|textsynth|:generate(?:Text|Message)|:\w*mbedText|\/threads\/|\/conversations/,
];

/** False when no address in a text can be one of a model's endpoints; linear, and cheap enough for every document. */
export function mayHoldEndpoint(text: string): boolean {
	return ENDPOINT_HINTS.some((hint) => hint.test(text));
}

/** A path that is put right behind a base address, which ends with a slash then: `host + "v1/embeddings"`. */
const BELOW_HOLE =
	/^\u{fffc}(?=(?:v\d\/|chat\/|images\/|audio\/|api\/(?:chat|generate|embed))|(?:embeddings|responses|messages|completions|moderations|rerank)$)/u;

/** What stands in an address for what the reader is to fill in: `/YOUR VOICE ID/stream`. */
const STAND_IN = /\/[<{]?your [^/?#\n]{1,30}/gi;

/** What a request to an address sends; undefined when it is no model's endpoint. Values known at run time are `HOLE`s. */
export function findEndpoint(written: string): Endpoint | undefined {
	const url = written.replace(STAND_IN, "/your");
	if (url.length > 2000 || /\s/.test(url)) return undefined;
	const query = url.search(/[?#]/);
	const address = (query < 0 ? url : url.slice(0, query))
		.replace(/\/+$/, "")
		.replace(/([^:/])\/{2,}/g, "$1/")
		.replace(BELOW_HOLE, `${HOLE}/`);
	if (!/^(?:[a-z]+:)?\/\/|^\u{fffc}/iu.test(address)) return undefined;
	return findByAddress(url, address) ?? findBelowHost(url, address) ?? findOnAnyHost(url, address);
}

/** A path below a provider's host that addresses of it do not always begin with a version: `…azure.com/embeddings`. */
function findBelowHost(url: string, address: string): Endpoint | undefined {
	const provider = providerOfUrl(url);
	const path = /\/(?:embeddings|responses|completions)$/.exec(address)?.[0];
	if (provider === undefined || path === undefined) return undefined;
	const found = findByAddress(HOLE + path, HOLE + path);
	return found && { ...found, provider };
}

/** What a body must have for a path of one word to be a model's on a server of one's own: `http://reranker.internal/rerank`. */
const ASKED_ANYWHERE: ReadonlyMap<string, readonly string[]> = new Map([
	["/embeddings", ["model", "input"]],
	["/rerank", ["model", "query", "documents"]],
]);

function findOnAnyHost(url: string, address: string): Endpoint | undefined {
	const path = /^https?:\/\/[^/]+.*(\/\w+)$/.exec(address)?.[1] ?? "";
	const needs = ASKED_ANYWHERE.get(path);
	const found = needs && findByAddress(HOLE + path, HOLE + path);
	return found && { ...found, provider: providerOfUrl(url), needs };
}

function findByAddress(url: string, address: string): Endpoint | undefined {
	for (const { address: pattern, needs = [], ...rest } of ALL) {
		const match = pattern.exec(address);
		if (match === null) continue;
		const asked = /[?&]model(?:_id)?=([^&#]+)/.exec(url)?.[1];
		const provider = providerOfUrl(url) ?? (/ollama/i.test(address) ? "local" : undefined);
		const model = match.groups?.["model"] ?? asked;
		const row = TRANSCRIBES.test(url) ? realtimeTranscription : rest;
		return { row: { name: "", ...row }, model: model && decode(model), provider, needs };
	}
	return undefined;
}

const TRANSCRIBES = /\/realtime\?(?:[^#]*&)?intent=transcription\b/;

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch (error) {
		if (error instanceof URIError) return text;
		throw error;
	}
}
