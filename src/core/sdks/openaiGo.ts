import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "model",
	messages: "messages",
	tools: "tools|functions",
	toolChoice: "tool_choice",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort" },
};

/** OpenAI's own SDK for Go; its methods are those of the other official SDKs, some with names of their own. */
export const openaiGo: Sdk = {
	id: "openai",
	languages: ["go"],
	provider: "openai",
	modules: ["github.com/openai/openai-go*"],
	rows: [
		{
			name: "NewClient|Client",
			makes: "openai",
			baseUrl: "base_url|endpoint",
			providerFrom: {
				"azure.endpoint": "azure",
				"azure.tokencredential": "azure",
				"azure.apikey": "azure",
				"bedrock.loaddefaultconfig": "bedrock",
				"bedrock.config": "bedrock",
			},
		},
		{
			name: "NewChatCompletionService|ChatCompletionService",
			makes: "openai",
		},
		{
			on: "openai",
			name: "chat.completions.new_streaming",
			sends: "chat",
			format: "chat",
			places: chat,
			evidence: "model|messages|*",
		},
		{
			on: "openai",
			name: "responses.new_streaming",
			sends: "chat",
			format: "responses",
			places: {
				model: "model",
				system: "instructions",
				messages: "input",
				tools: "tools",
				schema: "text.format",
				cap: "max_output_tokens",
				options: { effort: "reasoning.effort", service_tier: "service_tier" },
			},
			evidence: "model|input|*",
		},
		{
			on: "openai",
			name: "completions.new_streaming",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens", choices: "n" },
			evidence: "model&prompt",
		},
		{
			on: "openai",
			name: "images.new_variation|images.generate_streaming|images.edit_streaming",
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
			on: "openai",
			name: "audio.transcriptions.new_streaming",
			sends: "transcription",
			format: "text",
			places: { model: "model", prompt: "prompt" },
		},
	],
};

function clientRows(type: string): readonly Row[] {
	return [
		{
			on: type,
			name: "create_chat_completion|create_chat_completion_stream",
			sends: "chat",
			format: "chat",
			places: chat,
			evidence: "model&messages",
		},
		{
			on: type,
			name: "create_completion|create_completion_stream",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens", choices: "n" },
			evidence: "model&prompt",
		},
		{
			on: type,
			name: "create_response|create_response_stream",
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
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input" },
			evidence: "model&input",
		},
		{
			on: type,
			name: "create_image|create_edit_image|create_vari_image",
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
			sends: "transcription",
			format: "text",
			places: { model: "model", prompt: "prompt" },
		},
		{
			on: type,
			name: "create_speech",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "input", options: { voice: "voice" } },
		},
		{
			on: type,
			name: "moderations",
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
			places: { ...chat, model: "deployment_name|deployment" },
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
