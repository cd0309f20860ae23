import { bindsChat, bindsEmbeddings, bindsRerank, MODEL } from "./frameworks.ts";
import type { Sdk } from "./sdk.ts";

/** The two embedders that each integration has: for a query and for documents. */
function embedders(vendor: string): string {
	return `${vendor}TextEmbedder|${vendor}DocumentEmbedder`;
}

/** Haystack and its integrations. */
export const haystack: Sdk = {
	id: "haystack",
	provider: undefined,
	modules: ["haystack*", "haystack_integrations*"],
	rows: [
		// Version 1.
		{
			...bindsChat("PromptNode|PromptModel|nodes.PromptNode|nodes.PromptModel"),
			places: { model: "model_name_or_path|#0", cap: "max_length" },
		},
		bindsChat("OpenAIAnswerGenerator|nodes.OpenAIAnswerGenerator", "openai"),
		bindsChat("OpenAIGenerator|OpenAIChatGenerator|OpenAIResponsesChatGenerator", "openai"),
		bindsChat(
			"AzureOpenAIGenerator|AzureOpenAIChatGenerator|AzureOpenAIResponsesChatGenerator",
			"azure",
		),
		bindsChat("AnthropicGenerator|AnthropicChatGenerator", "anthropic"),
		bindsChat("AnthropicVertexChatGenerator", "vertex"),
		bindsChat("AnthropicFoundryChatGenerator", "azure"),
		bindsChat(
			"GoogleAIGeminiGenerator|GoogleAIGeminiChatGenerator|GoogleGenAIChatGenerator",
			"google",
		),
		bindsChat(
			"VertexAIGeminiGenerator|VertexAIGeminiChatGenerator|VertexAITextGenerator|VertexAICodeGenerator",
			"vertex",
		),
		bindsChat("MistralChatGenerator", "mistral"),
		bindsChat("CohereGenerator|CohereChatGenerator", "cohere"),
		bindsChat(
			"AmazonBedrockGenerator|AmazonBedrockChatGenerator|BedrockGenerator|SagemakerGenerator",
			"bedrock",
		),
		bindsChat("NvidiaGenerator|NvidiaChatGenerator", "nvidia"),
		bindsChat("TogetherAIGenerator|TogetherAIChatGenerator", "together"),
		bindsChat("WatsonxGenerator|WatsonxChatGenerator", "watsonx"),
		bindsChat("MetaLlamaChatGenerator", "meta"),
		bindsChat("OpenRouterChatGenerator", "openrouter"),
		bindsChat(
			"AIMLAPIChatGenerator|CometAPIChatGenerator|STACKITChatGenerator|LlamaStackChatGenerator|LiteLLMChatGenerator|PerplexityChatGenerator",
		),
		bindsChat(
			"OllamaGenerator|OllamaChatGenerator|LlamaCppGenerator|LlamaCppChatGenerator|VLLMChatGenerator",
			"local",
		),
		bindsChat(
			"HuggingFaceAPIGenerator|HuggingFaceAPIChatGenerator",
			"huggingface",
			"api_params.model|api_params.url",
		),
		bindsEmbeddings(embedders("OpenAI"), "openai"),
		bindsEmbeddings(embedders("AzureOpenAI"), "azure"),
		bindsEmbeddings(embedders("Cohere"), "cohere"),
		bindsEmbeddings(embedders("Mistral"), "mistral"),
		bindsEmbeddings(`${embedders("GoogleGenAI")}|GoogleGenAIMultimodalDocumentEmbedder`, "google"),
		bindsEmbeddings(embedders("VertexAI"), "vertex"),
		bindsEmbeddings(embedders("AmazonBedrock"), "bedrock"),
		bindsEmbeddings(embedders("Nvidia"), "nvidia"),
		bindsEmbeddings(embedders("Jina"), "jina"),
		bindsEmbeddings(embedders("Voyage"), "voyage"),
		bindsEmbeddings(embedders("Watsonx"), "watsonx"),
		bindsEmbeddings(embedders("STACKIT")),
		bindsEmbeddings(`${embedders("Ollama")}|${embedders("VLLM")}`, "local"),
		{
			...bindsEmbeddings(embedders("HuggingFaceAPI"), "huggingface"),
			places: { model: "api_params.model|api_params.url" },
		},
		bindsRerank("CohereRanker", "cohere"),
		bindsRerank("JinaRanker", "jina"),
		bindsRerank("NvidiaRanker", "nvidia"),
		bindsRerank("AmazonBedrockRanker|BedrockRanker", "bedrock"),
		bindsRerank("VoyageRanker", "voyage"),
		{
			name: "DALLEImageGenerator|OpenAIImageGenerator",
			provider: "openai",
			sends: "image",
			format: "text",
			kind: "constructor",
			places: { model: MODEL },
		},
		{
			name: "RemoteWhisperTranscriber",
			provider: "openai",
			sends: "transcription",
			format: "text",
			kind: "constructor",
			places: { model: MODEL },
		},
	],
};
