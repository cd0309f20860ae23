import { createHash } from "node:crypto";
import { asNumber, asObject, asText, type JsonObject } from "../core/tokens/jsonValue.ts";
import type { Json } from "../core/tokens/prompt.ts";
import type { ReadRequest } from "../core/tokens/requests/readRequest.ts";
import type { CountCache } from "./countCache.ts";

/** Counts requests at the provider's own endpoint, with the user's key. Nothing is sent unless this is asked. */
export interface CountClient {
	/**
	 * The input tokens as the provider counts them; undefined where it has no endpoint for such a request or no key is set.
	 * Rejects with the provider's message when it refuses. Equal requests are asked once.
	 */
	count(request: ReadRequest): Promise<number | undefined>;
}

interface Call {
	readonly url: string;
	readonly headers: { readonly [name: string]: string };
	readonly body: Json;
	/** Where the answer holds the number. */
	readonly field: string;
}

const TIMEOUT = 30_000;

/** Vendors that count requests. */
export type CountingVendor = "openai" | "anthropic" | "google";

/** Where each vendor's key is looked for. */
const keyNames: { readonly [vendor in CountingVendor]: readonly string[] } = {
	openai: ["OPENAI_API_KEY"],
	anthropic: ["ANTHROPIC_API_KEY"],
	google: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
};

/** Whose endpoint would count a request; undefined where there is none for it. */
export function countingVendorOf({ provider, format }: ReadRequest): CountingVendor | undefined {
	if (format === "responses" && (provider ?? "openai") === "openai") return "openai";
	if (format === "anthropic" && (provider ?? "anthropic") === "anthropic") return "anthropic";
	return format === "gemini" && provider !== "vertex" ? "google" : undefined;
}

/** Settings of an answer, which the counting endpoints refuse. */
const answerSettings = new Set([
	"max_tokens",
	"max_output_tokens",
	"stream",
	"temperature",
	"top_p",
	"top_k",
	"stop_sequences",
	"metadata",
	"service_tier",
	"store",
	"include",
	"background",
	"user",
]);

/**
 * A client that takes keys from `OPENAI_API_KEY`, `ANTHROPIC_API_KEY` and `GEMINI_API_KEY` (or `GOOGLE_API_KEY`), and other
 * addresses from `OPENAI_BASE_URL`, `ANTHROPIC_BASE_URL` and `GOOGLE_GEMINI_BASE_URL`, as the vendors' SDKs do.
 */
export function createCountClient(env: NodeJS.ProcessEnv, cache?: CountCache): CountClient {
	const answers = new Map<string, Promise<number>>();
	return {
		async count(request) {
			const call = describeCall(request, env);
			if (!call) return undefined;
			const key = createHash("sha256")
				.update(call.url)
				.update(JSON.stringify(call.body))
				.digest("hex");
			const known = answers.get(key) ?? cache?.get(key);
			if (known !== undefined) return known;
			const answer = send(call);
			void answer.then(
				(tokens) => cache?.set(key, tokens),
				() => undefined,
			);
			answers.set(key, answer);
			// A refusal is not remembered: the next request asks again.
			answer.catch(() => answers.delete(key));
			return answer;
		},
	};
}

function describeCall(request: ReadRequest, env: NodeJS.ProcessEnv): Call | undefined {
	const vendor = countingVendorOf(request);
	const key = vendor && keyNames[vendor].map((name) => env[name]).find((value) => value);
	if (!vendor || !key) return undefined;
	return { openai: openaiCall, anthropic: anthropicCall, google: geminiCall }[vendor](
		request,
		env,
		key,
	);
}

function openaiCall({ body, model }: ReadRequest, env: NodeJS.ProcessEnv, key: string): Call {
	return {
		url: `${baseOf(env["OPENAI_BASE_URL"], "https://api.openai.com/v1")}/responses/input_tokens`,
		headers: { authorization: `Bearer ${key}` },
		body: { ...withoutAnswerSettings(body), model },
		field: "input_tokens",
	};
}

function anthropicCall({ body, model }: ReadRequest, env: NodeJS.ProcessEnv, key: string): Call {
	return {
		url: `${baseOf(env["ANTHROPIC_BASE_URL"], "https://api.anthropic.com")}/v1/messages/count_tokens`,
		headers: { authorization: `Bearer ${key}`, "anthropic-version": "2026-10-21" },
		body: { ...withoutAnswerSettings(body), model },
		field: "input_tokens",
	};
}

function geminiCall({ body, model }: ReadRequest, env: NodeJS.ProcessEnv, key: string): Call {
	const base = baseOf(env["GOOGLE_GEMINI_BASE_URL"], "https://generativelanguage.googleapis.com");
	const path = `models/${model.replace(/^models\//, "")}`;
	return {
		url: `${base}/v1beta/${path}:countTokens`,
		headers: { "x-goog-api-key": key },
		body: { generateContentRequest: { ...body, model: path } },
		field: "totalTokens",
	};
}

function baseOf(chosen: string | undefined, usual: string): string {
	return (chosen || usual).replace(/\/+$/, "");
}

function withoutAnswerSettings(body: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(body).filter(([name]) => !answerSettings.has(name)));
}

async function send({ url, headers, body, field }: Call): Promise<number> {
	const response = await fetch(url, {
		method: "POST",
		headers: { ...headers, "content-type": "application/json" },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(TIMEOUT),
		redirect: "error",
	});
	const text = await response.text();
	const answer = parse(text);
	const tokens = asNumber(answer?.[field]);
	if (response.ok && tokens !== undefined) return tokens;
	const message = asText(asObject(answer?.["error"])?.["message"]) ?? text.slice(0, 200);
	throw new Error(`${new URL(url).host} would not count (${response.status}): ${message}`);
}

function parse(text: string): JsonObject | undefined {
	try {
		return asObject(JSON.parse(text) as Json);
	} catch {
		return undefined;
	}
}
