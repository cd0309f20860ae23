import { cachingRows, palmRows, vertexVisionRows, videoRow } from "./googlePalm.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const generate: RequestPlaces = {
	model: "model",
	system: "config.system_instruction",
	messages: "contents",
	tools: "config.tools",
	schema: "config.response_schema|config.response_json_schema",
	cap: "config.max_output_tokens",
	choices: "config.candidate_count",
	modalities: "config.response_modalities",
	options: {
		thinking: "config.thinking_config.thinking_budget",
		effort: "config.thinking_config.thinking_level",
	},
};

const old: RequestPlaces = {
	model: "receiver.#1.model|receiver.model_name|receiver.model|receiver.#0",
	system: "receiver.#1.system_instruction|receiver.system_instruction",
	messages: "contents|content|#0",
	tools: "tools|receiver.tools",
	cap: "generation_config.max_output_tokens|receiver.generation_config.max_output_tokens",
	choices: "generation_config.candidate_count",
	modalities:
		"generation_config.response_modalities|receiver.generation_config.response_modalities",
};

function modelRows(type: string): Row[] {
	return [
		{
			on: type,
			name: "generate_content|generate_content_async|generate_content_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "gemini",
			places: old,
		},
		{ on: type, name: "start_chat", makes: `${type}.chat` },
		{
			on: `${type}.chat`,
			name: "send_message|send_message_async|send_message_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "gemini",
			places: { ...old, messages: "message|content|#0" },
		},
	];
}

/** Google Gen AI (`google-genai`, `@google/genai`): the unified SDK. */
export const googleGenai: Sdk = {
	id: "google-genai",
	provider: "google",
	modules: [
		"google.genai",
		"google.genai.*",
		"@google/genai",
		"@google/genai/*",
		"npm:@google/genai*",
	],
	rows: [
		{ name: "Client|client.Client|GoogleGenAI", makes: "genai" },
		{ on: "genai", name: "aio", makes: "genai" },
		{
			on: "genai",
			name: "models.generate_content|models.generate_content_stream|aio.models.generate_content|aio.models.generate_content_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "gemini",
			places: generate,
			evidence: "model&contents|model&request_body",
		},
		{
			on: "genai",
			name: "models.embed_content|aio.models.embed_content",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "contents" },
			evidence: "model&contents",
		},
		{
			on: "genai",
			name: "models.generate_images|models.edit_image|models.upscale_image|models.recontext_image|models.segment_image|aio.models.generate_images|aio.models.edit_image|aio.models.upscale_image|aio.models.recontext_image|aio.models.segment_image",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt", choices: "config.number_of_images" },
			evidence: "model&prompt",
		},
		videoRow,
		{
			on: "genai",
			name: "batches.create|aio.batches.create|batches.create_embeddings|aio.batches.create_embeddings",
			sends: "chat",
			format: "gemini",
			needsModel: true,
			places: { model: "model", messages: "src.0.contents" },
		},
		{ on: "genai", name: "chats.create|aio.chats.create", makes: "genai.chat" },
		{
			on: "genai",
			name: "interactions.create|aio.interactions.create",
			sends: "chat",
			format: "gemini",
			places: {
				model: "model",
				system: "system_instruction",
				messages: "input",
				cap: "generation_config.max_output_tokens",
			},
			evidence: "model&input",
		},
		{
			on: "genai.chat",
			name: "send_message|send_message_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "gemini",
			places: {
				modalities: "config.response_modalities|receiver.config.response_modalities",
				model: "receiver.model",
				system: "config.system_instruction|receiver.config.system_instruction",
				messages: "message|#0",
				tools: "receiver.config.tools",
				cap: "config.max_output_tokens|receiver.config.max_output_tokens",
			},
		},
		{
			on: "genai",
			name: "live.connect|aio.live.connect|live.music.connect|aio.live.music.connect",
			sends: "realtime",
			format: "gemini",
			places: { model: "model" },
			evidence: "model",
		},
	],
};

/** Google's older SDKs: `google.generativeai`, `@google/generative-ai`. */
export const googleGenerativeAi: Sdk = {
	id: "google-generativeai",
	provider: "google",
	modules: [
		"google.generativeai",
		"google.generativeai.*",
		"@google/generative-ai",
		"@google/generative-ai/server",
		"npm:@google/generative-ai*",
	],
	rows: [
		{ name: "GenerativeModel", makes: "gemini", places: { model: "model_name|model|#0" } },
		{ name: "GoogleGenerativeAI", makes: "gemini.client" },
		{ on: "gemini.client", name: "getGenerativeModel", makes: "gemini", begins: "script" },
		...cachingRows,
		...modelRows("gemini"),
		{
			name: "embed_content|embed_content_async",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "content|#1" },
		},
		{
			on: "gemini",
			name: "embedContent|batchEmbedContents",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.model", prompt: "#0|requests" },
		},
		...palmRows,
	],
};

/** Vertex AI's generative models: `vertexai`, `@google-cloud/vertexai`. */
export const vertexAi: Sdk = {
	id: "vertexai",
	provider: "vertex",
	modules: [
		"vertexai",
		"vertexai.*",
		"@google-cloud/vertexai",
		"google.cloud.aiplatform*",
		"firebase/ai",
		"firebase/vertexai",
	],
	rows: [
		{
			name: "GenerativeModel|preview.generative_models.GenerativeModel|generative_models.GenerativeModel",
			makes: "vertex.model",
			places: { model: "model_name|model|#0" },
		},
		{ name: "VertexAI", makes: "vertex.client" },
		{ name: "getAI", makes: "vertex.client", provider: "google" },
		{ name: "getVertexAI", makes: "vertex.client" },
		{ name: "getGenerativeModel", makes: "vertex.model", wraps: "#0" },
		{
			on: "vertex.client",
			name: "getGenerativeModel|preview.getGenerativeModel",
			makes: "vertex.model",
			begins: "script",
		},
		...modelRows("vertex.model"),
		{
			name: "TextGenerationModel.from_pretrained|language_models.TextGenerationModel.from_pretrained|preview.language_models.TextGenerationModel.from_pretrained|CodeGenerationModel.from_pretrained|language_models.CodeGenerationModel.from_pretrained|preview.language_models.CodeGenerationModel.from_pretrained",
			makes: "vertex.text",
		},
		{
			on: "vertex.text",
			name: "predict|predict_async|predict_streaming",
			sends: "chat",
			format: "text",
			places: {
				model: "receiver.model_name|receiver.#0",
				prompt: "prompt|prefix|#0",
				cap: "max_output_tokens",
			},
		},
		{
			name: "ChatModel.from_pretrained|language_models.ChatModel.from_pretrained|preview.language_models.ChatModel.from_pretrained|CodeChatModel.from_pretrained|preview.language_models.CodeChatModel.from_pretrained",
			makes: "vertex.model",
		},
		{
			name: "ImageGenerationModel.from_pretrained|vision_models.ImageGenerationModel.from_pretrained|preview.vision_models.ImageGenerationModel.from_pretrained",
			makes: "vertex.image",
		},
		{
			on: "vertex.image",
			name: "generate_images|edit_image",
			sends: "image",
			format: "text",
			places: {
				model: "receiver.model_name|receiver.#0",
				prompt: "prompt|#0",
				choices: "number_of_images",
			},
		},
		{
			name: "TextEmbeddingModel.from_pretrained|language_models.TextEmbeddingModel.from_pretrained|preview.language_models.TextEmbeddingModel.from_pretrained",
			makes: "vertex.embedding",
		},
		{
			on: "vertex.embedding",
			name: "get_embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.model_name|receiver.#0", prompt: "contextual_text|#0|texts" },
		},
		...vertexVisionRows,
	],
};
