import type { ProviderId } from "../pricing/provider.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const messages: RequestPlaces = {
	model: "model|parameters.model",
	system: "system|system_|parameters.system",
	messages: "messages|parameters.messages",
	tools: "tools|parameters.tools",
	cap: "max_tokens|parameters.max_tokens",
	options: { thinking: "thinking.budget_tokens|parameters.thinking.budget_tokens" },
};

function anthropicRow(name: string): Row {
	return { on: "anthropic.ruby", name, sends: "chat", format: "anthropic", places: messages };
}

/** Anthropic's own gem, the community's of the same name, and its other forms. */
export const anthropicRuby: Sdk = {
	id: "anthropic",
	languages: ["ruby"],
	provider: "anthropic",
	modules: ["Anthropic"],
	rows: [
		{ name: "Client.new", makes: "anthropic.ruby", baseUrl: "base_url|uri_base" },
		{ name: "BedrockClient.new", makes: "anthropic.ruby", provider: "bedrock" },
		{ name: "VertexClient.new", makes: "anthropic.ruby", provider: "vertex" },
		anthropicRow("messages.create|messages.stream|messages.stream_raw"),
		{ ...anthropicRow("messages"), evidence: "parameters", common: true },
		{
			...anthropicRow("complete"),
			format: "text",
			places: {
				model: "parameters.model|model",
				prompt: "parameters.prompt|prompt",
				cap: "parameters.max_tokens_to_sample|max_tokens_to_sample",
			},
		},
	],
};

const MODEL = "model|model_id|#0";

/** RubyLLM: a chat object binds the model; `ask` sends. */
export const rubyLlm: Sdk = {
	id: "ruby_llm",
	languages: ["ruby"],
	provider: undefined,
	modules: ["RubyLLM"],
	settings: {
		chat: ["default_model"],
		embeddings: ["default_embedding_model"],
		image: ["default_image_model"],
		moderation: ["default_moderation_model"],
		transcription: ["default_transcription_model"],
	},
	rows: [
		{ name: "chat|Chat.new", makes: "rubyllm.chat", places: { model: MODEL } },
		{ name: "Agent", makes: "rubyllm.chat", places: { model: "model" } },
		{ name: "ActsAsChat", makes: "rubyllm.record", places: { model: "model" } },
		{ name: "context|Context.new", makes: "rubyllm.context" },
		{ on: "rubyllm.context", name: "chat", makes: "rubyllm.chat", places: { model: MODEL } },
		...["rubyllm.chat", "rubyllm.record"].flatMap((on): Row[] => [
			{ on, name: "*", makes: on },
			{
				on,
				name: "ask|say|complete|ask_later",
				sends: "chat",
				format: "chat",
				ofRecord: on === "rubyllm.record",
				places: {
					model: "receiver.with_model().#0|receiver.model|receiver.model_id",
					system: "receiver.with_instructions().#0",
					messages: "#0|message",
				},
			},
		]),
		{
			name: "embed|Embedding.embed",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "#0" },
		},
		{
			name: "paint",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "#0", options: { size: "size" } },
		},
		{ name: "transcribe", sends: "transcription", format: "text", places: { model: "model" } },
		{
			name: "moderate",
			sends: "moderation",
			format: "text",
			places: { model: "model", prompt: "#0" },
		},
	],
};

const LANGCHAIN: readonly (readonly [string, ProviderId])[] = [
	["OpenAI", "openai"],
	["Azure", "azure"],
	["Anthropic", "anthropic"],
	["GoogleGemini|GooglePalm", "google"],
	["GoogleVertexAI", "vertex"],
	["MistralAI", "mistral"],
	["Cohere", "cohere"],
	["AwsBedrock", "bedrock"],
	["Ollama|LlamaCpp", "local"],
	["HuggingFace", "huggingface"],
	["Replicate", "replicate"],
	["AI21", "ai21"],
];

/** Langchain.rb: a model object is the place where the model is bound. */
export const langchainRuby: Sdk = {
	id: "langchain",
	languages: ["ruby"],
	provider: undefined,
	modules: ["Langchain"],
	rows: LANGCHAIN.map(([names, provider]) => ({
		name: names
			.split("|")
			.map((name) => `LLM.${name}.new`)
			.join("|"),
		provider,
		sends: "chat",
		format: "chat",
		kind: "constructor",
		makes: "langchain.model",
		places: {
			model:
				"default_options.chat_model|default_options.chat_completion_model_name|default_options.completion_model|default_options.chat_completion_model",
			cap: "default_options.max_tokens",
		},
	})),
};

/** The gem gemini-ai and its kin: the model is bound to the client. */
export const geminiRuby: Sdk = {
	id: "gemini-ai",
	languages: ["ruby"],
	provider: "google",
	modules: ["Gemini"],
	rows: [
		{ name: "new|Client.new", makes: "gemini.ruby" },
		{
			on: "gemini.ruby",
			name: "generate_content|stream_generate_content",
			sends: "chat",
			format: "gemini",
			places: {
				model: "model|receiver.options.model",
				system: "system_instruction|#0.system_instruction",
				messages: "contents|#0",
				cap: "generation_config.max_output_tokens",
			},
		},
		{
			on: "gemini.ruby",
			name: "embed_content|predict",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.options.model", prompt: "content|#0" },
		},
	],
};

/** The gems ollama-ai, mistral-ai and cohere-ruby. */
export const otherRuby: readonly Sdk[] = [
	{
		id: "ollama",
		provider: "local",
		modules: ["Ollama"],
		rows: [
			{ name: "new|Client.new", makes: "ollama.ruby" },
			{
				on: "ollama.ruby",
				name: "chat|generate",
				sends: "chat",
				format: "chat",
				places: { model: "model", messages: "messages", prompt: "prompt", system: "system" },
			},
			{
				on: "ollama.ruby",
				name: "embeddings|embed",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "prompt|input" },
			},
		],
	},
	{
		id: "cohere",
		provider: "cohere",
		modules: ["Cohere"],
		rows: [
			{ name: "Client.new", makes: "cohere.ruby" },
			{
				on: "cohere.ruby",
				name: "chat|generate|summarize",
				sends: "chat",
				format: "chat",
				places: {
					model: "model",
					messages: "messages|message",
					prompt: "prompt|text",
					system: "preamble",
				},
			},
			{
				on: "cohere.ruby",
				name: "embed",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "texts" },
			},
			{
				on: "cohere.ruby",
				name: "rerank",
				sends: "rerank",
				format: "text",
				places: { model: "model", prompt: "query" },
			},
		],
	},
	{
		id: "mistral",
		provider: "mistral",
		modules: ["Mistral"],
		rows: [
			{ name: "new|Client.new", makes: "mistral.ruby" },
			{
				on: "mistral.ruby",
				name: "chat_completions|chat",
				sends: "chat",
				format: "chat",
				places: { model: "model", messages: "messages", cap: "max_tokens" },
			},
			{
				on: "mistral.ruby",
				name: "embeddings",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "input" },
			},
		],
	},
];
