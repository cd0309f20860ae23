import type { RequestPlaces, Sdk } from "./sdk.ts";

const model: RequestPlaces = {
	model: "receiver.model|receiver.model_name|receiver.#0",
	system: "receiver.system_instruction",
	messages: "#0|contents|prompt|request",
	tools: "tools|receiver.tools",
	cap: "generation_config.max_output_tokens|receiver.generation_config.max_output_tokens",
};

/** Community clients of Gemini for .NET: `Mscc.GenerativeAI` and `Google_GenerativeAI` (`GenerativeAI`). */
export const geminiDotnet: Sdk = {
	id: "google-generativeai",
	provider: "google",
	modules: ["Mscc.GenerativeAI*", "GenerativeAI", "GenerativeAI.*"],
	rows: [
		{ name: "GoogleAI|GoogleAi|IGenerativeAI|GeminiModel", makes: "gemini.net" },
		{ name: "VertexAI", makes: "gemini.net", provider: "vertex" },
		{ name: "GeminiChatClient", makes: "meai.chat", places: { model: "model|#1" } },
		{ name: "GeminiEmbeddingGenerator", makes: "meai.embedding", places: { model: "model|#1" } },
		{ name: "GenerativeModel", makes: "gemini.net.model", places: { model: "model|#1|#0" } },
		{
			on: "gemini.net",
			name: "generative_model|create_generative_model|create_gemini_model|create_embedding_model|embedding_model",
			makes: "gemini.net.model",
		},
		{
			on: "gemini.net.model",
			name: "generate_content|generate_content_async|generate_content_stream|stream_content_async|generate_object_async",
			sends: "chat",
			format: "gemini",
			places: model,
		},
		{ on: "gemini.net.model", name: "start_chat|start_chat_async", makes: "gemini.net.chat" },
		{
			on: "gemini.net.chat",
			name: "send_message|send_message_stream|generate_content_async|stream_content_async",
			sends: "chat",
			format: "gemini",
			places: model,
		},
		{
			on: "gemini.net",
			name: "image_generation_model|create_image_model",
			makes: "gemini.net.images",
		},
		{
			on: "gemini.net.images",
			name: "generate_images|generate_images_async",
			sends: "image",
			format: "text",
			places: { model: "receiver.model|receiver.#0", prompt: "prompt|#0" },
		},
		{
			on: "gemini.net.model",
			name: "embed_content|embed_content_async|batch_embed_contents",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.model|receiver.#0", prompt: "#0" },
		},
	],
};

/** Google's own Gen AI SDK for .NET. */
export const genaiDotnet: Sdk = {
	id: "google-genai",
	provider: "google",
	modules: ["Google.GenAI", "Google.GenAI.*"],
	rows: [
		{ name: "Client", makes: "genai.net" },
		{
			on: "genai.net",
			name: "models.generate_content_async|models.generate_content_stream_async",
			sends: "chat",
			format: "gemini",
			places: {
				model: "model|#0",
				messages: "contents|#1",
				system: "config.system_instruction",
				cap: "config.max_output_tokens",
			},
		},
		{
			on: "genai.net",
			name: "models.embed_content_async",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "contents|#1" },
		},
		{
			on: "genai.net",
			name: "models.generate_images_async",
			sends: "image",
			format: "text",
			places: { model: "model|#0", prompt: "prompt|#1" },
		},
		{
			on: "genai.net",
			name: "live.connect_async",
			sends: "realtime",
			format: "gemini",
			places: { model: "model|#0" },
		},
	],
};
