import { chat } from "./openaiJvm.ts";
import type { Sdk } from "./sdk.ts";

/** Azure OpenAI's own client for Java; the first argument is the deployment. */
export const azureOpenaiJava: Sdk = {
	id: "azure-openai",
	languages: ["java", "kotlin"],
	provider: "azure",
	modules: ["com.azure.ai.openai*"],
	rows: [
		{ name: "OpenAIClient|OpenAIAsyncClient", makes: "azure.java" },
		{ name: "OpenAIClientBuilder", makes: "azure.java", builder: true },
		{
			on: "azure.java",
			name: "get_chat_completions|get_chat_completions_stream|get_chat_completions_with_response",
			sends: "chat",
			format: "chat",
			places: { ...chat, model: "#0", messages: "messages|#1.#0" },
		},
		{
			on: "azure.java",
			name: "get_completions|get_completions_stream",
			sends: "chat",
			format: "text",
			places: { model: "#0", prompt: "prompt|#1.#0|#1", cap: "max_tokens" },
		},
		{
			on: "azure.java",
			name: "get_embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "#0", prompt: "input|#1.#0" },
		},
		{
			on: "azure.java",
			name: "get_image_generations",
			sends: "image",
			format: "text",
			places: { model: "#0", prompt: "prompt|#1.#0", choices: "n", options: { size: "size" } },
		},
		{
			on: "azure.java",
			name: "get_audio_transcription|get_audio_transcription_text|get_audio_translation|get_audio_translation_text",
			sends: "transcription",
			format: "text",
			places: { model: "#0" },
		},
		{
			on: "azure.java",
			name: "generate_speech_from_text",
			sends: "speech",
			format: "text",
			places: { model: "#0", prompt: "#1.#0" },
		},
	],
};
