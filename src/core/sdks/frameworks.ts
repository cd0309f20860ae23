import type { ProviderId } from "../pricing/provider.ts";
import type { Row, Sdk } from "./sdk.ts";

/** Where frameworks write a model. */
export const MODEL =
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
		baseUrl: "base_url|baseURL|api_base|api_url",
		places: { model: `${MODEL}|embed_model_name` },
	};
}

/** A constructor that binds a model that puts documents into order. */
export function bindsRerank(name: string, provider?: ProviderId): Row {
	return {
		name,
		...(provider === undefined ? {} : { provider }),
		sends: "rerank",
		format: "text",
		kind: "constructor",
		places: { model: MODEL },
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

const REQUESTS = [
	"model_request",
	"model_request_sync",
	"model_request_stream",
	"model_request_stream_sync",
];

function within(module: string): string {
	return REQUESTS.map((name) => module + name).join("|");
}

const requests: Row = {
	name: within(""),
	sends: "chat",
	format: "chat",
	places: { model: "model|#0", messages: "messages|#1" },
};

/** Pydantic AI's functions that send without an agent; a module of its own, for `ModelRequest` is a message. */
export const pydanticAiDirect: Sdk = {
	id: "pydantic-ai",
	provider: undefined,
	modules: ["pydantic_ai.direct"],
	rows: [requests],
};

/** Pydantic AI. */
export const pydanticAi: Sdk = {
	id: "pydantic-ai",
	provider: undefined,
	modules: ["pydantic_ai*"],
	rows: [
		{ ...bindsAgent("Agent|agent.Agent", "model|#0"), makes: "pydantic-ai.agent" },
		{
			on: "pydantic-ai.agent",
			name: "run|run_sync|run_stream|iter",
			sends: "chat",
			format: "chat",
			needsModel: true,
			places: { model: "model", messages: "user_prompt|#0" },
		},
		{ ...requests, name: within("direct.") },
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
		bindsChat("GrokModel|XaiModel", "xai"),
		bindsChat("CerebrasModel", "cerebras"),
		bindsChat("infer_model|models.infer_model"),
		{ ...bindsEmbeddings("Embedder"), needsModel: true },
		bindsEmbeddings("OpenAIEmbeddingModel", "openai"),
		bindsEmbeddings("GoogleEmbeddingModel", "google"),
		bindsEmbeddings("CohereEmbeddingModel", "cohere"),
		bindsEmbeddings("VoyageAIEmbeddingModel", "voyage"),
		bindsEmbeddings("BedrockEmbeddingModel", "bedrock"),
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
		bindsChat("Together", "together"),
		bindsChat("GROQ|GroqLM", "groq"),
		bindsChat("Bedrock|AWSMistral|AWSAnthropic|AWSMeta", "bedrock"),
		bindsChat("OllamaLocal|HFModel|HFClientTGI|HFClientVLLM", "local"),
		{ ...bindsEmbeddings("Embedder"), needsModel: true },
		bindsEmbeddings("OpenAIEmbeddingModel", "openai"),
		bindsEmbeddings("GoogleEmbeddingModel", "google"),
		bindsEmbeddings("CohereEmbeddingModel", "cohere"),
		bindsEmbeddings("VoyageAIEmbeddingModel", "voyage"),
		bindsEmbeddings("BedrockEmbeddingModel", "bedrock"),
	],
};
