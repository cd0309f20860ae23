import type { RequestPlaces, Sdk } from "./sdk.ts";

const messages: RequestPlaces = {
	model: "model",
	system: "system",
	messages: "messages",
	tools: "tools",
	toolChoice: "tool_choice",
	cap: "max_tokens",
	options: { service_tier: "service_tier", thinking: "thinking.budget_tokens" },
};

/** Anthropic's own SDK for Go; its options for Bedrock and Vertex tell who bills. */
export const anthropicGo: Sdk = {
	id: "anthropic",
	languages: ["go"],
	provider: "anthropic",
	modules: ["github.com/anthropics/anthropic-sdk-go*"],
	rows: [
		{
			name: "NewClient|Client|NewMessageService|MessageService",
			makes: "anthropic",
			baseUrl: "base_url",
			providerFrom: {
				"bedrock.loaddefaultconfig": "bedrock",
				"bedrock.config": "bedrock",
				"vertex.googleauth": "vertex",
				"vertex.credentials": "vertex",
			},
		},
		{
			on: "anthropic",
			name: "messages.new|messages.new_streaming",
			request: "MessageNewParams|BetaMessageNewParams",
			sends: "chat",
			format: "anthropic",
			places: messages,
		},
	],
};

/** The community client `liushuangls/go-anthropic`. */
export const goAnthropic: Sdk = {
	id: "go-anthropic",
	languages: ["go"],
	provider: "anthropic",
	modules: ["github.com/liushuangls/go-anthropic*"],
	rows: [
		{ name: "NewClient|Client", makes: "go-anthropic" },
		{
			on: "go-anthropic",
			name: "create_messages|create_messages_stream",
			request: "MessagesRequest|MessagesStreamRequest",
			sends: "chat",
			format: "anthropic",
			places: messages,
			evidence: "model&messages",
		},
	],
};
