import type { ProviderId } from "../pricing/provider.ts";
import type { Row, RowModality, Sdk } from "./sdk.ts";

const RIG: readonly (readonly [string, ProviderId | undefined])[] = [
	["openai", "openai"],
	["anthropic", "anthropic"],
	["gemini", "google"],
	["cohere", "cohere"],
	["mistral", "mistral"],
	["groq", "groq"],
	["deepseek", "deepseek"],
	["xai", "xai"],
	["azure", "azure"],
	["bedrock", "bedrock"],
	["vertexai", "vertex"],
	["minimax", undefined],
	["zai", "zai"],
	["ollama", "local"],
	["openrouter", "openrouter"],
	["perplexity", "perplexity"],
	["together", "together"],
	["huggingface", "huggingface"],
	["hyperbolic", "hyperbolic"],
	["moonshot", "moonshot"],
	["galadriel", "galadriel"],
	["mira", "mira"],
	["voyageai", "voyage"],
];

function binds(name: string, sends: Row["sends"]): Row {
	return {
		on: "rig.client",
		name,
		sends: sends ?? "chat",
		format: sends === "chat" ? "chat" : "text",
		kind: "constructor",
		makes: "rig.model",
		places: { model: "#0" },
	};
}

/** rig: an agent, extractor or model object is the place where the model is bound. */
export const rig: readonly Sdk[] = RIG.map(([module, provider]) => ({
	id: "rig",
	provider,
	modules: [
		`rig.providers.${module}`,
		`rig_core.providers.${module}`,
		`rig_${module}.client`,
		`rig_${module}`,
	],
	rows: [
		{
			name: "Client|Client.new|Client.from_env|Client.from_url|CompletionsClient.new|CompletionsClient.from_env|Client.from_val|CompletionsClient|ResponsesClient.new",
			makes: "rig.client",
		},
		{ name: "Client.builder|ClientBuilder.new", makes: "rig.builder" },
		{ on: "rig.builder", name: "build", makes: "rig.client" },
		{ on: "rig.builder", name: "*", makes: "rig.builder" },
		{ on: "rig.client", name: "completions_api", makes: "rig.client" },
		binds("agent|extractor|completion_model", "chat"),
		binds("embedding_model|embeddings|embedding_model_with_ndims", "embeddings"),
		binds("transcription_model", "transcription"),
		binds("image_generation_model", "image"),
		binds("audio_generation_model", "speech"),
	],
}));

/** genai: one client for all providers; the model's id tells which. */
export const genaiRust: Sdk = {
	id: "genai",
	provider: undefined,
	modules: ["genai"],
	rows: [
		{ name: "Client|Client.default|Client.new", makes: "genai.rust" },
		{ name: "Client.builder|ClientBuilder.default", makes: "genai.rust.builder" },
		{ on: "genai.rust.builder", name: "build", makes: "genai.rust" },
		{ on: "genai.rust.builder", name: "*", makes: "genai.rust.builder" },
		{
			on: "genai.rust",
			name: "exec_chat|exec_chat_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "chat",
			places: {
				model: "#0",
				messages: "#1.messages|#1.#0|#1.message",
				system: "#1.system",
				cap: "#2.max_tokens",
			},
		},
		{
			on: "genai.rust",
			name: "embed|embed_batch|exec_embed",
			sends: "embeddings",
			format: "text",
			places: { model: "#0", prompt: "#1" },
		},
	],
};

const REQUEST = "bedrock.rust.request";

/** The AWS SDK's Bedrock runtime: builders that `send` ends. */
export const bedrockRust: Sdk = {
	id: "bedrock",
	provider: "bedrock",
	modules: ["aws_sdk_bedrockruntime"],
	rows: [
		{ name: "Client|Client.new|Client.from_conf", makes: "bedrock.rust" },
		{
			on: "bedrock.rust",
			name: "converse|converse_stream|invoke_model|invoke_model_with_response_stream",
			makes: REQUEST,
			begins: "rust",
		},
		{ on: REQUEST, name: "*", makes: REQUEST },
		{
			on: REQUEST,
			name: "send",
			sends: "chat",
			modalityOfModel: true,
			format: "bedrock",
			places: {
				model: "receiver.model_id().#0",
				system: "receiver.system().#0",
				messages: "receiver.messages().#0|receiver.set_messages().#0",
				cap: "receiver.inference_config().#0.max_tokens",
			},
		},
	],
};

/** A method of `openai-api-rs`, whose requests are made by `Request::new(model, prompt)` or written as structs. */
function openaiApiRs(name: string, sends: RowModality, prompt: string): Row {
	const isChat = prompt === "messages" || prompt === "input";
	const text = { [sends === "chat" && isChat ? "messages" : "prompt"]: `${prompt}|#0.#1` };
	return {
		on: "openai-api-rs",
		name,
		sends,
		format: sends === "chat" && isChat ? "chat" : "text",
		places: {
			model: sends === "transcription" ? "#0.#1|model" : "#0.#0|model",
			cap: "max_tokens",
			...text,
		},
	};
}

/** Smaller crates: anthropic-sdk, openai_api_rs, ollama-rs. */
export const otherRust: readonly Sdk[] = [
	{
		id: "anthropic",
		provider: "anthropic",
		modules: ["anthropic_sdk"],
		rows: [
			{ name: "Client.new", makes: "anthropic.rust" },
			{ on: "anthropic.rust", name: "*", makes: "anthropic.rust" },
			{
				on: "anthropic.rust",
				name: "execute",
				sends: "chat",
				format: "anthropic",
				places: {
					model: "receiver.model().#0",
					system: "receiver.system().#0",
					messages: "receiver.messages().#0",
					cap: "receiver.max_tokens().#0",
				},
			},
		],
	},
	{
		id: "openai-api-rs",
		provider: "openai",
		modules: ["openai_api_rs", "openai_api_rs.v1.api"],
		rows: [
			{ name: "OpenAIClient.new|Client.new|OpenAIClient", makes: "openai-api-rs" },
			{ name: "OpenAIClient.builder", makes: "openai-api-rs.builder" },
			{ on: "openai-api-rs.builder", name: "build", makes: "openai-api-rs" },
			{ on: "openai-api-rs.builder", name: "*", makes: "openai-api-rs.builder" },
			openaiApiRs("chat_completion|chat_completion_stream", "chat", "messages"),
			openaiApiRs("completion", "chat", "prompt"),
			openaiApiRs("create_response|create_response_stream", "chat", "input"),
			openaiApiRs("embedding", "embeddings", "input"),
			openaiApiRs("image_generation|image_edit|image_variation", "image", "prompt"),
			openaiApiRs("audio_speech", "speech", "input"),
			openaiApiRs(
				"audio_transcription|audio_transcription_raw|audio_translation",
				"transcription",
				"prompt",
			),
			openaiApiRs("create_moderation", "moderation", "input"),
		],
	},
	{
		id: "ollama",
		provider: "local",
		modules: ["ollama_rs", "ollama_rs.coordinator"],
		rows: [
			{
				name: "Ollama|Ollama.default|Ollama.new|Ollama.try_new|Ollama.from_url|Ollama.new_default_with_history",
				makes: "ollama.rust",
			},
			{ name: "Coordinator|Coordinator.new", makes: "ollama.rust.coordinator" },
			{
				on: "ollama.rust.coordinator",
				name: "options|add_tool|debug|think",
				makes: "ollama.rust.coordinator",
			},
			{
				on: "ollama.rust.coordinator",
				name: "chat",
				sends: "chat",
				format: "chat",
				places: { model: "receiver.new().#1", messages: "#0" },
			},
			{
				on: "ollama.rust",
				name: "generate|generate_stream",
				sends: "chat",
				format: "text",
				places: { model: "#0.#0", prompt: "#0.#1" },
			},
			{
				on: "ollama.rust",
				name: "send_chat_messages|send_chat_messages_stream|send_chat_messages_with_history|send_chat_messages_with_history_stream",
				sends: "chat",
				format: "chat",
				places: { model: "#0.#0|#1.#0", messages: "#0.#1|#1.#1" },
			},
			{
				on: "ollama.rust",
				name: "generate_embeddings",
				sends: "embeddings",
				format: "text",
				places: { model: "#0.#0", prompt: "#0.#1" },
			},
		],
	},
];
