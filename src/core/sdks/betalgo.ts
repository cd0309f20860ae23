import type { Sdk } from "./sdk.ts";

/** The community client `Betalgo.OpenAI`. */
export const betalgo: Sdk = {
	id: "betalgo-openai",
	languages: ["csharp"],
	provider: "openai",
	modules: ["OpenAI.GPT3*", "OpenAI.Managers", "OpenAI.Interfaces", "Betalgo.*", "Betalgo*"],
	rows: [
		{
			name: "OpenAIService|IOpenAIService|Managers.OpenAIService",
			makes: "betalgo",
		},
		{
			on: "betalgo",
			name: "chat_completion.create_completion|chat_completion.create_completion_as_stream",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|#1",
				messages: "messages",
				cap: "max_tokens|max_completion_tokens",
				choices: "n",
			},
			evidence: "messages",
		},
		{
			on: "betalgo",
			name: "completions.create_completion|completions.create_completion_as_stream",
			sends: "chat",
			format: "text",
			places: { model: "model|#1", prompt: "prompt", cap: "max_tokens" },
		},
		{
			on: "betalgo",
			name: "embeddings.create_embedding",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
		{
			on: "betalgo",
			name: "image.create_image|image.create_image_edit|image.create_image_variation",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt", choices: "n", options: { size: "size" } },
		},
		{
			on: "betalgo",
			name: "audio.create_speech",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "input", options: { voice: "voice" } },
		},
		{
			on: "betalgo",
			name: "moderation.create_moderation",
			sends: "moderation",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
		{
			on: "betalgo",
			name: "audio.create_transcription|audio.create_translation",
			sends: "transcription",
			format: "text",
			places: { model: "model" },
		},
	],
};
