import { openaiCompatibleRows } from "./openai.ts";
import type { RequestPlaces, Row, RowModality, Sdk } from "./sdk.ts";

const chat: RequestPlaces = {
	model: "parameters.model|model",
	messages: "parameters.messages|messages",
	tools: "parameters.tools|tools",
	toolChoice: "parameters.tool_choice|tool_choice",
	schema: "parameters.response_format|response_format",
	cap: "parameters.max_completion_tokens|parameters.max_tokens|max_completion_tokens|max_tokens",
	choices: "parameters.n|n",
	options: {
		service_tier: "parameters.service_tier|service_tier",
		effort: "parameters.reasoning_effort|reasoning_effort",
	},
};

const text: RequestPlaces = {
	model: "parameters.model|model",
	prompt: "parameters.prompt|parameters.input|prompt|input",
	cap: "parameters.max_tokens|max_tokens",
	choices: "parameters.n|n",
	options: { size: "parameters.size|size", quality: "parameters.quality|quality" },
};

function row(name: string, sends: RowModality, places = text): Row {
	return {
		on: "openai.ruby",
		name,
		sends,
		format: places === chat ? "chat" : "text",
		places,
		evidence: "parameters",
		common: true,
	};
}

const BASE = "base_url|uri_base|#0.base_url|#0.uri_base";

/** The two gems named `openai`: the community's ruby-openai (`client.chat(parameters: …)`) and OpenAI's own. */
export const openaiRuby: Sdk = {
	id: "openai",
	languages: ["ruby"],
	provider: "openai",
	modules: ["OpenAI", "OpenRouter"],
	rows: [
		{ name: "Client.new", makes: "openai.ruby", baseUrl: BASE, wraps: "provider" },
		{ name: "Providers.bedrock", makes: "openai.ruby.provider", provider: "bedrock" },
		{ name: "Providers.azure", makes: "openai.ruby.provider", provider: "azure" },
		{ ...row("chat", "chat", chat), common: false },
		{
			on: "openai.ruby",
			name: "responses.create",
			sends: "chat",
			format: "responses",
			places: {
				model: "parameters.model|model",
				system: "parameters.instructions|instructions",
				messages: "parameters.input|input",
				tools: "parameters.tools|tools",
				cap: "parameters.max_output_tokens|max_output_tokens",
				options: { effort: "parameters.reasoning.effort|reasoning.effort" },
			},
			evidence: "parameters",
			common: true,
		},
		row("completions|edits", "chat"),
		row("embeddings", "embeddings"),
		row("images.generate|images.edit|images.variations", "image"),
		row("audio.transcribe|audio.translate", "transcription"),
		row("audio.speech", "speech"),
		row("moderations", "moderation"),
		{
			on: "openai.ruby",
			name: "chat.completions.stream_raw|chat.completions.create_streaming",
			sends: "chat",
			format: "chat",
			places: chat,
		},
		{
			on: "openai.ruby",
			name: "responses.stream_raw",
			sends: "chat",
			format: "responses",
			places: { model: "model", system: "instructions", messages: "input" },
		},
		{
			on: "openai.ruby",
			name: "completions.create_streaming",
			sends: "chat",
			format: "text",
			places: text,
		},
		{
			on: "openai.ruby",
			name: "images.generate_stream_raw|images.edit_stream_raw",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt", choices: "n", options: { size: "size" } },
		},
		...openaiCompatibleRows("openai.ruby"),
		{ on: "openai.ruby", name: "with_options", makes: "openai.ruby" },
	],
};
