import type { RequestPlaces, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "model|agent_id.@.model",
	messages: "messages",
	tools: "tools",
	toolChoice: "tool_choice",
	schema: "response_format",
	cap: "max_tokens",
	choices: "n",
};

/** Mistral's SDKs, present (`Mistral`) and past (`MistralClient`). */
export const mistral: Sdk = {
	id: "mistral",
	provider: "mistral",
	modules: ["mistralai", "mistralai.*", "@mistralai/*", "npm:@mistralai/*"],
	rows: [
		{ name: "Mistral|client.Mistral", makes: "mistral", baseUrl: "server_url|serverURL|endpoint" },
		{ name: "MistralGoogleCloud|MistralGCP", makes: "mistral", provider: "vertex" },
		{ name: "MistralAzure", makes: "mistral", provider: "azure" },
		{ name: "MistralClient|MistralAsyncClient|client.MistralClient|default", makes: "mistral.old" },
		{
			on: "mistral",
			name: "chat.complete|chat.complete_async|chat.stream|chat.stream_async|chat.parse|chat.parse_async|chat.parse_stream|chat.parse_stream_async|agents.complete|agents.stream|agents.complete_async|agents.stream_async",
			sends: "chat",
			format: "chat",
			places: chat,
			evidence: "model&messages|agent_id&messages",
		},
		{
			on: "mistral",
			name: "fim.complete|fim.stream|fim.complete_async|fim.stream_async",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens" },
			evidence: "model&prompt",
		},
		{
			on: "mistral",
			name: "embeddings.create|embeddings.create_async",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "inputs|input" },
			evidence: "model&inputs",
		},
		{
			on: "mistral",
			name: "beta.conversations.start|beta.conversations.start_stream|beta.conversations.start_async|beta.conversations.start_stream_async|beta.conversations.append|beta.conversations.append_stream|beta.conversations.append_async|beta.conversations.append_stream_async|beta.conversations.restart|beta.conversations.restart_stream|beta.conversations.run_async|beta.conversations.run_stream_async",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|agent_id.@.model",
				messages: "inputs",
				system: "instructions|agent_id.@.instructions",
				tools: "tools",
				cap: "completion_args.max_tokens",
			},
		},
		{
			on: "mistral",
			name: "classifiers.moderate|classifiers.moderate_chat|classifiers.moderate_async|classifiers.moderate_chat_async",
			sends: "moderation",
			format: "text",
			places: { model: "model", prompt: "inputs" },
		},
		{
			on: "mistral",
			name: "audio.transcriptions.complete|audio.transcriptions.stream|audio.transcriptions.complete_async|audio.transcriptions.stream_async",
			sends: "transcription",
			format: "text",
			places: { model: "model" },
		},
		{
			on: "mistral",
			name: "audio.speech.complete|audio.speech.complete_async",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
		{
			on: "mistral.old",
			name: "chat|chat_stream",
			sends: "chat",
			format: "chat",
			places: { ...chat, model: "model|#0", messages: "messages|#1" },
		},
		{
			on: "mistral.old",
			name: "embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "input|#1" },
		},
	],
};
