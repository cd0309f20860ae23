import type { ProviderId } from "../../pricing/provider.ts";
import { providerOfUrl } from "../../sdks/hosts.ts";

/** How a request's body is written. `converse` is Bedrock's, `cohereV1` Cohere's old chat, `plain` text without messages. */
export type BodyShape =
	| "chat"
	| "responses"
	| "anthropic"
	| "gemini"
	| "converse"
	| "invoke"
	| "cohereV1"
	| "plain"
	| "image";

/** What an address tells of the request that is sent there; what it does not tell is undefined. */
export interface RequestAddress {
	readonly provider: ProviderId | undefined;
	readonly shape: BodyShape | undefined;
	readonly model: string | undefined;
}

/** Paths and the bodies they take, first match first. */
const shapes: readonly (readonly [RegExp, BodyShape])[] = [
	[/\/chat\/completions$/, "chat"],
	[/\/responses(?:\/input_tokens)?$/, "responses"],
	[/\/messages(?:\/count_tokens)?$/, "anthropic"],
	[/\/anthropic\/models\/[^/]+:(?:streamR|r)awPredict$/, "anthropic"],
	[/:(?:generateContent|streamGenerateContent|countTokens|batchGenerateContent)$/, "gemini"],
	[/:(?:embedContent|batchEmbedContents|predict)$/, "plain"],
	[/\/model\/[^/]+\/converse(?:-stream)?$/, "converse"],
	[/\/model\/[^/]+\/invoke(?:-with-response-stream)?$/, "invoke"],
	[/\/images\/(?:generations|edits|variations)$/, "image"],
	[/\/(?:embeddings|embed|completions|moderations|rerank|audio\/speech)$/, "plain"],
	[/\/v2\/chat$/, "chat"],
	[/\/chat$/, "cohereV1"],
];

/** Reads a request's URL, absolute or from the root (`/v1/chat/completions`), with or without a query. */
export function readAddress(url: string): RequestAddress {
	const [, host, path = ""] = /^(?:[a-z]+:\/\/([^/]*))?(\/?[^?#]*)/i.exec(url) ?? [];
	const trimmed = path.replace(/\/+$/, "");
	const shape = shapes.find(([pattern]) => pattern.test(trimmed))?.[1];
	return { provider: providerOf(host, trimmed), shape, model: modelOf(trimmed) };
}

function providerOf(host: string | undefined, path: string): ProviderId | undefined {
	if (/\/model\/[^/]+\/(?:converse|invoke)/.test(path)) return "bedrock";
	if (host === undefined || host === "") return undefined;
	if (/^chatgpt\.com$/.test(host)) return "openai";
	if (/(?:^|[.-])aiplatform\.googleapis\.com$/.test(host)) return "vertex";
	if (/\.openai\.azure\.com$/.test(host)) return "azure";
	return providerOfUrl(`https://${host}`);
}

/** Bedrock, Gemini, Vertex and Azure name the model (or deployment) in the path. */
function modelOf(path: string): string | undefined {
	const found =
		/\/model\/([^/]+)\/(?:converse|invoke)/.exec(path)?.[1] ??
		/\/(?:models|tunedModels)\/([^/:]+):/.exec(path)?.[1] ??
		/\/deployments\/([^/]+)\//.exec(path)?.[1];
	if (found === undefined) return undefined;
	try {
		return decodeURIComponent(found);
	} catch {
		return found;
	}
}
