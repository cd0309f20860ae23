import type { Sdk } from "./sdk.ts";

/** Anthropic's own SDK for Java and Kotlin. */
export const anthropicJava: Sdk = {
	id: "anthropic",
	languages: ["java", "kotlin"],
	provider: "anthropic",
	modules: ["com.anthropic*"],
	rows: [
		{
			name: "AnthropicOkHttpClient.fromEnv|AnthropicOkHttpClientAsync.fromEnv|AnthropicClient|AnthropicClientAsync",
			makes: "anthropic",
		},
		{
			name: "AnthropicOkHttpClient.builder|AnthropicOkHttpClientAsync.builder",
			makes: "anthropic",
			builder: true,
			baseUrl: "base_url",
		},
		{ on: "anthropic", name: "async|sync", makes: "anthropic" },
		{
			on: "anthropic",
			name: "messages.create_streaming",
			sends: "chat",
			format: "anthropic",
			places: {
				model: "model",
				system: "system",
				messages: "messages",
				tools: "tools",
				cap: "max_tokens",
				options: { thinking: "enabled_thinking|thinking.budget_tokens" },
			},
			evidence: "*|model",
		},
	],
};
