import type { RequestPlaces, Sdk } from "./sdk.ts";

const places: RequestPlaces = {
	model: "model|receiver.model",
	system: "system",
	messages: "messages|prompt|#0",
	tools: "tools",
	cap: "config.max_output_tokens",
};

/** Firebase Genkit. */
export const genkit: Sdk = {
	id: "genkit",
	provider: undefined,
	modules: ["genkit", "genkit/*", "@genkit-ai/*", "genkitx-*"],
	rows: [
		{ name: "genkit", makes: "genkit" },
		{ on: "genkit", name: "generate|generate_stream", sends: "chat", format: "chat", places },
		{ on: "genkit", name: "chat|session.chat", makes: "genkit.chat" },
		{
			on: "genkit.chat",
			name: "send|send_stream",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|receiver.model",
				system: "receiver.system",
				messages: "prompt|#0",
				cap: "config.max_output_tokens|receiver.config.max_output_tokens",
			},
		},
		{ name: "generate|generateStream", sends: "chat", format: "chat", places },
		{
			on: "genkit",
			name: "definePrompt",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places,
		},
		{
			on: "genkit",
			name: "embed|embed_many",
			sends: "embeddings",
			format: "text",
			places: { model: "embedder", prompt: "content" },
		},
		{
			on: "genkit",
			name: "rerank",
			sends: "rerank",
			format: "text",
			places: { model: "reranker", prompt: "query" },
		},
		...(
			[
				["googleAI", "google"],
				["vertexAI", "vertex"],
				["openAI", "openai"],
				["anthropic", "anthropic"],
				["ollama", "local"],
			] as const
		).map(([name, provider]) => ({
			name: `${name}.model|${name}.embedder|${name}`,
			provider,
			makes: "genkit.model",
			places: { model: "#0" },
		})),
	],
};
