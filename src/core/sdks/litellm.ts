import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "model|#0",
	messages: "messages|#1",
	tools: "tools",
	toolChoice: "tool_choice",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort" },
};

const rows: readonly Row[] = [
	{
		name: "completion|acompletion|completion_with_retries|acompletion_with_retries|batch_completion",
		sends: "chat",
		format: "chat",
		places: chat,
		baseUrl: "api_base|base_url",
	},
	{
		name: "responses|aresponses",
		sends: "chat",
		format: "responses",
		places: {
			...chat,
			messages: "input|#0",
			model: "model|#1",
			system: "instructions",
			cap: "max_output_tokens",
		},
		baseUrl: "api_base|base_url",
	},
	{
		name: "text_completion|atext_completion",
		sends: "chat",
		format: "text",
		places: { model: "model|#1", prompt: "prompt|#0", cap: "max_tokens" },
		baseUrl: "api_base|base_url",
	},
	{
		name: "embedding|aembedding",
		sends: "embeddings",
		format: "text",
		places: { model: "model|#0", prompt: "input|#1" },
		baseUrl: "api_base|base_url",
	},
	{
		name: "image_generation|aimage_generation",
		sends: "image",
		format: "text",
		places: {
			prompt: "prompt|#0",
			model: "model|#1",
			choices: "n",
			options: { size: "size", quality: "quality" },
		},
	},
	{
		name: "transcription|atranscription",
		sends: "transcription",
		format: "text",
		places: { model: "model|#0", prompt: "prompt" },
	},
	{
		name: "speech|aspeech",
		sends: "speech",
		format: "text",
		places: { model: "model|#0", prompt: "input|#1", options: { voice: "voice" } },
	},
	{
		name: "moderation|amoderation",
		sends: "moderation",
		format: "text",
		places: { model: "model|#1", prompt: "input|#0" },
	},
	{
		name: "rerank|arerank",
		sends: "rerank",
		format: "text",
		places: { model: "model|#0", prompt: "query|#1" },
	},
];

/** LiteLLM: functions of the module and methods of its router; the model's prefix tells the provider. */
export const litellm: Sdk = {
	id: "litellm",
	provider: undefined,
	modules: ["litellm", "litellm.*"],
	rows: [
		...rows,
		...rows.map((row) => ({
			...row,
			name: row.name
				.split("|")
				.map((name) => `main.${name}`)
				.join("|"),
		})),
		{ name: "Router|router.Router", makes: "litellm.router" },
		...rows.map((row) => ({ ...row, on: "litellm.router" })),
		// A project may load the module late, behind a name of its own.
		...rows.map((row) => ({
			...row,
			on: "litellm.lazy",
			name: row.name
				.split("|")
				.map((name) => `litellm.${name}`)
				.join("|"),
			evidence: "model|*",
		})),
	],
};
