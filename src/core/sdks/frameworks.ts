import type { ProviderId } from "../pricing/provider.ts";
import type { Row, Sdk } from "./sdk.ts";

const MODEL =
	"model|model_name|model_id|modelName|modelId|id|ai_model_id|deployment_name|engine|deployment|azure_deployment|#0";
const CAP =
	"max_tokens|max_output_tokens|max_completion_tokens|generation_kwargs.max_tokens|generation_kwargs.max_completion_tokens";

/** A constructor that binds a chat model to an object. */
export function bindsChat(name: string, provider?: ProviderId, model = MODEL): Row {
	return {
		name,
		...(provider === undefined ? {} : { provider }),
		sends: "chat",
		format: "chat",
		kind: "constructor",
		makes: "framework.model",
		baseUrl: "base_url|baseURL|api_base|api_base_url|endpoint",
		places: { model, cap: CAP, system: "system_prompt|instructions" },
	};
}

/** A constructor that binds an embedding model to an object. */
export function bindsEmbeddings(name: string, provider?: ProviderId): Row {
	return {
		name,
		...(provider === undefined ? {} : { provider }),
		sends: "embeddings",
		format: "text",
		kind: "constructor",
		makes: "framework.embeddings",
		baseUrl: "base_url|baseURL|api_base",
		places: { model: `${MODEL}|embed_model_name` },
	};
}

/** An agent that is a call site of its own only when its model is written as text: else the model's object is. */
export function bindsAgent(
	name: string,
	model = "model",
	system = "instructions|system_prompt",
): Row {
	return {
		name,
		sends: "chat",
		format: "chat",
		kind: "constructor",
		needsModel: true,
		makes: "framework.agent",
		places: { model, system, tools: "" },
	};
}

/** LlamaIndex for Python and TypeScript. */
export const llamaIndex: Sdk = {
	id: "llamaindex",
	provider: undefined,
	modules: ["llama_index*", "llamaindex*", "@llamaindex/*"],
	rows: [
		bindsChat("OpenAI|openai|OpenAIResponses|OpenAIAgent", "openai"),
		bindsChat("AzureOpenAI", "azure"),
		bindsChat("Anthropic|anthropic", "anthropic"),
		bindsChat("Gemini|GoogleGenAI|gemini|Google", "google"),
		bindsChat("Vertex", "vertex"),
		bindsChat("MistralAI|mistral", "mistral"),
		bindsChat("Cohere", "cohere"),
		bindsChat("Groq", "groq"),
		bindsChat("DeepSeek", "deepseek"),
		bindsChat("TogetherLLM|TogetherAI", "together"),
		bindsChat("Fireworks", "fireworks"),
		bindsChat("OpenRouter", "openrouter"),
		bindsChat("Perplexity", "perplexity"),
		bindsChat("Bedrock|BedrockConverse", "bedrock"),
		bindsChat("Ollama|ollama|LlamaCPP|LMStudio", "local"),
		bindsChat("OpenAILike|LiteLLM"),
		bindsChat("HuggingFaceInferenceAPI", "huggingface"),
		bindsEmbeddings("OpenAIEmbedding", "openai"),
		bindsEmbeddings("AzureOpenAIEmbedding", "azure"),
		bindsEmbeddings("GeminiEmbedding|GoogleGenAIEmbedding|GooglePaLMEmbedding", "google"),
		bindsEmbeddings("CohereEmbedding", "cohere"),
		bindsEmbeddings("MistralAIEmbedding", "mistral"),
		bindsEmbeddings("VoyageEmbedding", "voyage"),
		bindsEmbeddings("BedrockEmbedding", "bedrock"),
		bindsEmbeddings("OllamaEmbedding", "local"),
		{
			name: "CohereRerank",
			provider: "cohere",
			sends: "rerank",
			format: "text",
			kind: "constructor",
			places: { model: "model" },
		},
		{
			name: "OpenAIMultiModal",
			provider: "openai",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places: { model: MODEL, cap: "max_new_tokens" },
		},
	],
};

/** Pydantic AI. */
export const pydanticAi: Sdk = {
	id: "pydantic-ai",
	provider: undefined,
	modules: ["pydantic_ai*"],
	rows: [
		bindsAgent("Agent|agent.Agent", "model|#0"),
		bindsChat("OpenAIModel|OpenAIChatModel|OpenAIResponsesModel", "openai"),
		bindsChat("AnthropicModel", "anthropic"),
		bindsChat("GeminiModel|GoogleModel|VertexAIModel", "google"),
		bindsChat("GroqModel", "groq"),
		bindsChat("MistralModel", "mistral"),
		bindsChat("CohereModel", "cohere"),
		bindsChat("BedrockConverseModel", "bedrock"),
		bindsChat("OllamaModel", "local"),
		bindsChat("HuggingFaceModel", "huggingface"),
		bindsChat("OpenRouterModel", "openrouter"),
	],
};

/** DSPy. */
export const dspy: Sdk = {
	id: "dspy",
	provider: undefined,
	modules: ["dspy", "dspy.*", "@ax-llm/ax"],
	rows: [
		bindsChat("LM"),
		bindsChat("OpenAI|GPT3", "openai"),
		bindsChat("AzureOpenAI", "azure"),
		bindsChat("Claude|Anthropic", "anthropic"),
		bindsChat("Google", "google"),
		bindsChat("Cohere", "cohere"),
		bindsChat("Mistral", "mistral"),
		bindsChat("OllamaLocal|HFModel|HFClientTGI|HFClientVLLM", "local"),
		bindsEmbeddings("Embedder"),
	],
};

/** Semantic Kernel for Python. */
export const semanticKernelPython: Sdk = {
	id: "semantic-kernel",
	provider: undefined,
	modules: ["semantic_kernel*"],
	rows: [
		bindsChat("OpenAIChatCompletion|OpenAITextCompletion", "openai"),
		bindsChat("AzureChatCompletion|AzureTextCompletion|AzureAIInferenceChatCompletion", "azure"),
		bindsChat("AnthropicChatCompletion", "anthropic"),
		bindsChat("GoogleAIChatCompletion", "google"),
		bindsChat("VertexAIChatCompletion", "vertex"),
		bindsChat("MistralAIChatCompletion", "mistral"),
		bindsChat("BedrockChatCompletion", "bedrock"),
		bindsChat("OllamaChatCompletion", "local"),
		bindsEmbeddings("OpenAITextEmbedding", "openai"),
		bindsEmbeddings("AzureTextEmbedding", "azure"),
		{
			name: "OpenAITextToImage",
			provider: "openai",
			sends: "image",
			format: "text",
			kind: "constructor",
			places: { model: MODEL },
		},
		{
			name: "OpenAIAudioToText",
			provider: "openai",
			sends: "transcription",
			format: "text",
			kind: "constructor",
			places: { model: MODEL },
		},
		{
			name: "OpenAITextToAudio",
			provider: "openai",
			sends: "speech",
			format: "text",
			kind: "constructor",
			places: { model: MODEL },
		},
	],
};

/** Haystack and its integrations. */
export const haystack: Sdk = {
	id: "haystack",
	provider: undefined,
	modules: ["haystack*", "haystack_integrations*"],
	rows: [
		bindsChat("OpenAIGenerator|OpenAIChatGenerator|OpenAIResponsesChatGenerator", "openai"),
		bindsChat(
			"AzureOpenAIGenerator|AzureOpenAIChatGenerator|AzureOpenAIResponsesChatGenerator",
			"azure",
		),
		bindsChat("AnthropicGenerator|AnthropicChatGenerator", "anthropic"),
		bindsChat(
			"GoogleAIGeminiGenerator|GoogleAIGeminiChatGenerator|GoogleGenAIChatGenerator",
			"google",
		),
		bindsChat("VertexAIGeminiGenerator|VertexAIGeminiChatGenerator", "vertex"),
		bindsChat("MistralChatGenerator", "mistral"),
		bindsChat("CohereGenerator|CohereChatGenerator", "cohere"),
		bindsChat("AmazonBedrockGenerator|AmazonBedrockChatGenerator", "bedrock"),
		bindsChat(
			"OllamaGenerator|OllamaChatGenerator|LlamaCppGenerator|LlamaCppChatGenerator",
			"local",
		),
		bindsChat(
			"HuggingFaceAPIGenerator|HuggingFaceAPIChatGenerator",
			"huggingface",
			"api_params.model|api_params.url",
		),
		bindsChat("OpenRouterChatGenerator", "openrouter"),
		bindsEmbeddings("OpenAITextEmbedder|OpenAIDocumentEmbedder", "openai"),
		bindsEmbeddings("AzureOpenAITextEmbedder|AzureOpenAIDocumentEmbedder", "azure"),
		bindsEmbeddings("CohereTextEmbedder|CohereDocumentEmbedder", "cohere"),
		bindsEmbeddings("MistralTextEmbedder|MistralDocumentEmbedder", "mistral"),
		bindsEmbeddings("OllamaTextEmbedder|OllamaDocumentEmbedder", "local"),
		{
			name: "CohereRanker",
			provider: "cohere",
			sends: "rerank",
			format: "text",
			kind: "constructor",
			places: { model: MODEL },
		},
		{
			name: "DALLEImageGenerator",
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
