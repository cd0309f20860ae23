import type { ProviderId } from "../pricing/provider.ts";
import { mistralRs } from "./mistralRs.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "#0.#0|model",
	messages: "messages|#0.#1",
	system: "system",
	tools: "tools",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
};

/** A client made by `make`, whose methods send a request struct, a builder's product or `Request::new(model, messages)`. */
function client(
	id: string,
	provider: ProviderId,
	modules: readonly string[],
	make: string,
	methods: readonly Omit<Row, "on">[],
): Sdk {
	const type = `${id}.rust`;
	return {
		id,
		provider,
		modules,
		rows: [
			{ name: make, makes: type, baseUrl: "base_url|endpoint" },
			...methods.map((method): Row => ({ ...method, on: type })),
		],
	};
}

function sends(name: string, format: Row["format"], places: RequestPlaces = chat): Omit<Row, "on"> {
	return { name, sends: "chat", format: format ?? "chat", places };
}

const messages: RequestPlaces = { ...chat, model: "model", messages: "messages" };

/** Anthropic's API in crates of the community. */
export const anthropicRust: readonly Sdk[] = [
	client(
		"misanthropic",
		"anthropic",
		["misanthropic", "misanthropic.client"],
		"Client|Client.new|Client.from_env",
		[sends("message|stream", "anthropic", messages)],
	),
	client(
		"clust",
		"anthropic",
		["clust"],
		"Client|Client.from_env|Client.from_api_key|Client.new|ClientBuilder.new",
		[sends("create_a_message|create_a_message_stream", "anthropic", messages)],
	),
	client(
		"anthropic",
		"anthropic",
		["anthropic", "anthropic.client", "anthropic.config"],
		"Client|Client.new|Client.try_from|ClientBuilder.default",
		[
			sends("messages|messages_stream", "anthropic", messages),
			sends("complete|complete_stream", "text", { model: "model", messages: "prompt" }),
		],
	),
	client(
		"anthropic-async",
		"anthropic",
		["anthropic_async", "async_anthropic", "anthropic_sdk_rust", "anthropic_ai_sdk.client"],
		"Client|Client.new|Client.with_config|Anthropic|Anthropic.new|Anthropic.from_env|AnthropicClient.new",
		[
			sends("messages.create|messages.create_stream|messages.stream", "anthropic", messages),
			sends("create_message|create_message_streaming", "anthropic", messages),
		],
	),
];

/** OpenAI's API and those like it in crates of the community. */
export const openaiRust: readonly Sdk[] = [
	client("openai-rust", "openai", ["openai_rust", "openai_rust2"], "Client|Client.new", [
		sends("create_chat|create_chat_stream|create_completion", "chat"),
		{
			name: "create_embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "#0.#0|model", prompt: "#0.#1|input" },
		},
	]),
	client(
		"groq",
		"groq",
		["groq_api_rust", "groqai", "groq_api_rs.completion.client"],
		"GroqClient|GroqClient.new|AsyncGroqClient.new|Groq.new",
		[sends("chat_completion|chat_completions|stream_chat_completion|create", "chat")],
	),
	client(
		"openrouter",
		"openrouter",
		["openrouter_rs", "openrouter_rs.client"],
		"OpenRouterClient|OpenRouterClient.new|OpenRouterClient.builder",
		[
			{ name: "build", makes: "openrouter.rust" },
			sends("send_chat_completion|stream_chat_completion|send_completion_request", "chat", {
				...chat,
				model: "model|#0.#0",
			}),
		],
	),
	client(
		"mistral",
		"mistral",
		["mistralai_client.v1.client", "mistralai_client"],
		"Client|Client.new|v1.client.Client.new",
		[
			sends("chat|chat_async|chat_stream", "chat", {
				model: "#0",
				messages: "#1",
				cap: "#2.max_tokens",
			}),
			{
				name: "embeddings|embeddings_async",
				sends: "embeddings",
				format: "text",
				places: { model: "#0", prompt: "#1" },
			},
		],
	),
];

const GENERATION = "gemini-rust.generation";

/** Gemini's API in the crate `gemini-rust`: a client knows the model, a builder the contents, `execute` sends. */
export const geminiRust: Sdk = {
	id: "gemini-rust",
	provider: "google",
	modules: ["gemini_rust", "gemini_rust.client"],
	rows: [
		{ name: "Gemini|Gemini.new|Gemini.pro|Gemini.with_model", makes: "gemini-rust" },
		{ name: "GeminiBuilder.new", makes: "gemini-rust.builder" },
		{ on: "gemini-rust.builder", name: "build", makes: "gemini-rust" },
		{ on: "gemini-rust.builder", name: "*", makes: "gemini-rust.builder" },
		{ on: "gemini-rust", name: "generate_content|embed_content", makes: GENERATION },
		{
			on: GENERATION,
			name: "execute|execute_stream",
			sends: "chat",
			format: "gemini",
			places: {
				model: "receiver.with_model().#1|receiver.with_model().#0",
				system: "receiver.with_system_prompt().#0|receiver.with_system_instruction().#0",
				messages: "receiver.with_user_message().#0|receiver.with_message().#0",
				cap: "receiver.with_max_output_tokens().#0",
			},
		},
		{ on: GENERATION, name: "*", makes: GENERATION },
	],
};

function binding(name: string, modality: Row["sends"]): Row {
	return {
		name,
		sends: modality ?? "chat",
		format: modality === "chat" ? "chat" : "text",
		kind: "constructor",
		makes: "rust.model",
		builder: true,
		places: { model: "model", system: "system", cap: "max_tokens" },
	};
}

const SWIFTIDE: readonly (readonly [module: string, name: string, provider: ProviderId])[] = [
	["openai", "OpenAI|GenericOpenAI", "openai"],
	["anthropic", "Anthropic", "anthropic"],
	["groq", "Groq", "groq"],
	["gemini", "Gemini", "google"],
	["ollama", "Ollama", "local"],
	["open_router", "OpenRouter", "openrouter"],
	["dashscope", "Dashscope", "dashscope"],
	["aws_bedrock", "AwsBedrock", "bedrock"],
	["aws_bedrock_v2", "AwsBedrock", "bedrock"],
];

/** swiftide: a builder binds the models for prompts and embeddings to an integration. */
export const swiftide: readonly Sdk[] = SWIFTIDE.map(([module, names, provider]) => ({
	id: "swiftide",
	provider,
	modules: [`swiftide.integrations.${module}`, `swiftide_integrations.${module}`],
	rows: [
		{
			...binding(
				names
					.split("|")
					.map((name) => `${name}.builder`)
					.join("|"),
				"chat",
			),
			places: { model: "default_prompt_model|default_embed_model", cap: "max_tokens" },
		},
	],
}));

/** Crates that bind a model to an object which any backend may stand behind, or which runs it: `llm`, `langchain-rust`, `mistralrs`. */
export const rustFrameworks: readonly Sdk[] = [
	mistralRs,
	{
		id: "llm",
		provider: undefined,
		modules: ["llm.builder"],
		rows: [{ ...binding("LLMBuilder.new", "chat"), modalityOfModel: true }],
	},
	...(
		[
			["OpenAI", "openai"],
			["Claude", "anthropic"],
			["Ollama", "local"],
			["Deepseek", "deepseek"],
			["Qwen", "dashscope"],
		] as const
	).map(
		([name, provider]): Sdk => ({
			id: "langchain-rust",
			provider,
			modules: [
				"langchain_rust",
				"langchain_rust.llm",
				`langchain_rust.llm.${name.toLowerCase()}`,
				`langchain_rust.llm.${name.toLowerCase()}.client`,
			],
			rows: [binding(`${name}.default|${name}.new`, "chat")],
		}),
	),
	{
		id: "langchain-rust",
		provider: undefined,
		modules: ["langchain_rust.embedding*"],
		rows: [
			binding("OpenAiEmbedder.default|OpenAiEmbedder.new", "embeddings"),
			binding("OllamaEmbedder.default|OllamaEmbedder.new", "embeddings"),
			binding("MistralAIEmbedder.default|MistralAIEmbedder.try_new", "embeddings"),
		],
	},
];
