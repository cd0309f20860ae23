import type { ProviderId } from "../pricing/provider.ts";
import type { Row, Sdk } from "./sdk.ts";

function binding(name: string, baseUrl: string): Row {
	return {
		name,
		sends: "chat",
		format: "chat",
		kind: "constructor",
		makes: "langchain.model",
		baseUrl,
		places: {
			model: "model|default_model|model_name|model_id",
			cap: "max_tokens|default_max_tokens",
		},
	};
}

const llms: readonly (readonly [folder: string, provider: ProviderId | undefined])[] = [
	["openai", "openai"],
	["anthropic", "anthropic"],
	["googleai", "google"],
	["googleai/vertex", "vertex"],
	["googleai/palm", "vertex"],
	["bedrock", "bedrock"],
	["cohere", "cohere"],
	["mistral", "mistral"],
	["ollama", "local"],
	["llamafile", "local"],
	["local", "local"],
	["huggingface", "huggingface"],
	["cloudflare", "cloudflare"],
	["ernie", "qianfan"],
	["maritaca", undefined],
	["watsonx", "watsonx"],
];

/** LangChain Go: a model object is the place where the model is bound; its sends refer to it. */
export const langchainGo: readonly Sdk[] = llms.map(([folder, provider]) => ({
	id: "langchain-go",
	provider,
	modules: [`github.com/tmc/langchaingo/llms/${folder}`],
	rows: [binding("New|NewChat|NewLLM", "base_url|server_url|endpoint")],
}));

const eino: readonly (readonly [folder: string, provider: ProviderId | undefined])[] = [
	["openai", "openai"],
	["claude", "anthropic"],
	["gemini", "google"],
	["ark", "volcengine"],
	["deepseek", "deepseek"],
	["ollama", "local"],
	["qwen", "dashscope"],
	["qianfan", "qianfan"],
	["openrouter", "openrouter"],
];

/** Eino of CloudWeGo, which binds a model by `NewChatModel(ctx, &Config{Model: …})`. */
export const einoGo: readonly Sdk[] = eino.map(([folder, provider]) => ({
	id: "eino",
	provider,
	modules: ["model/", "model/agentic", "embedding/"].map(
		(kind) => `github.com/cloudwego/eino-ext/components/${kind}${folder}`,
	),
	rows: [
		binding("NewChatModel|NewToolCallingChatModel|New|NewResponsesAPIChatModel", "base_url"),
		{ ...binding("NewEmbedder", "base_url"), sends: "embeddings", format: "text" },
	],
}));

/** Genkit for Go. */
export const genkitGo: Sdk = {
	id: "genkit",
	provider: undefined,
	modules: ["github.com/firebase/genkit/go/genkit"],
	rows: [
		{
			name: "Generate|GenerateText|GenerateData|GenerateStream|GenerateDataStream",
			sends: "chat",
			modalityOfModel: true,
			format: "chat",
			places: {
				model: "model_name|model|#1.default_model",
				system: "system",
				messages: "messages|prompt",
				cap: "config.max_output_tokens|config.max_tokens",
			},
		},
		{
			name: "Embed",
			sends: "embeddings",
			format: "text",
			places: { model: "embedder_name|embedder|model_name", prompt: "text_docs|docs" },
		},
		{
			name: "DefinePrompt",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			needsModel: true,
			places: { model: "model_name|model", system: "system", messages: "messages|prompt" },
		},
	],
};

/** Ollama's own client for Go: models run on a machine of one's own. */
export const ollamaGo: Sdk = {
	id: "ollama",
	provider: "local",
	modules: ["github.com/ollama/ollama/api", "github.com/jmorganca/ollama/api"],
	rows: [
		{ name: "ClientFromEnvironment|NewClient|Client", makes: "ollama.go" },
		{
			on: "ollama.go",
			name: "chat",
			request: "ChatRequest",
			sends: "chat",
			format: "chat",
			places: { model: "model", messages: "messages", tools: "tools", cap: "options.num_predict" },
		},
		{
			on: "ollama.go",
			name: "generate",
			request: "GenerateRequest",
			sends: "chat",
			format: "text",
			places: { model: "model", system: "system", prompt: "prompt", cap: "options.num_predict" },
		},
		{
			on: "ollama.go",
			name: "embed|embeddings",
			request: "EmbedRequest|EmbeddingRequest",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input|prompt" },
		},
	],
};

/** Cohere's own SDK for Go. */
export const cohereGo: Sdk = {
	id: "cohere",
	provider: "cohere",
	modules: ["github.com/cohere-ai/cohere-go*"],
	rows: [
		{ name: "NewClient|client.NewClient|Client", makes: "cohere.go" },
		{
			on: "cohere.go",
			name: "chat|chat_stream|v2.chat|v2.chat_stream",
			request: "ChatRequest|ChatStreamRequest|V2ChatRequest|V2ChatStreamRequest",
			sends: "chat",
			format: "chat",
			places: {
				model: "model",
				system: "preamble",
				messages: "messages|message",
				cap: "max_tokens",
			},
		},
		{
			on: "cohere.go",
			name: "generate|generate_stream",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens" },
		},
		{
			on: "cohere.go",
			name: "embed|v2.embed",
			request: "EmbedRequest|V2EmbedRequest",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "texts" },
		},
		{
			on: "cohere.go",
			name: "rerank|v2.rerank",
			request: "RerankRequest|V2RerankRequest",
			sends: "rerank",
			format: "text",
			places: { model: "model", prompt: "query" },
		},
	],
};
