import type { ProviderId } from "../pricing/provider.ts";
import type { RequestPlaces, Row, RowModality, Sdk } from "./sdk.ts";

/** Where a chat's parts stand in the request objects of Java's clients. */
export const chat: RequestPlaces = {
	model: "model",
	messages: "messages",
	tools: "tools|functions",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort" },
};

/** OpenAI's own SDK for Java and Kotlin; its methods are those of the other official SDKs, some with names of their own. */
export const openaiJava: Sdk = {
	id: "openai",
	languages: ["java", "kotlin"],
	provider: "openai",
	modules: ["com.openai*"],
	rows: [
		{
			name: "OpenAIOkHttpClient.fromEnv|OpenAIOkHttpClientAsync.fromEnv|OpenAIClient|OpenAIClientAsync|OpenAIClientImpl",
			makes: "openai",
		},
		{
			name: "OpenAIOkHttpClient.builder|OpenAIOkHttpClientAsync.builder",
			makes: "openai",
			builder: true,
			baseUrl: "base_url",
			providerFrom: { azureserviceversion: "azure" },
		},
		{ on: "openai", name: "async|sync", makes: "openai" },
		{
			on: "openai",
			name: "chat.completions.create_streaming",
			sends: "chat",
			format: "chat",
			places: chat,
			evidence: "*|model",
		},
		{
			on: "openai",
			name: "responses.create_streaming",
			sends: "chat",
			format: "responses",
			places: {
				model: "model",
				system: "instructions",
				messages: "input|input_of_response",
				tools: "tools",
				cap: "max_output_tokens",
				options: { effort: "reasoning.effort", service_tier: "service_tier" },
			},
			evidence: "*|model",
		},
		{
			on: "openai",
			name: "completions.create_streaming",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens" },
		},
		{
			on: "openai",
			name: "images.generate_streaming",
			sends: "image",
			format: "text",
			places: {
				model: "model",
				prompt: "prompt",
				choices: "n",
				options: { size: "size", quality: "quality" },
			},
		},
	],
};

const SERVICE: readonly (readonly [
	name: string,
	sends: RowModality,
	format: "chat" | "responses" | "text",
	places: RequestPlaces,
])[] = [
	[
		"create_chat_completion|stream_chat_completion|chat_completions.create|chat_completions.create_stream|chat_completion|stream_chat_completion_request",
		"chat",
		"chat",
		chat,
	],
	[
		"responses.create|responses.create_stream",
		"chat",
		"responses",
		{
			model: "model",
			system: "instructions",
			messages: "input",
			tools: "tools",
			cap: "max_output_tokens",
		},
	],
	[
		"create_completion|stream_completion|completions.create|completions.create_stream",
		"chat",
		"text",
		{ model: "model|#0", prompt: "prompt", cap: "max_tokens" },
	],
	[
		"create_embeddings|embeddings|embeddings.create|embeddings.create_base64",
		"embeddings",
		"text",
		{ model: "model", prompt: "input" },
	],
	[
		"create_image|create_image_edit|create_image_variation|gen_images|images.create|images.create_edit|images.create_edits|images.create_variation|images.create_variations",
		"image",
		"text",
		{ model: "model", prompt: "prompt", choices: "n", options: { size: "size" } },
	],
	[
		"create_moderation|moderations.create",
		"moderation",
		"text",
		{ model: "model", prompt: "input" },
	],
	[
		"create_transcription|create_translation|audios.transcribe|audios.translate|speech_to_text_transcriptions",
		"transcription",
		"text",
		{ model: "model" },
	],
	["create_speech|audios.speak", "speech", "text", { model: "model", prompt: "input" }],
];

function serviceRows(type: string): readonly Row[] {
	return SERVICE.map(([name, sends, format, places]) => ({
		on: type,
		name,
		sends,
		format,
		places,
		evidence: "@imported",
		common: true,
	}));
}

const VENDOR_CLIENTS: readonly (readonly [name: string, provider: ProviderId])[] = [
	["SimpleOpenAIAzure", "azure"],
	["SimpleOpenAIMistral", "mistral"],
	["SimpleOpenAIDeepseek", "deepseek"],
	["SimpleOpenAIGeminiGoogle", "google"],
	["SimpleOpenAIGeminiVertex", "vertex"],
];

/** Community clients for Java: `theokanning/openai-java`, `simple-openai`, `chatgpt-java` and their forks. */
export const openaiServiceJava: Sdk = {
	id: "openai-java-community",
	languages: ["java", "kotlin"],
	provider: "openai",
	modules: [
		"com.theokanning.openai*",
		"io.github.sashirestela.openai*",
		"com.unfbx.chatgpt*",
		"com.plexpt.chatgpt*",
		"com.cjcrafter.openai*",
		"io.github.lambdua*",
	],
	rows: [
		{ name: "OpenAiService|OpenAiClient|ChatGPT|OpenAI", makes: "openai-service" },
		{
			name: "SimpleOpenAI.builder|OpenAiClient.builder|ChatGPT.builder|OpenAI.builder",
			makes: "openai-service",
			builder: true,
			baseUrl: "base_url|api_host",
		},
		...VENDOR_CLIENTS.map(
			([name, provider]): Row => ({
				name: `${name}.builder`,
				makes: "openai-service",
				builder: true,
				provider,
			}),
		),
		{ name: "SimpleOpenAI", makes: "openai-service" },
		...serviceRows("openai-service"),
		{
			on: "openai-service",
			name: "chat",
			sends: "chat",
			format: "chat",
			places: { messages: "#0" },
		},
		{
			on: "openai-service",
			name: "thread_runs.create|thread_runs.create_stream|thread_runs.create_thread_and_run|thread_runs.create_thread_and_run_stream|thread_runs.create_and_poll",
			sends: "chat",
			format: "chat",
			places: { model: "model" },
		},
	],
};
