import { legacyRows } from "./openaiLegacy.ts";
import { openaiChat as chat, openaiImage as image } from "./openaiPlaces.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const responses: RequestPlaces = {
	model: "model",
	system: "instructions",
	messages: "input",
	tools: "tools",
	toolChoice: "tool_choice",
	schema: "text_format|text.format",
	cap: "max_output_tokens",
	options: {
		service_tier: "service_tier",
		effort: "reasoning.effort",
		verbosity: "text.verbosity",
	},
};

const audio: RequestPlaces = { model: "model", prompt: "prompt" };

/** What every client that imitates OpenAI's can send; `type` is the tag of its receiver. */
export function openaiCompatibleRows(type: string): readonly Row[] {
	return [
		{
			on: type,
			name: "chat.completions.create|chat.completions.parse|chat.completions.stream|chat.completions.run_tools|chat.completions.new|chat.completions.create_and_poll",
			sends: "chat",
			format: "chat",
			places: chat,
			evidence: "model|messages|*",
		},
		{
			on: type,
			name: "responses.create|responses.parse|responses.stream|responses.new",
			sends: "chat",
			format: "responses",
			places: responses,
			evidence: "model&input|model&instructions|model&prompt",
			silentWith: "response_id",
		},
		{
			on: type,
			name: "completions.create|completions.new",
			sends: "chat",
			format: "text",
			places: { model: "model|engine", prompt: "prompt", cap: "max_tokens", choices: "n" },
			evidence: "model&prompt",
		},
		// A variable may hold `client.chat`, whose requests have messages.
		{
			on: `${type}.chat`,
			name: "completions.create",
			sends: "chat",
			format: "chat",
			places: chat,
			evidence: "model&messages",
		},
		{
			on: type,
			name: "embeddings.create|embeddings.new",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input", options: { dimensions: "dimensions" } },
			evidence: "model&input",
		},
		{
			on: type,
			name: "images.generate|images.edit|images.create_variation|images.create",
			sends: "image",
			format: "text",
			places: image,
			evidence: "prompt&model|prompt&size",
		},
		{
			on: type,
			name: "videos.create|videos.create_and_poll|videos.remix",
			sends: "video",
			format: "text",
			places: { model: "model", prompt: "prompt", options: { seconds: "seconds", size: "size" } },
			evidence: "prompt&model|prompt&seconds",
		},
		{
			on: type,
			name: "audio.transcriptions.create|audio.translations.create|audio.transcriptions.new|audio.translations.new",
			sends: "transcription",
			format: "text",
			places: audio,
			evidence: "model",
		},
		{
			on: type,
			name: "audio.speech.create|audio.speech.new|audio.speech.create_stream",
			sends: "speech",
			format: "text",
			places: {
				model: "model",
				prompt: "input",
				system: "instructions",
				options: { voice: "voice" },
			},
			evidence: "model|voice",
		},
		{
			on: type,
			name: "moderations.create|moderations.new",
			sends: "moderation",
			format: "text",
			places: { model: "model", prompt: "input" },
			evidence: "input",
		},
		{
			on: type,
			name: "threads.runs.create|threads.runs.create_and_poll|threads.runs.stream|threads.runs.create_and_stream|threads.create_and_run|threads.create_and_run_poll|threads.create_and_run_stream",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|assistant_id.@.model",
				system: "instructions",
				messages: "additional_messages|thread.messages",
				tools: "tools",
				cap: "max_completion_tokens",
			},
			evidence: "assistant_id",
		},
		{
			on: type,
			name: "realtime.sessions.create",
			sends: "realtime",
			format: "text",
			places: { model: "model", system: "instructions" },
			evidence: "model",
		},
		{
			on: type,
			name: "realtime.client_secrets.create",
			sends: "realtime",
			format: "text",
			places: { model: "session.model", system: "session.instructions" },
			evidence: "session",
		},
		{
			on: type,
			name: "realtime.connect",
			sends: "realtime",
			format: "text",
			places: { model: "model" },
			evidence: "model",
		},
		{ on: type, name: "responses.connect", makes: `${type}.connection` },
		{
			on: `${type}.connection`,
			name: "response.create",
			sends: "chat",
			format: "responses",
			places: responses,
		},
		{ on: type, name: "with_options|copy", makes: type },
	];
}

/** OpenAI's own SDKs for Python and Node, with Azure OpenAI's clients; legacy module-level calls of openai-python 0.x included. */
export const openai: Sdk = {
	id: "openai",
	provider: "openai",
	modules: [
		"openai",
		"openai.*",
		"openai/*",
		"npm:openai*",
		"https://deno.land/x/openai*",
		"jsr:@openai/openai*",
		"openai-edge",
		"langfuse.openai",
		"posthog.ai.openai",
		"@posthog/ai",
	],
	rows: [
		{
			name: "OpenAI|AsyncOpenAI|default|OpenAIClient",
			makes: "openai",
			baseUrl: "base_url|baseURL|api_base",
		},
		{
			name: "AzureOpenAI|AsyncAzureOpenAI|AzureOpenAIClient",
			makes: "openai",
			provider: "azure",
		},
		...openaiCompatibleRows("openai"),
		...openaiCompatibleRows("openai").map(({ on: _, evidence: __, ...row }) => row),
		...legacyRows,
		{
			name: "OpenAIRealtimeWebSocket|OpenAIRealtimeWS|OpenAIRealtimeWebSocket.azure|OpenAIRealtimeWS.azure|beta.realtime.websocket.OpenAIRealtimeWebSocket",
			sends: "realtime",
			format: "text",
			kind: "constructor",
			places: { model: "model" },
		},
		{ name: "observeOpenAI", makes: "openai", wraps: "#0" },
	],
};
