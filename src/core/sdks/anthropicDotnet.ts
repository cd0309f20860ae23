import { agentRow, meaiRows } from "./extensionsAi.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const messages: RequestPlaces = {
	model: "model",
	system: "system|system_message",
	messages: "messages",
	tools: "tools",
	cap: "max_tokens",
	options: { thinking: "thinking.budget_tokens" },
};

function rows(type: string): readonly Row[] {
	return [
		{
			on: type,
			name: "messages.create|messages.create_streaming|create_message_async|create_message_as_stream_async|messages.messages_post_async|messages.create_message_async",
			sends: "chat",
			format: "anthropic",
			places: messages,
			evidence: "model&messages|model&max_tokens",
		},
		{
			on: type,
			name: "messages.get_claude_message_async|messages.stream_claude_message_async",
			sends: "chat",
			format: "anthropic",
			places: messages,
			evidence: "*",
		},
		...meaiRows(type),
		agentRow(type, "model|chat_options.model_id|#0"),
	];
}

/** Anthropic's SDKs for .NET: the official one, `Anthropic.SDK` and tryAGI's. */
export const anthropicDotnet: Sdk = {
	id: "anthropic",
	languages: ["csharp"],
	provider: "anthropic",
	modules: ["Anthropic", "Anthropic.SDK", "Anthropic.Models*", "Anthropic.Core", "Anthropic.SDK.*"],
	rows: [
		{ name: "AnthropicClient|AnthropicApi|IAnthropicClient", makes: "anthropic.net" },
		...rows("anthropic.net"),
	],
};

/** The official SDK's clients for other clouds. */
export const anthropicCloudsDotnet: readonly Sdk[] = [
	cloud("bedrock", "Anthropic.Bedrock", "AnthropicBedrockClient"),
	cloud("vertex", "Anthropic.Vertex", "AnthropicVertexClient"),
	cloud("azure", "Anthropic.Foundry", "AnthropicFoundryClient"),
];

function cloud(provider: "bedrock" | "vertex" | "azure", module: string, name: string): Sdk {
	return {
		id: "anthropic",
		provider,
		modules: [module],
		rows: [{ name, makes: "anthropic.net" }],
	};
}
