import type { ProviderId } from "../pricing/provider.ts";
import type { Row, RowModality, Sdk } from "./sdk.ts";

const BRIDGES: readonly (readonly [bridge: string, provider: ProviderId | undefined])[] = [
	["OpenAi", "openai"],
	["OpenResponses", "openai"],
	["Anthropic", "anthropic"],
	["Gemini", "google"],
	["VertexAi", "vertex"],
	["HuggingFace", "huggingface"],
	["Mistral", "mistral"],
	["Ollama", "local"],
	["LmStudio", "local"],
	["DockerModelRunner", "local"],
	["TransformersPhp", "local"],
	["OpenRouter", "openrouter"],
	["Perplexity", "perplexity"],
	["DeepSeek", "deepseek"],
	["Cohere", "cohere"],
	["Cerebras", "cerebras"],
	["Voyage", "voyage"],
	["Bedrock", "bedrock"],
	["Azure.OpenAi", "azure"],
	["Azure.Meta", "azure"],
	["Replicate", "replicate"],
];

/** Symfony AI: each bridge makes a platform of one vendor. */
const symfonyBridges: readonly Sdk[] = BRIDGES.map(([bridge, provider]) => ({
	id: "symfony-ai",
	provider,
	modules: [`Symfony.AI.Platform.Bridge.${bridge}`],
	rows: [
		{
			name: "Factory.createPlatform|Factory.create|PlatformFactory.create|PlatformFactory.createPlatform",
			makes: "symfony.platform",
		},
	],
}));

/** Symfony AI: a platform sends, an agent or vectorizer binds a model to it. */
export const symfonyAi: readonly Sdk[] = [
	...symfonyBridges,
	{
		id: "symfony-ai",
		provider: undefined,
		modules: ["Symfony.AI*"],
		rows: [
			{
				name: "Factory.createPlatform|Factory.create|PlatformFactory.create|PlatformFactory.createPlatform|Platform|PlatformInterface|CachePlatform|FailoverPlatform",
				makes: "symfony.platform",
			},
			{
				on: "symfony.platform",
				name: "invoke|request",
				sends: "chat",
				format: "chat",
				modalityOfModel: true,
				places: {
					model: "model|#0",
					messages: "input|#1",
					tools: "options.tools|#2.tools",
					schema: "options.response_format|#2.response_format",
					cap: "options.max_output_tokens|#2.max_output_tokens|options.max_tokens|#2.max_tokens",
				},
			},
			{
				name: "Agent",
				sends: "chat",
				format: "chat",
				kind: "constructor",
				wraps: "platform|#0",
				places: { model: "model|#1" },
			},
			{
				name: "Vectorizer",
				sends: "embeddings",
				format: "text",
				kind: "constructor",
				wraps: "platform|#0",
				places: { model: "model|#1" },
			},
		],
	},
];

const NEURON: readonly (readonly [
	names: string,
	provider: ProviderId | undefined,
	place: string,
])[] = [
	["Anthropic", "anthropic", "#1"],
	["OpenAI|OpenAIResponses", "openai", "#1"],
	["AzureOpenAI", "azure", "#2"],
	["Gemini", "google", "#1"],
	["GeminiVertex", "vertex", "#3"],
	["Ollama", "local", "#1"],
	["Mistral", "mistral", "#1"],
	["Deepseek", "deepseek", "#1"],
	["HuggingFace", "huggingface", "#1"],
	["Grok|XAI|XAIResponses", "xai", "#1"],
	["Cohere", "cohere", "#1"],
	["BedrockRuntime", "bedrock", "#1"],
	["OpenAILike|OpenAILikeResponses", undefined, "#2"],
	["ZAI|Qwen|Alibaba", undefined, "#1"],
];

const NEURON_EMBEDDINGS: typeof NEURON = [
	["OpenAIEmbeddingsProvider", "openai", "#1"],
	["GeminiEmbeddingsProvider", "google", "#1"],
	["MistralEmbeddingsProvider", "mistral", "#1"],
	["VoyageEmbeddingsProvider", undefined, "#1"],
	["CohereEmbeddingsProvider", "cohere", "#1"],
	["AwsBedrockEmbeddingsProvider", "bedrock", "#1"],
	["OllamaEmbeddingsProvider", "local", "#0"],
	["OpenAILikeEmbeddings", undefined, "#2"],
];

function neuronRows(table: typeof NEURON, sends: RowModality): readonly Row[] {
	return table.map(([name, provider, place]) => ({
		name,
		...(provider === undefined ? {} : { provider }),
		sends,
		format: sends === "chat" ? "chat" : "text",
		kind: "constructor",
		baseUrl: "base_uri|endpoint",
		places: { model: `model|${place}`, cap: "max_tokens|parameters.max_tokens" },
	}));
}

/** Neuron AI: a provider binds the model; agents send through it. */
export const neuronAi: readonly Sdk[] = [
	{
		id: "neuron-ai",
		provider: undefined,
		modules: ["NeuronAI.RAG.Embeddings*"],
		rows: neuronRows(NEURON_EMBEDDINGS, "embeddings"),
	},
	{
		id: "neuron-ai",
		provider: undefined,
		modules: ["NeuronAI.Providers*"],
		rows: neuronRows(NEURON, "chat"),
	},
];

const MODEL = "model";

const LARAVEL: readonly (readonly [make: string, sends: RowModality, send: string])[] = [
	["Image.of", "image", "generate|queue"],
	["Audio.of", "speech", "generate|queue"],
	[
		"Transcription.of|Transcription.fromPath|Transcription.fromStorage|Transcription.fromUpload|Transcription.fromBase64",
		"transcription",
		"generate|queue",
	],
	["Embeddings.for", "embeddings", "generate|queue"],
	["Reranking.of", "rerank", "rerank"],
];

/** Laravel AI SDK: each call may name provider and model, else the application's configuration does. */
export const laravelAi: Sdk = {
	id: "laravel-ai",
	provider: undefined,
	modules: ["Laravel.Ai*"],
	rows: [
		{ name: "agent", makes: "laravel.agent" },
		{
			name: "AnonymousAgent|StructuredAnonymousAgent|Promptable|Contracts.Agent|Agent",
			makes: "laravel.agent",
		},
		{
			on: "laravel.agent",
			name: "prompt|stream|queue|broadcast|broadcastNow|broadcastOnQueue",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|receiver.model",
				system: "receiver.agent().instructions|receiver.agent().#0|receiver.instructions",
				messages: "prompt|#0",
			},
		},
		{ on: "laravel.agent", name: "*", makes: "laravel.agent" },
		...LARAVEL.flatMap(([name, sends, send]): Row[] => {
			const makes = `laravel.${sends}`;
			return [
				{ name, makes },
				{
					on: makes,
					name: send,
					sends,
					format: "text",
					places: {
						model: MODEL,
						prompt: "receiver.of().#0|receiver.for().#0",
						options: { size: "receiver.size().#0", quality: "receiver.quality().#0" },
					},
				},
				{ on: makes, name: "*", makes },
			];
		}),
	],
};
