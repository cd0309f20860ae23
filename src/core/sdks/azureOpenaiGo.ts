import { chatPlaces } from "./openaiGo.ts";
import type { Sdk } from "./sdk.ts";

/** Azure OpenAI's own module for Go (`azopenai`), before its methods moved to openai-go. */
export const azureOpenaiGo: Sdk = {
	id: "azure-openai",
	provider: "azure",
	modules: ["github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai*"],
	rows: [
		{ name: "NewClient|NewClientWithKeyCredential|Client", makes: "azopenai" },
		{ name: "NewClientForOpenAI", makes: "azopenai", provider: "openai" },
		{
			on: "azopenai",
			name: "get_chat_completions|get_chat_completions_stream",
			sends: "chat",
			format: "chat",
			places: { ...chatPlaces, model: "deployment_name|deployment" },
		},
		{
			on: "azopenai",
			name: "get_completions|get_completions_stream",
			sends: "chat",
			format: "text",
			places: { model: "deployment_name|deployment", prompt: "prompt", cap: "max_tokens" },
		},
		{
			on: "azopenai",
			name: "get_embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "deployment_name|deployment", prompt: "input" },
		},
		{
			on: "azopenai",
			name: "get_image_generations",
			sends: "image",
			format: "text",
			places: { model: "deployment_name", prompt: "prompt", choices: "n" },
		},
		{
			on: "azopenai",
			name: "get_audio_transcription|get_audio_translation",
			sends: "transcription",
			format: "text",
			places: { model: "deployment_name", prompt: "prompt" },
		},
		{
			on: "azopenai",
			name: "generate_speech_from_text",
			sends: "speech",
			format: "text",
			places: { model: "deployment_name", prompt: "input" },
		},
	],
};
