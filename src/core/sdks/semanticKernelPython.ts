import { bindsChat, bindsEmbeddings, MODEL } from "./frameworks.ts";
import type { Row, Sdk } from "./sdk.ts";

/** Services that both OpenAI and Azure have. */
const MEDIA = [
	["TextToImage", "image"],
	["AudioToText", "transcription"],
	["TextToAudio", "speech"],
	["RealtimeWebsocket", "realtime"],
] as const;

/** Semantic Kernel for Python. */
export const semanticKernelPython: Sdk = {
	id: "semantic-kernel",
	provider: undefined,
	modules: ["semantic_kernel*"],
	rows: [
		bindsChat("OpenAIChatCompletion|OpenAITextCompletion", "openai"),
		bindsChat("AzureChatCompletion|AzureTextCompletion|AzureAIInferenceChatCompletion", "azure"),
		bindsChat("AnthropicChatCompletion", "anthropic"),
		bindsChat("GoogleAIChatCompletion|GoogleAITextCompletion", "google"),
		bindsChat("VertexAIChatCompletion|VertexAITextCompletion", "vertex"),
		bindsChat("MistralAIChatCompletion", "mistral"),
		bindsChat("BedrockChatCompletion|BedrockTextCompletion", "bedrock"),
		bindsChat("OllamaChatCompletion|OllamaTextCompletion", "local"),
		bindsChat("NvidiaChatCompletion", "nvidia"),
		bindsChat("OpenAIAssistantAgent.create", "openai", "ai_model_id"),
		bindsChat("AzureAssistantAgent.create", "azure", "deployment_name"),
		bindsEmbeddings("OpenAITextEmbedding", "openai"),
		bindsEmbeddings("AzureTextEmbedding|AzureAIInferenceTextEmbedding", "azure"),
		bindsEmbeddings("MistralAITextEmbedding", "mistral"),
		bindsEmbeddings("GoogleAITextEmbedding", "google"),
		bindsEmbeddings("VertexAITextEmbedding", "vertex"),
		bindsEmbeddings("BedrockTextEmbedding", "bedrock"),
		bindsEmbeddings("OllamaTextEmbedding", "local"),
		bindsEmbeddings("NvidiaTextEmbedding", "nvidia"),
		...(["openai", "azure"] as const).flatMap((provider) =>
			MEDIA.map(
				([service, sends]): Row => ({
					name: `${provider === "openai" ? "OpenAI" : "Azure"}${service}`,
					provider,
					sends,
					format: "text",
					kind: "constructor",
					places: { model: MODEL },
				}),
			),
		),
	],
};
