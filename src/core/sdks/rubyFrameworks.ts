import type { ProviderId } from "../pricing/provider.ts";
import type { Row, Sdk } from "./sdk.ts";

const OMNIAI: readonly (readonly [vendor: string, provider: ProviderId])[] = [
	["OpenAI", "openai"],
	["Anthropic", "anthropic"],
	["Google", "google"],
	["Mistral", "mistral"],
	["DeepSeek", "deepseek"],
];

const OMNIAI_SENDS: readonly Omit<Row, "on">[] = [
	{
		name: "chat",
		sends: "chat",
		format: "chat",
		places: { model: "model", messages: "#0|prompt", tools: "tools" },
	},
	{ name: "embed", sends: "embeddings", format: "text", places: { model: "model", prompt: "#0" } },
	{ name: "transcribe", sends: "transcription", format: "text", places: { model: "model" } },
	{
		name: "speak",
		sends: "speech",
		format: "text",
		places: { model: "model", prompt: "#0", options: { voice: "voice" } },
	},
];

/** OmniAI: one client for several vendors; the module itself sends through the vendor that the environment tells. */
export const omniAi: Sdk = {
	id: "omniai",
	languages: ["ruby"],
	provider: undefined,
	modules: ["OmniAI"],
	rows: [
		...OMNIAI.map(
			([vendor, provider]): Row => ({
				name: `${vendor}.Client.new`,
				makes: "omniai",
				provider,
				baseUrl: "host",
			}),
		),
		{ name: "client|Client.discover|Client.find", makes: "omniai" },
		...OMNIAI_SENDS,
		...OMNIAI_SENDS.map((row): Row => ({ ...row, on: "omniai" })),
	],
};

/** Raix: a class includes the module, and its objects send their transcript. */
export const raix: Sdk = {
	id: "raix",
	languages: ["ruby"],
	provider: undefined,
	modules: ["Raix"],
	rows: [
		{ name: "ChatCompletion", makes: "raix" },
		{
			on: "raix",
			name: "chat_completion",
			sends: "chat",
			format: "chat",
			places: {
				model: "openai|model|receiver.model|receiver.configure.model",
				cap: "params.max_tokens|params.max_completion_tokens",
			},
		},
	],
};

/** Active Agent: an agent's class names its model, and its actions generate. */
export const activeAgent: Sdk = {
	id: "active-agent",
	languages: ["ruby"],
	provider: undefined,
	modules: ["ActiveAgent"],
	rows: [
		{ name: "Base", makes: "active-agent" },
		{
			on: "active-agent",
			name: "generate_now|generate_later|prompt_now|prompt_later",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.model" },
		},
		{
			on: "active-agent",
			name: "embed_now|embed_later",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.embed_model" },
		},
		{ on: "active-agent", name: "*", makes: "active-agent" },
	],
};
