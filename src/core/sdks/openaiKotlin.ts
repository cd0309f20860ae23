import type { RequestPlaces, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "model|#0.#0",
	messages: "messages|#0.#1",
	tools: "tools|functions",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort" },
};

/** The client is often a field of a base class, or of another file. */
const EVIDENT = { evidence: "@imported", common: true };

/** The community client `aallam/openai-kotlin`. */
export const openaiKotlin: Sdk = {
	id: "openai-kotlin",
	languages: ["kotlin"],
	provider: "openai",
	modules: ["com.aallam.openai*", "com.tddworks.openai*"],
	rows: [
		{
			name: "OpenAI|OpenAIConfig",
			makes: "openai.kotlin",
			baseUrl: "host.base_url|#0.host.base_url",
		},
		{
			...EVIDENT,
			on: "openai.kotlin",
			name: "chat_completion|chat_completions|stream_chat_completions",
			sends: "chat",
			format: "chat",
			places: chat,
		},
		{
			on: "openai.kotlin",
			name: "completion|completions",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens" },
		},
		{
			...EVIDENT,
			on: "openai.kotlin",
			name: "embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
		{
			...EVIDENT,
			on: "openai.kotlin",
			name: "image_url|image_json",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt", choices: "n", options: { size: "size" } },
		},
		{
			...EVIDENT,
			on: "openai.kotlin",
			name: "transcription|translation",
			sends: "transcription",
			format: "text",
			places: { model: "model", prompt: "prompt" },
		},
		{
			...EVIDENT,
			on: "openai.kotlin",
			name: "speech",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "input", options: { voice: "voice" } },
		},
		{
			...EVIDENT,
			on: "openai.kotlin",
			name: "moderations",
			sends: "moderation",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
	],
};
