import type { ProviderId } from "../../pricing/provider.ts";
import { asNumber, asObject, asText, isDeeperThan, type JsonObject } from "../jsonValue.ts";
import type { Json, Prompt, RequestFormat } from "../prompt.ts";
import { readAnthropicMessages } from "./anthropicMessages.ts";
import { readBedrockConverse } from "./bedrockConverse.ts";
import { readGemini } from "./gemini.ts";
import { readOpenaiChat } from "./openaiChat.ts";
import { readOpenaiResponses } from "./openaiResponses.ts";
import { readCohereV1, readImagePrompt, readPlainText } from "./plainText.ts";
import { type BodyShape, readAddress } from "./requestAddress.ts";

/** One request read from a line of a batch file, or a bare body. */
export interface ReadRequest {
	/** `custom_id` or `key`; undefined for a bare body. */
	readonly id: string | undefined;
	readonly provider: ProviderId | undefined;
	readonly model: string;
	readonly format: RequestFormat;
	readonly prompt: Prompt;
	/** The request's body as it was given. */
	readonly body: JsonObject;
	/** The written output cap in tokens. */
	readonly maxOutputTokens: number | undefined;
	/** How many answers are asked for (`n`). */
	readonly choices: number;
	/** False for embeddings and the like, which have no output tokens. */
	readonly hasOutput: boolean;
}

/** A line that holds no request that can be read; `reason` is one sentence for the user. */
export interface UnreadableRequest {
	readonly kind: "unreadable";
	readonly id: string | undefined;
	readonly reason: string;
}

/**
 * Reads a parsed line: OpenAI's batch form (`custom_id`, `url`, `body`), Anthropic's (`custom_id`, `params`), Gemini's
 * (`key`, `request`) or a bare body. `model` replaces whatever the line says.
 */
export function readRequest(line: Json, model?: string): ReadRequest | UnreadableRequest {
	const wrapper = asObject(line);
	if (!wrapper) return unreadable(undefined, "a request must be a JSON object");
	const id = idOf(wrapper["custom_id"]) ?? idOf(wrapper["key"]);
	const outer = asObject(wrapper["body"] ?? wrapper["params"] ?? wrapper["request"]) ?? wrapper;
	// Gemini's countTokens takes the request it would count.
	const body = asObject(outer["generateContentRequest"]) ?? outer;
	const url = asText(wrapper["url"]) ?? "";
	const address = readAddress(url);
	const named =
		model ??
		asText(body["model"]) ??
		asText(wrapper["model"]) ??
		asText(body["modelId"]) ??
		address.model;
	if (named === undefined) {
		return unreadable(id, "no model is named: give one with --model");
	}
	const shape = refine(address.shape ?? shapeOf(wrapper, body, named), body);
	if (shape === undefined) return unreadable(id, NOTHING_SENT);
	if (isDeeperThan(body, DEEPEST)) {
		return unreadable(id, `the body nests more than ${DEEPEST} levels deep`);
	}
	const prompt = readers[shape](body);
	if (prompt.messages.length === 0 && prompt.uncounted === undefined) {
		return unreadable(id, NOTHING_SENT);
	}
	return {
		id,
		provider: address.provider ?? providerOfShape(shape, wrapper),
		model: named,
		format: formats[shape],
		prompt,
		body,
		maxOutputTokens: outputCapOf(body),
		choices: asNumber(body["n"]) ?? asNumber(generationOf(body)?.["candidateCount"]) ?? 1,
		hasOutput: !isEmbedding(named, url),
	};
}

const NOTHING_SENT = "the body has no messages, contents, input or prompt";
/** No provider takes schemas near this deep, and what walks them here would run out of stack far below. */
const DEEPEST = 200;

type KnownShape = Exclude<BodyShape, "invoke">;

const readers: { readonly [shape in KnownShape]: (body: JsonObject) => Prompt } = {
	chat: readOpenaiChat,
	responses: readOpenaiResponses,
	anthropic: readAnthropicMessages,
	gemini: readGemini,
	converse: readBedrockConverse,
	cohereV1: readCohereV1,
	plain: readPlainText,
	image: readImagePrompt,
};

const formats: { readonly [shape in KnownShape]: RequestFormat } = {
	chat: "chat",
	responses: "responses",
	anthropic: "anthropic",
	gemini: "gemini",
	converse: "bedrock",
	cohereV1: "chat",
	plain: "text",
	image: "text",
};

function idOf(value: Json | undefined): string | undefined {
	return typeof value === "number" ? String(value) : asText(value);
}

function unreadable(id: string | undefined, reason: string): UnreadableRequest {
	return { kind: "unreadable", id, reason };
}

/** The shape by what stands in the body, where no address tells. */
function shapeOf(wrapper: JsonObject, body: JsonObject, model: string): BodyShape | undefined {
	if (wrapper["params"] !== undefined) return "anthropic";
	if (body["contents"] !== undefined) return "gemini";
	if (body["messages"] !== undefined)
		return isAnthropic(body, model) ? "anthropic" : messageShape(body);
	if (body["input"] !== undefined)
		return /embed|moderation|tts/.test(model) ? "plain" : "responses";
	if (body["message"] !== undefined) return "cohereV1";
	const isPlain = ["prompt", "inputText", "texts", "inputs", "content"].some(
		(name) => body[name] !== undefined,
	);
	return isPlain ? "plain" : undefined;
}

function isAnthropic(body: JsonObject, model: string): boolean {
	return (
		body["anthropic_version"] !== undefined ||
		(/^claude/.test(model) && body["max_completion_tokens"] === undefined)
	);
}

function messageShape(body: JsonObject): BodyShape {
	const isConverse =
		body["inferenceConfig"] !== undefined ||
		body["toolConfig"] !== undefined ||
		Array.isArray(body["system"]);
	return isConverse ? "converse" : "chat";
}

/** Bedrock's invoke takes each vendor's own body; other addresses may take a newer or older form than their path says. */
function refine(shape: BodyShape | undefined, body: JsonObject): KnownShape | undefined {
	if (shape === "cohereV1" && body["messages"] !== undefined) return "chat";
	if (shape !== "invoke") return shape;
	if (body["anthropic_version"] !== undefined) return "anthropic";
	return body["messages"] === undefined ? "plain" : "converse";
}

function providerOfShape(shape: KnownShape, wrapper: JsonObject): ProviderId | undefined {
	if (wrapper["params"] !== undefined) return "anthropic";
	if (wrapper["key"] !== undefined && shape === "gemini") return "google";
	return undefined;
}

function generationOf(body: JsonObject): JsonObject | undefined {
	return asObject(body["generationConfig"] ?? body["generation_config"]);
}

function outputCapOf(body: JsonObject): number | undefined {
	const generation = generationOf(body);
	const inference = asObject(body["inferenceConfig"]);
	return (
		asNumber(body["max_completion_tokens"]) ??
		asNumber(body["max_output_tokens"]) ??
		asNumber(body["max_tokens"]) ??
		asNumber(body["max_tokens_to_sample"]) ??
		asNumber(body["max_gen_len"]) ??
		asNumber(generation?.["maxOutputTokens"] ?? generation?.["max_output_tokens"]) ??
		asNumber(inference?.["maxTokens"] ?? inference?.["max_new_tokens"]) ??
		asNumber(asObject(body["textGenerationConfig"])?.["maxTokenCount"])
	);
}

function isEmbedding(model: string, url: string): boolean {
	return /embed|rerank|moderation|voyage/.test(model) || /embed|rerank|moderation/i.test(url);
}
