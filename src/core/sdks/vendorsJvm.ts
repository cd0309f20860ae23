import { chat } from "./openaiJvm.ts";
import type { Row, RowModality, Sdk } from "./sdk.ts";

/** A method that is given a request object: its name, the modality, where the text stands. */
type Method = readonly [name: string, sends: RowModality, prompt?: string];

function methodRows(type: string, methods: readonly Method[]): Row[] {
	return methods.map(([name, sends, prompt = "input"]) => ({
		on: type,
		name,
		sends,
		format: sends === "chat" ? "chat" : "text",
		places: sends === "chat" ? chat : { model: "model", prompt, choices: "n" },
	}));
}

/** Volcengine's SDK of Ark, which serves Doubao. */
export const arkJava: Sdk = {
	id: "volcengine",
	languages: ["java", "kotlin"],
	provider: "volcengine",
	modules: ["com.volcengine.ark*"],
	rows: [
		{ name: "ArkService", makes: "ark.java" },
		{ name: "ArkService.builder", makes: "ark.java", builder: true, baseUrl: "base_url" },
		...methodRows("ark.java", [
			[
				"create_chat_completion|stream_chat_completion|create_bot_chat_completion|stream_bot_chat_completion|create_context_chat_completion|stream_context_chat_completion|create_response|stream_response",
				"chat",
			],
			["create_embeddings|create_multi_modal_embeddings", "embeddings"],
			["generate_images|stream_generate_images", "image", "prompt"],
		]),
	],
};

/** Zhipu's own SDKs, of before and after it became Z.ai. */
export const zhipuJava: Sdk = {
	id: "zhipu",
	languages: ["java", "kotlin"],
	provider: "zhipu",
	modules: ["com.zhipu.oapi*", "ai.z.openapi*"],
	rows: [
		{ name: "ClientV4|ZhipuAiClient|ZaiClient", makes: "zhipu.java" },
		{
			name: "ClientV4.Builder|ZhipuAiClient.builder|ZaiClient.builder|ZhipuAiClient.ofZHIPU|ZaiClient.ofZAI",
			makes: "zhipu.java",
			builder: true,
		},
		...methodRows("zhipu.java", [
			["invoke_model_api|chat.create_chat_completion|chat.async_chat_completion", "chat"],
			["invoke_embeddings_api|embeddings.create_embeddings", "embeddings"],
			["create_image|images.create_image", "image", "prompt"],
			["speech|audio.create_speech", "speech"],
			["invoke_transcriptions_api|audio.create_transcription", "transcription"],
		]),
	],
};

const CLIENTS: readonly (readonly [name: string, methods: readonly Method[]])[] = [
	[
		"Chat",
		[
			[
				"create_chat_completion|create_chat_completion_async|stream_chat_completion|subscribe_chat_completion",
				"chat",
			],
		],
	],
	["Embeddings", [["create_embeddings|create_embeddings_async", "embeddings"]]],
	[
		"Images",
		[["create_image|edit_image|create_image_variation|create_image_async", "image", "prompt"]],
	],
	["Moderations", [["create_moderation|create_moderation_async", "moderation"]]],
	[
		"Audio",
		[
			["create_speech|create_speech_async", "speech"],
			["create_transcript|create_translation", "transcription"],
		],
	],
];

/** `jvm-openai`: one client for each kind of request. */
export const jvmOpenai: Sdk = {
	id: "jvm-openai",
	languages: ["java", "kotlin"],
	provider: "openai",
	modules: ["io.github.stefanbratanov.jvm.openai*"],
	rows: [
		{ name: "OpenAI", makes: "jvm-openai" },
		{ name: "OpenAI.newBuilder", makes: "jvm-openai", builder: true, baseUrl: "base_url" },
		...CLIENTS.flatMap(([name, methods]): Row[] => [
			{ name: `${name}Client`, makes: `jvm-openai.${name}` },
			{ on: "jvm-openai", name: `${name}_client`, makes: `jvm-openai.${name}` },
			...methodRows(`jvm-openai.${name}`, methods),
		]),
	],
};
