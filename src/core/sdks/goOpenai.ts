import { chatPlaces } from "./openaiGo.ts";
import type { Row, Sdk } from "./sdk.ts";

/** The methods of go-openai and of clients made like it, on a type. */
export function clientRows(type: string): readonly Row[] {
	return [
		{
			on: type,
			name: "create_chat_completion|create_chat_completion_stream",
			request: "ChatCompletionRequest",
			sends: "chat",
			format: "chat",
			places: chatPlaces,
			evidence: "model&messages",
		},
		{
			on: type,
			name: "create_completion|create_completion_stream",
			request: "CompletionRequest",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens", choices: "n" },
			evidence: "model&prompt",
		},
		{
			on: type,
			name: "create_response|create_response_stream",
			request: "CreateResponseRequest",
			sends: "chat",
			format: "responses",
			places: {
				model: "model",
				system: "instructions",
				messages: "input",
				cap: "max_output_tokens",
			},
		},
		{
			on: type,
			name: "create_embeddings",
			request: "EmbeddingRequest|EmbeddingRequestStrings|EmbeddingRequestTokens",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input" },
			evidence: "model&input",
		},
		{
			on: type,
			name: "create_image|create_edit_image|create_vari_image",
			request: "ImageRequest|ImageEditRequest|ImageVariRequest",
			sends: "image",
			format: "text",
			places: {
				model: "model",
				prompt: "prompt",
				choices: "n",
				options: { size: "size", quality: "quality" },
			},
		},
		{
			on: type,
			name: "create_transcription|create_translation",
			request: "AudioRequest",
			sends: "transcription",
			format: "text",
			places: { model: "model", prompt: "prompt" },
		},
		{
			on: type,
			name: "create_speech",
			request: "CreateSpeechRequest",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "input", options: { voice: "voice" } },
		},
		{
			on: type,
			name: "moderations",
			request: "ModerationRequest",
			sends: "moderation",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
		{
			on: type,
			name: "edits",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "input", system: "instruction" },
		},
	];
}

/** The community client `sashabaranov/go-openai` and its forks. */
export const goOpenai: Sdk = {
	id: "go-openai",
	languages: ["go"],
	provider: "openai",
	modules: ["github.com/sashabaranov/go-openai*", "github.com/meguminnnnnnnnn/go-openai*"],
	rows: [
		{ name: "NewClient|NewOrgClient|Client", makes: "go-openai" },
		{ name: "DefaultConfig|DefaultAnthropicConfig|ClientConfig", makes: "go-openai.config" },
		{ name: "DefaultAzureConfig", makes: "go-openai.config", provider: "azure" },
		{ name: "NewClientWithConfig", makes: "go-openai", baseUrl: "base_url", wraps: "#0" },
		...clientRows("go-openai"),
	],
};

/** DeepSeek's community client for Go, made like go-openai. */
export const deepseekGo: Sdk = {
	id: "deepseek-go",
	languages: ["go"],
	provider: "deepseek",
	modules: ["github.com/cohesion-org/deepseek-go*", "github.com/go-deepseek/deepseek*"],
	rows: [
		{ name: "NewClient|NewClientWithOptions|Client", makes: "deepseek-go" },
		...clientRows("deepseek-go"),
	],
};
