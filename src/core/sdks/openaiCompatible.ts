import type { ProviderId } from "../pricing/provider.ts";
import { openaiChat } from "./openaiPlaces.ts";
import type { Row, Sdk } from "./sdk.ts";

/** SDKs whose clients have OpenAI's methods: the rows of `openai.ts` serve them all. */
const clients: readonly (readonly [
	id: string,
	provider: ProviderId | undefined,
	modules: readonly string[],
	constructors: string,
])[] = [
	["groq", "groq", ["groq", "groq.*", "groq-sdk", "npm:groq-sdk*"], "Groq|AsyncGroq|default"],
	[
		"together",
		"together",
		["together", "together.*", "together-ai"],
		"Together|AsyncTogether|default",
	],
	[
		"cerebras",
		"cerebras",
		["cerebras.cloud.sdk", "@cerebras/cerebras_cloud_sdk"],
		"Cerebras|AsyncCerebras|default",
	],
	[
		"fireworks",
		"fireworks",
		["fireworks.client", "fireworks"],
		"Fireworks|AsyncFireworks|LLM|client.Fireworks|client.AsyncFireworks",
	],
	[
		"perplexity",
		"perplexity",
		["perplexity", "@perplexity-ai/perplexity_ai"],
		"Perplexity|AsyncPerplexity|default",
	],
	["zhipu", "zhipu", ["zhipuai", "zai"], "ZhipuAI|ZaiClient|ZhipuAiClient"],
	["sambanova", "sambanova", ["sambanova"], "SambaNova|AsyncSambaNova"],
	["portkey", undefined, ["portkey_ai", "portkey-ai"], "Portkey|AsyncPortkey|default"],
	[
		"huggingface",
		"huggingface",
		["huggingface_hub", "@huggingface/inference"],
		"InferenceClient|AsyncInferenceClient|HfInference",
	],
	[
		"llama",
		"meta",
		["llama_api_client", "llama-api-client"],
		"LlamaAPIClient|AsyncLlamaAPIClient|default",
	],
	["writer", "writer", ["writerai", "writerai.*"], "Writer|AsyncWriter"],
	["ai21", "ai21", ["ai21"], "AI21Client|AsyncAI21Client|AI21"],
	["llama-cpp", "local", ["llama_cpp"], "LlamaClient"],
	["volcengine", "volcengine", ["volcenginesdkarkruntime"], "Ark|AsyncArk"],
	["langfuse", "openai", ["langfuse.openai"], "OpenAI|AsyncOpenAI"],
];

/** Module-level calls of earlier versions. */
const moduleRows: readonly Row[] = [
	{
		name: "Complete.create|Completion.create|client.Completion.create|Completion.acreate",
		sends: "chat",
		format: "text",
		places: { model: "model", prompt: "prompt", cap: "max_tokens" },
	},
	{
		name: "ChatCompletion.create|ChatCompletion.acreate|client.ChatCompletion.create",
		sends: "chat",
		format: "chat",
		places: openaiChat,
	},
	{
		name: "Image.create",
		sends: "image",
		format: "text",
		places: { model: "model", prompt: "prompt" },
	},
];

/** Methods of Zhipu's client that OpenAI's has not. */
const zhipuRows: readonly Row[] = [
	{
		on: "openai",
		name: "images.generations|images.generation",
		sends: "image",
		format: "text",
		places: { model: "model", prompt: "prompt" },
	},
	{
		on: "openai",
		name: "videos.generations",
		sends: "video",
		format: "text",
		places: { model: "model", prompt: "prompt" },
	},
	{
		on: "openai",
		name: "audio.speech",
		sends: "speech",
		format: "text",
		places: { model: "model", prompt: "input" },
	},
	{
		on: "openai",
		name: "chat.async_completions.create",
		sends: "chat",
		format: "chat",
		places: openaiChat,
	},
];

/** One SDK for each vendor that ships a client of OpenAI's shape. */
export const openaiCompatibleSdks: readonly Sdk[] = clients.map(
	([id, provider, modules, constructors]) => ({
		id,
		provider,
		modules,
		rows: [
			{ name: constructors, makes: "openai", baseUrl: "base_url|baseURL" },
			...(id === "together" || id === "fireworks" ? moduleRows : []),
			...(id === "zhipu" ? zhipuRows : []),
		],
	}),
);

const hfChat = {
	model: "model|receiver.model|receiver.#0",
	messages: "messages|#0",
	cap: "max_tokens",
	tools: "tools",
};

const HF_TASKS = [
	["text_to_image|image_to_image", "image"],
	["automatic_speech_recognition", "transcription"],
	["text_to_speech", "speech"],
	["feature_extraction", "embeddings"],
	["summarization|translation|question_answering|image_to_text", "chat"],
] as const;

const huggingFaceRows: readonly Row[] = [
	{
		on: "openai",
		name: "chat_completion|chat_completion_stream",
		sends: "chat",
		format: "chat",
		places: hfChat,
	},
	{
		on: "openai",
		name: "text_generation|text_generation_stream",
		sends: "chat",
		format: "text",
		places: {
			model: "model|receiver.model|receiver.#0",
			prompt: "prompt|inputs|#0",
			cap: "max_new_tokens|parameters.max_new_tokens",
		},
	},
	...HF_TASKS.map(
		([name, sends]): Row => ({
			on: "openai",
			name,
			sends,
			format: "text",
			places: { model: "model|receiver.model", prompt: "text|prompt|inputs|#0|question" },
		}),
	),
	{
		on: "openai",
		name: "chat.chat",
		sends: "chat",
		format: "chat",
		places: openaiChat,
	},
	{
		on: "openai",
		name: "rerank.create",
		sends: "rerank",
		format: "text",
		places: { model: "model", prompt: "query" },
	},
	{ on: "openai", name: "endpoint", makes: "openai", baseUrl: "#0" },
];

/** Methods of Hugging Face's clients that OpenAI's have not; JavaScript's package exports them as functions too. */
export const huggingFace: Sdk = {
	id: "huggingface",
	provider: "huggingface",
	modules: ["huggingface_hub", "@huggingface/inference"],
	rows: [
		...huggingFaceRows,
		...huggingFaceRows
			.filter(({ sends }) => sends !== undefined)
			.map(({ on: _, ...row }): Row => row),
	],
};
