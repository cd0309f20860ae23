import type { RequestPlaces, Sdk } from "./sdk.ts";

const messages: RequestPlaces = {
	model: "model|initial_message_params.model",
	system: "system|initial_message_params.system",
	messages: "messages|initial_message_params.messages",
	tools: "tools",
	toolChoice: "tool_choice",
	schema: "output_format",
	cap: "max_tokens|initial_message_params.max_tokens",
	options: {
		service_tier: "service_tier",
		thinking: "thinking.budget_tokens",
		effort: "output_config.effort",
	},
};

/** Anthropic's SDKs for Python and TypeScript, with their Bedrock and Vertex clients. */
export const anthropic: Sdk = {
	id: "anthropic",
	provider: "anthropic",
	modules: ["anthropic", "anthropic.*", "@anthropic-ai/*", "npm:@anthropic-ai/*"],
	rows: [
		{
			name: "Anthropic|AsyncAnthropic|default|Client|AsyncClient",
			makes: "anthropic",
			baseUrl: "base_url|baseURL",
		},
		{
			name: "AnthropicBedrock|AsyncAnthropicBedrock|AnthropicBedrockMantle",
			makes: "anthropic",
			provider: "bedrock",
		},
		{ name: "AnthropicVertex|AsyncAnthropicVertex", makes: "anthropic", provider: "vertex" },
		{ name: "AnthropicFoundry|AsyncAnthropicFoundry", makes: "anthropic", provider: "azure" },
		{
			on: "anthropic",
			name: "messages.create|messages.stream|messages.parse|messages.tool_runner|messages.new|messages.new_streaming",
			sends: "chat",
			format: "anthropic",
			places: messages,
			evidence: "model&messages|model&max_tokens",
		},
		{
			on: "anthropic",
			name: "messages.batches.create",
			sends: "chat",
			format: "anthropic",
			places: {
				model: "requests.0.params.model",
				system: "requests.0.params.system",
				messages: "requests.0.params.messages",
				cap: "requests.0.params.max_tokens",
			},
		},
		{
			on: "anthropic",
			name: "completions.create|complete|completion",
			sends: "chat",
			format: "text",
			places: { model: "model", prompt: "prompt", cap: "max_tokens_to_sample" },
			evidence: "max_tokens_to_sample",
		},
		{ on: "anthropic", name: "with_options|copy", makes: "anthropic" },
	],
};
