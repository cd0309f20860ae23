import type { Row } from "./sdk.ts";

/** What `google.generativeai` offered for PaLM. */
export const palmRows: readonly Row[] = [
	{
		name: "generate_text",
		sends: "chat",
		format: "text",
		places: { model: "model", prompt: "prompt", cap: "max_output_tokens" },
	},
	{
		name: "chat|chat_async",
		sends: "chat",
		format: "chat",
		places: { model: "model", messages: "messages", system: "context" },
		makes: "palm.chat",
	},
	{
		on: "palm.chat",
		name: "reply",
		sends: "chat",
		format: "chat",
		places: { model: "receiver.model", messages: "message|#0" },
	},
	{
		name: "generate_embeddings",
		sends: "embeddings",
		format: "text",
		places: { model: "model|#0", prompt: "text|#1" },
	},
];

/** Contents that Gemini keeps for the model that they were made with (JavaScript). */
export const cachingRows: readonly Row[] = [
	{ on: "gemini.client", name: "getGenerativeModelFromCachedContent", makes: "gemini" },
	{ name: "GoogleAICacheManager", makes: "gemini.cache" },
	{ on: "gemini.cache", name: "create", makes: "gemini.cached", places: { model: "model" } },
];

/** Vertex AI's older models of several modalities. */
export const vertexVisionRows: readonly Row[] = [
	{
		name: "MultiModalEmbeddingModel.from_pretrained|vision_models.MultiModalEmbeddingModel.from_pretrained",
		makes: "vertex.embedding",
	},
	{
		name: "ImageTextModel.from_pretrained|ImageCaptioningModel.from_pretrained|ImageQnAModel.from_pretrained",
		makes: "vertex.caption",
	},
	{
		on: "vertex.caption",
		name: "get_captions|ask_question",
		sends: "chat",
		format: "text",
		places: { model: "receiver.model_name|receiver.#0", prompt: "question" },
	},
];

/** Videos of Google Gen AI (Veo). */
export const videoRow: Row = {
	on: "genai",
	name: "models.generate_videos|aio.models.generate_videos",
	sends: "video",
	format: "text",
	places: {
		model: "model",
		prompt: "prompt|source.prompt",
		options: { seconds: "config.duration_seconds" },
	},
	evidence: "model&prompt|model&source",
};
