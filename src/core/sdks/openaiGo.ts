import { openaiCompatibleRows } from "./openai.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

/** Where a chat request of OpenAI's API has its parts. */
export const chatPlaces: RequestPlaces = {
	model: "model",
	messages: "messages",
	tools: "tools|functions",
	toolChoice: "tool_choice",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort" },
};

/** Methods that the official SDKs share, by their names in Go, with the types of their requests. */
const REQUESTS: readonly (readonly [name: string, request: string])[] = [
	["chat.completions.new", "ChatCompletionNewParams"],
	["responses.new", "ResponseNewParams"],
	["completions.new", "CompletionNewParams"],
	["embeddings.new", "EmbeddingNewParams"],
	["images.generate", "ImageGenerateParams"],
	["audio.transcriptions.new", "AudioTranscriptionNewParams"],
	["audio.speech.new", "AudioSpeechNewParams"],
	["moderations.new", "ModerationNewParams"],
];

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
			places: chatPlaces,
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
		...REQUESTS.flatMap(([name, request]): Row[] => {
			const like = openaiCompatibleRows("openai").find((row) => row.name.split("|").includes(name));
			if (like === undefined) return [];
			const { evidence: _, ...row } = like;
			return [{ ...row, name: `${name}|${name}_streaming`, request }];
		}),
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
