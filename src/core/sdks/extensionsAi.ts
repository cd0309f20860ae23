import type { Sdk } from "./sdk.ts";

const MODEL =
	"options.model_id|#1.model_id|receiver.default_model_id|receiver.model|receiver.model_id|receiver.deployment_name|receiver.#0";

/** Microsoft.Extensions.AI: one interface over many vendors' clients, which hold the model. */
export const extensionsAi: Sdk = {
	id: "extensions-ai",
	provider: undefined,
	modules: ["Microsoft.Extensions.AI*"],
	rows: [
		{ name: "IChatClient", makes: "meai.chat" },
		{ name: "IEmbeddingGenerator", makes: "meai.embedding" },
		{ name: "ChatClientBuilder", makes: "meai.chat", wraps: "#0" },
		{
			on: "meai.chat",
			name: "get_response_async|get_streaming_response_async|complete_async|complete_streaming_async",
			sends: "chat",
			format: "chat",
			places: {
				model: MODEL,
				messages: "messages|chat_message|#0",
				tools: "options.tools|#1.tools",
				cap: "options.max_output_tokens|#1.max_output_tokens",
			},
		},
		{
			on: "meai.chat",
			name: "as_builder|use_function_invocation|use_logging|use_open_telemetry|use_distributed_cache|build",
			makes: "meai.chat",
		},
		{
			on: "meai.chat",
			name: "create_ai_agent|as_ai_agent",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places: { model: MODEL, system: "instructions|#0" },
		},
		{
			on: "meai.embedding",
			name: "generate_async|generate_embedding_async|generate_vector_async|generate_and_zip_async",
			sends: "embeddings",
			format: "text",
			places: { model: MODEL, prompt: "values|value|#0" },
		},
	],
};

/** OllamaSharp, whose client is an `IChatClient`. */
export const ollamaSharp: Sdk = {
	id: "ollama",
	provider: "local",
	modules: ["OllamaSharp", "OllamaSharp.*"],
	rows: [
		{ name: "OllamaApiClient|IOllamaApiClient", makes: "meai.chat" },
		{ name: "Chat", makes: "ollama.net.chat", wraps: "#0" },
		{
			on: "ollama.net.chat",
			name: "send_async|send_as_async",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.selected_model|receiver.model|receiver.#1", messages: "#0" },
		},
		{
			on: "meai.chat",
			name: "generate_async",
			sends: "chat",
			format: "text",
			places: { model: "receiver.selected_model|receiver.#1", prompt: "#0|prompt" },
		},
	],
};
