import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const text: RequestPlaces = {
	model: "model",
	system: "system|instructions",
	messages: "messages|prompt",
	tools: "tools",
	schema: "schema",
	cap: "maxOutputTokens|maxTokens",
	toolChoice: "toolChoice",
};

/** Vercel AI SDK: `ai`. The model is a gateway id or what a provider package makes. */
export const vercelAi: Sdk = {
	id: "vercel-ai",
	provider: undefined,
	modules: ["ai", "ai/rsc", "@ai-sdk/rsc", "npm:ai@*", "npm:ai"],
	rows: [
		{
			name: "generateText|streamText|generateObject|streamObject|streamUI",
			sends: "chat",
			format: "chat",
			places: text,
		},
		{
			name: "embed",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "value" },
		},
		{
			name: "embedMany",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "values" },
		},
		{
			name: "generateImage|experimental_generateImage",
			sends: "image",
			format: "text",
			places: {
				model: "model",
				prompt: "prompt",
				choices: "n",
				options: { size: "size", quality: "providerOptions.openai.quality" },
			},
		},
		{
			name: "transcribe|experimental_transcribe",
			sends: "transcription",
			format: "text",
			places: { model: "model" },
		},
		{
			name: "generateSpeech|experimental_generateSpeech",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "text", options: { voice: "voice" } },
		},
		{
			name: "rerank",
			sends: "rerank",
			format: "text",
			places: { model: "model", prompt: "query" },
		},
		{
			name: "ToolLoopAgent|Agent|Experimental_Agent",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places: text,
		},
		{ name: "gateway|createGateway", makes: "ai.provider" },
		{ name: "wrapLanguageModel|wrapEmbeddingModel|wrapImageModel", makes: "ai.wrapped" },
		{ name: "extractReasoningMiddleware", makes: "ai.middleware" },
	],
};

const MODEL_METHODS =
	"languageModel|chat|completion|responses|embedding|textEmbedding|textEmbeddingModel|embeddingModel|image|imageModel|transcription|speech|rerankingModel|reranking|chatModel|completionModel|evaluator";

function providerRows(names: string, factories: string): Row[] {
	return [
		{ name: names, makes: "ai.model", places: { model: "#0" } },
		{
			name: names
				.split("|")
				.flatMap((name) => MODEL_METHODS.split("|").map((method) => `${name}.${method}`))
				.join("|"),
			makes: "ai.model",
			places: { model: "#0" },
		},
		{ name: factories, makes: "ai.provider", baseUrl: "baseURL" },
		{ on: "ai.provider", name: `|${MODEL_METHODS}`, makes: "ai.model", places: { model: "#0" } },
	];
}

const providers: readonly (readonly [
	packageName: string,
	provider: string | undefined,
	names: string,
	factories: string,
])[] = [
	["@ai-sdk/openai", "openai", "openai", "createOpenAI"],
	["@ai-sdk/azure", "azure", "azure", "createAzure"],
	["@ai-sdk/anthropic", "anthropic", "anthropic", "createAnthropic"],
	["@ai-sdk/google", "google", "google", "createGoogleGenerativeAI|createGoogle"],
	[
		"@ai-sdk/google-vertex*",
		"vertex",
		"vertex|vertexAnthropic",
		"createVertex|createVertexAnthropic",
	],
	[
		"@ai-sdk/amazon-bedrock*",
		"bedrock",
		"bedrock|bedrockAnthropic",
		"createAmazonBedrock|createBedrockAnthropic",
	],
	["@ai-sdk/mistral", "mistral", "mistral", "createMistral"],
	["@ai-sdk/cohere", "cohere", "cohere", "createCohere"],
	["@ai-sdk/groq", "groq", "groq", "createGroq"],
	["@ai-sdk/xai", "xai", "xai", "createXai"],
	["@ai-sdk/deepseek", "deepseek", "deepseek|deepSeek", "createDeepSeek"],
	["@ai-sdk/togetherai", "together", "togetherai", "createTogetherAI"],
	["@ai-sdk/fireworks", "fireworks", "fireworks", "createFireworks"],
	["@ai-sdk/perplexity", "perplexity", "perplexity", "createPerplexity"],
	["@ai-sdk/cerebras", "cerebras", "cerebras", "createCerebras"],
	["@ai-sdk/deepinfra", "deepinfra", "deepinfra", "createDeepInfra"],
	["@ai-sdk/openai-compatible", undefined, "openaiCompatible", "createOpenAICompatible"],
	["@ai-sdk/gateway", undefined, "gateway", "createGateway"],
	["@ai-sdk/elevenlabs", "elevenlabs", "elevenlabs", "createElevenLabs"],
	["@ai-sdk/deepgram", "deepgram", "deepgram", "createDeepgram"],
	["@ai-sdk/lmnt", "lmnt", "lmnt", "createLMNT"],
	["@ai-sdk/hume", "hume", "hume", "createHume"],
	["@ai-sdk/fal", "fal", "fal", "createFal"],
	["@ai-sdk/replicate", "replicate", "replicate", "createReplicate"],
	["@ai-sdk/luma", "luma", "luma", "createLuma"],
	["@openrouter/ai-sdk-provider", "openrouter", "openrouter", "createOpenRouter"],
	["ollama-ai-provider*", "local", "ollama", "createOllama"],
	["ai-sdk-ollama", "local", "ollama", "createOllama"],
	["workers-ai-provider", "cloudflare", "workersai", "createWorkersAI"],
];

/** The provider packages of the Vercel AI SDK: they make models and send nothing themselves. */
export const vercelAiProviders: readonly Sdk[] = providers.map(
	([module, provider, names, factories]) => ({
		id: "vercel-ai",
		provider,
		modules: [module, `npm:${module}*`],
		rows: providerRows(names, factories),
	}),
);
