import type { ProviderId } from "../pricing/provider.ts";
import type { Row, RowModality, Sdk } from "./sdk.ts";

const MODEL = "model_id|deployment_name|model|#0";

function adds(
	vendor: string,
	provider: ProviderId,
	services: string,
	sends: RowModality,
	places = MODEL,
): Row {
	return {
		on: "sk.builder",
		name: services
			.split("|")
			.map((service) => `add_${vendor}_${service}`)
			.join("|"),
		sends,
		format: sends === "chat" ? "chat" : "text",
		kind: "constructor",
		provider,
		...(provider === "openai" ? { baseUrl: "endpoint" } : {}),
		places: { model: places },
		evidence: "*|model_id|deployment_name|model",
	};
}

const CHAT = "chat_completion|chat_client|text_generation";
const EMBEDDING = "embedding_generator|text_embedding_generation";

function service(name: string, provider: ProviderId, sends: RowModality = "chat"): Row {
	return {
		name,
		provider,
		sends,
		format: sends === "chat" ? "chat" : "text",
		kind: "constructor",
		...(provider === "openai" ? { baseUrl: "endpoint" } : {}),
		places: { model: MODEL },
	};
}

/** Semantic Kernel for .NET: adding a service to the kernel binds its model; what the kernel sends refers to it. */
export const semanticKernel: Sdk = {
	id: "semantic-kernel",
	languages: ["csharp"],
	provider: undefined,
	modules: ["Microsoft.SemanticKernel*"],
	rows: [
		{ name: "Kernel.CreateBuilder|IKernelBuilder|KernelBuilder", makes: "sk.builder" },
		adds("openai", "openai", CHAT, "chat"),
		adds("azure_openai", "azure", CHAT, "chat"),
		adds("azure_ai_inference", "azure", CHAT, "chat"),
		adds("google_ai_gemini", "google", CHAT, "chat"),
		adds("vertex_ai_gemini", "vertex", CHAT, "chat"),
		adds("mistral", "mistral", CHAT, "chat"),
		adds("hugging_face", "huggingface", CHAT, "chat"),
		adds("ollama", "local", CHAT, "chat"),
		adds("onnx_runtime_gen_ai", "local", CHAT, "chat"),
		adds("bedrock", "bedrock", "chat_completion_service|text_generation_service", "chat"),
		adds("openai", "openai", EMBEDDING, "embeddings"),
		adds("azure_openai", "azure", EMBEDDING, "embeddings"),
		adds("google_ai", "google", EMBEDDING, "embeddings"),
		adds("vertex_ai", "vertex", EMBEDDING, "embeddings"),
		adds("mistral", "mistral", EMBEDDING, "embeddings"),
		adds("hugging_face", "huggingface", EMBEDDING, "embeddings"),
		adds("ollama", "local", EMBEDDING, "embeddings"),
		adds("bedrock", "bedrock", EMBEDDING, "embeddings"),
		adds("openai", "openai", "text_to_image", "image", "model_id|#1"),
		adds("azure_openai", "azure", "text_to_image", "image"),
		adds("openai", "openai", "text_to_audio", "speech"),
		adds("azure_openai", "azure", "text_to_audio", "speech"),
		adds("openai", "openai", "audio_to_text", "transcription"),
		adds("azure_openai", "azure", "audio_to_text", "transcription"),
		service("OpenAIChatCompletionService", "openai"),
		service("AzureOpenAIChatCompletionService", "azure"),
		service("AzureAIInferenceChatCompletionService", "azure"),
		service("GoogleAIGeminiChatCompletionService", "google"),
		service("VertexAIGeminiChatCompletionService", "vertex"),
		service("MistralAIChatCompletionService", "mistral"),
		service("HuggingFaceChatCompletionService", "huggingface"),
		service("OllamaChatCompletionService|OllamaTextGenerationService", "local"),
		service("OpenAITextEmbeddingGenerationService", "openai", "embeddings"),
		service("AzureOpenAITextEmbeddingGenerationService", "azure", "embeddings"),
		service("OpenAITextToImageService", "openai", "image"),
		service("AzureOpenAITextToImageService", "azure", "image"),
	],
};
