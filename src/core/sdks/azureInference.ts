import { agentRow, meaiRows } from "./extensionsAi.ts";
import type { Sdk } from "./sdk.ts";

/** Azure AI Inference for Python, and xAI's own SDK. */
export const azureInference: Sdk = {
	id: "azure-ai-inference",
	provider: "azure",
	modules: ["azure.ai.inference", "azure.ai.inference.*"],
	rows: [
		{
			name: "ChatCompletionsClient|aio.ChatCompletionsClient",
			makes: "azure.chat",
			baseUrl: "endpoint",
		},
		{
			on: "azure.chat",
			name: "complete",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|receiver.model",
				messages: "messages",
				tools: "tools",
				cap: "max_tokens|receiver.max_tokens",
			},
			evidence: "messages&model",
		},
		{
			name: "EmbeddingsClient|aio.EmbeddingsClient",
			makes: "azure.embeddings",
			baseUrl: "endpoint",
		},
		{
			on: "azure.embeddings",
			name: "embed",
			sends: "embeddings",
			format: "text",
			places: { model: "model|receiver.model", prompt: "input" },
		},
	],
};

/** Azure AI Inference for .NET. */
export const azureInferenceDotnet: Sdk = {
	id: "azure-ai-inference",
	provider: "azure",
	modules: ["Azure.AI.Inference"],
	rows: [
		{ name: "ChatCompletionsClient", makes: "azure.net.chat", baseUrl: "endpoint|#0" },
		{
			on: "azure.net.chat",
			name: "complete|complete_async|complete_streaming|complete_streaming_async",
			sends: "chat",
			format: "chat",
			places: { model: "model|#0.model", messages: "messages", tools: "tools", cap: "max_tokens" },
		},
		...meaiRows("azure.net.chat"),
		agentRow("azure.net.chat", "model|receiver.model|#0"),
		{ name: "EmbeddingsClient", makes: "azure.net.embeddings", baseUrl: "endpoint|#0" },
		{
			on: "azure.net.embeddings",
			name: "embed|embed_async",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0.model", prompt: "input|#0.input|#0.#0" },
		},
		...meaiRows("azure.net.embeddings"),
	],
};

/** The older `@azure/openai` client for JavaScript. */
export const azureOpenAiJs: Sdk = {
	id: "azure-openai",
	provider: "azure",
	modules: ["@azure/openai", "@azure/openai/*"],
	rows: [
		{ name: "OpenAIClient", makes: "azure.old" },
		{
			on: "azure.old",
			name: "getChatCompletions|streamChatCompletions",
			sends: "chat",
			format: "chat",
			places: { model: "#0", messages: "#1", cap: "max_tokens|#2.max_tokens" },
		},
		{
			on: "azure.old",
			name: "getCompletions|streamCompletions",
			sends: "chat",
			format: "text",
			places: { model: "#0", prompt: "#1" },
		},
		{
			on: "azure.old",
			name: "getEmbeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "#0", prompt: "#1" },
		},
		{
			on: "azure.old",
			name: "getImages",
			sends: "image",
			format: "text",
			places: { model: "#0", prompt: "#1" },
		},
		{
			on: "azure.old",
			name: "getAudioTranscription|getAudioTranslation",
			sends: "transcription",
			format: "text",
			places: { model: "#0" },
		},
		{ name: "AzureOpenAI", makes: "openai" },
	],
};

/** xAI's own SDK: a chat object holds model and messages, `sample` sends. */
export const xai: Sdk = {
	id: "xai",
	provider: "xai",
	modules: ["xai_sdk", "xai_sdk.*"],
	rows: [
		{ name: "Client|AsyncClient", makes: "xai" },
		{ on: "xai", name: "chat.create", makes: "xai.chat" },
		{
			on: "xai.chat",
			name: "sample|stream|parse|sample_batch|defer",
			sends: "chat",
			format: "chat",
			places: {
				model: "receiver.model",
				messages: "receiver.messages",
				tools: "receiver.tools",
				cap: "receiver.max_tokens",
			},
		},
		{
			on: "xai",
			name: "image.sample",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt|#0" },
		},
	],
};
