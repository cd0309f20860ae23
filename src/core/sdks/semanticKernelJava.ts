import type { ProviderId } from "../pricing/provider.ts";
import type { RowModality, Sdk } from "./sdk.ts";

const SERVICES: readonly (readonly [names: string, provider: ProviderId, sends: RowModality])[] = [
	["OpenAIChatCompletion|OpenAITextGenerationService", "openai", "chat"],
	["GeminiChatCompletion", "vertex", "chat"],
	["HuggingFaceTextGenerationService", "huggingface", "chat"],
	["OpenAITextEmbeddingGenerationService", "openai", "embeddings"],
	["OpenAITextToAudioService", "openai", "speech"],
	["OpenAIAudioToTextService", "openai", "transcription"],
];

/** Semantic Kernel for Java: a service binds the model, a kernel sends through it. */
export const semanticKernelJava: Sdk = {
	id: "semantic-kernel",
	languages: ["java", "kotlin"],
	provider: undefined,
	modules: ["com.microsoft.semantickernel*"],
	rows: SERVICES.map(([names, provider, sends]) => ({
		name: names
			.split("|")
			.map((name) => `${name}.builder`)
			.join("|"),
		provider,
		sends,
		format: sends === "chat" ? "chat" : "text",
		kind: "constructor",
		builder: true,
		places: { model: "model_id|deployment_name" },
	})),
};
