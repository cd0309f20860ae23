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
		{
			name: "createGateway|createProviderRegistry|experimental_createProviderRegistry",
			makes: "ai.provider",
		},
		{
			name: "gateway|gateway.languageModel|gateway.embeddingModel|gateway.textEmbeddingModel|gateway.imageModel",
			makes: "ai.model",
			places: { model: "#0" },
		},
		{ name: "customProvider|experimental_customProvider", makes: "ai.custom" },
		{
			name: "wrapLanguageModel|wrapEmbeddingModel|wrapImageModel|experimental_wrapLanguageModel",
			makes: "ai.wrapped",
			places: { model: "model" },
		},
	],
};

const told: RequestPlaces = { model: "model", prompt: "prompt|input|text" };

/** xsAI, whose functions are named as those of the Vercel AI SDK: model and address stand in the request. */
export const xsAi: Sdk = {
	id: "xsai",
	provider: undefined,
	modules: ["xsai", "@xsai/*"],
	rows: [
		{
			name: "generateText|streamText|generateObject|streamObject",
			sends: "chat",
			format: "chat",
			places: { model: "model", messages: "messages", tools: "tools", cap: "maxTokens|max_tokens" },
		},
		{ name: "embed|embedMany", sends: "embeddings", format: "text", places: told },
		{ name: "generateImage", sends: "image", format: "text", places: told },
		{ name: "generateSpeech", sends: "speech", format: "text", places: told },
		{ name: "generateTranscription", sends: "transcription", format: "text", places: told },
	],
};

/** A provider package exports one or more providers: calling one, or any method of it, makes a model; `create…` makes a provider. */
const PROVIDER_ROWS: readonly Row[] = [
	{ name: "create*", makes: "ai.provider", baseUrl: "baseURL" },
	{ name: "*", makes: "ai.model", places: { model: "#0" } },
];

/** Who bills the models of each provider package. */
const providers: readonly (readonly [module: string, provider: string])[] = [
	["@ai-sdk/openai", "openai"],
	["@ai-sdk/azure", "azure"],
	["@ai-sdk/anthropic", "anthropic"],
	["@ai-sdk/google", "google"],
	["@ai-sdk/google-vertex*", "vertex"],
	["@ai-sdk/amazon-bedrock*", "bedrock"],
	["@ai-sdk/mistral", "mistral"],
	["@ai-sdk/cohere", "cohere"],
	["@ai-sdk/groq", "groq"],
	["@ai-sdk/xai", "xai"],
	["@ai-sdk/deepseek", "deepseek"],
	["@ai-sdk/togetherai", "together"],
	["@ai-sdk/fireworks", "fireworks"],
	["@ai-sdk/perplexity", "perplexity"],
	["@ai-sdk/cerebras", "cerebras"],
	["@ai-sdk/deepinfra", "deepinfra"],
	["@ai-sdk/moonshotai", "moonshot"],
	["@ai-sdk/alibaba", "dashscope"],
	["@ai-sdk/baseten", "baseten"],
	["@ai-sdk/huggingface", "huggingface"],
	["@ai-sdk/voyage", "voyage"],
	["@ai-sdk/elevenlabs", "elevenlabs"],
	["@ai-sdk/deepgram", "deepgram"],
	["@ai-sdk/replicate", "replicate"],
	["@openrouter/ai-sdk-provider", "openrouter"],
	["ollama-ai-provider*", "local"],
	["ai-sdk-ollama", "local"],
	["workers-ai-provider", "cloudflare"],
];

/** Packages whose models are billed by whom the base URL or the model's id tells. */
const OPEN_PACKAGES = [
	"@ai-sdk/openai-compatible",
	"@ai-sdk/gateway",
	"@ai-sdk/open-responses",
	"@ai-sdk/*",
	"@requesty/ai-sdk",
	"@portkey-ai/vercel-provider",
	"ai-gateway-provider",
	"@helicone/ai-sdk-provider",
];

/** The provider packages of the Vercel AI SDK: they make models and send nothing themselves. */
export const vercelAiProviders: readonly Sdk[] = [
	{
		id: "vercel-ai",
		provider: undefined,
		modules: ["ai-retry"],
		rows: [{ name: "createRetryable", makes: "ai.wrapped", places: { model: "model" } }],
	},
	...providers.map(([module, provider]) => ({
		id: "vercel-ai",
		provider,
		modules: [module, `npm:${module}*`],
		rows: PROVIDER_ROWS,
	})),
	{
		id: "vercel-ai",
		provider: undefined,
		modules: OPEN_PACKAGES,
		rows: [
			...PROVIDER_ROWS,
			{ on: "ai.provider", name: "|*", makes: "ai.model", places: { model: "#0" } },
			{
				on: "ai.custom",
				name: "|languageModel|embeddingModel|textEmbeddingModel|imageModel",
				makes: "ai.wrapped",
				places: {
					model:
						"receiver.languageModels.$0|receiver.textEmbeddingModels.$0|receiver.embeddingModels.$0|receiver.imageModels.$0|#0",
				},
			},
		],
	},
];
