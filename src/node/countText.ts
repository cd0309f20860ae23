import type { TokenCounter } from "../core/tokens/counter.ts";
import { countPrompt } from "../core/tokens/countPrompt.ts";
import { asObject } from "../core/tokens/jsonValue.ts";
import type { Json } from "../core/tokens/prompt.ts";
import { readRequest } from "../core/tokens/requests/readRequest.ts";
import { bareModelName } from "../core/tokens/tokenizerOf.ts";
import type { CountAtProviderParams, CountAtProviderResult } from "../protocol.ts";
import type { CountCache } from "./countCache.ts";
import { countingVendorOf, createCountClient } from "./countEndpoints.ts";

/** What counting at a provider needs: where addresses and keys stand, what is remembered, and our own counter to compare. */
export interface CountTextContext {
	readonly env: NodeJS.ProcessEnv;
	readonly cache: CountCache;
	readonly counter: TokenCounter;
}

/** Counts what an editor holds at its provider: a request or its body as it is, any other text as what a user says to `model`. */
export async function countText(
	{ text, model, keys }: CountAtProviderParams,
	{ env, cache, counter }: CountTextContext,
): Promise<CountAtProviderResult> {
	const line = parseObject(text) ?? sayTo(model, text);
	const request = readRequest(line, model || undefined);
	if ("kind" in request) return { message: `This cannot be sent: ${request.reason}.` };
	const vendor = countingVendorOf(request);
	if (!vendor) {
		return {
			message:
				"Only OpenAI (Responses), Anthropic and Gemini count requests; this is for another API.",
		};
	}
	const { prompt, format, provider } = request;
	const own = countPrompt(prompt, format, provider, request.model, counter).total;
	try {
		const tokens = await createCountClient(withKeys(env, keys), cache).count(request);
		if (tokens === undefined) {
			return { needsKeyOf: vendor, message: `There is no key of ${vendor} to count with.` };
		}
		return { tokens, message: sayCount(request.model, tokens, own.tokens - tokens) };
	} catch (error) {
		return { message: error instanceof Error ? error.message : String(error) };
	}
}

function sayCount(model: string, tokens: number, off: number): string {
	const ours =
		off === 0
			? "as counted here"
			: `${Math.abs(off)} ${off > 0 ? "fewer" : "more"} than counted here`;
	return `${model}: ${tokens} input tokens, ${ours}.`;
}

function parseObject(text: string): Json | undefined {
	try {
		return asObject(JSON.parse(text) as Json);
	} catch {
		return undefined;
	}
}

/** A request with one message, in the form of the model's maker. */
function sayTo(model: string, text: string): Json {
	const name = bareModelName(model);
	if (name.startsWith("claude")) {
		return { params: { model, messages: [{ role: "user", content: text }] } };
	}
	if (name.startsWith("gemini")) {
		return { key: "text", model, request: { contents: [{ role: "user", parts: [{ text }] }] } };
	}
	return { url: "/v1/responses", body: { model, input: text } };
}

function withKeys(env: NodeJS.ProcessEnv, keys: CountAtProviderParams["keys"]): NodeJS.ProcessEnv {
	const { openai, anthropic, google } = keys;
	return {
		...env,
		...(openai ? { OPENAI_API_KEY: openai } : {}),
		...(anthropic ? { ANTHROPIC_API_KEY: anthropic } : {}),
		...(google ? { GEMINI_API_KEY: google } : {}),
	};
}
