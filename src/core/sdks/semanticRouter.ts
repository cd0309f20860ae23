import type { ProviderId } from "../pricing/provider.ts";
import { bindsChat, bindsEmbeddings } from "./frameworks.ts";
import type { Row, Sdk } from "./sdk.ts";

const MODEL = "name|model|deployment_name|#0";

function encoder(name: string, provider?: ProviderId): Row {
	const row = bindsEmbeddings(`${name}|encoders.${name}`, provider);
	return { ...row, places: { ...row.places, model: MODEL } };
}

function model(name: string, provider?: ProviderId): Row {
	return bindsChat(`${name}|llms.${name}`, provider, MODEL);
}

/** semantic-router: encoders whose embeddings choose a route, and models that fill its arguments. */
export const semanticRouter: Sdk = {
	id: "semantic-router",
	provider: undefined,
	modules: ["semantic_router*"],
	rows: [
		encoder("OpenAIEncoder", "openai"),
		encoder("AzureOpenAIEncoder", "azure"),
		encoder("CohereEncoder", "cohere"),
		encoder("MistralEncoder", "mistral"),
		encoder("GoogleEncoder", "vertex"),
		encoder("BedrockEncoder", "bedrock"),
		encoder("VoyageEncoder", "voyage"),
		encoder("JinaEncoder", "jina"),
		encoder("OllamaEncoder", "local"),
		encoder("LiteLLMEncoder"),
		model("OpenAILLM", "openai"),
		model("AzureOpenAILLM", "azure"),
		model("CohereLLM", "cohere"),
		model("MistralAILLM", "mistral"),
		model("OpenRouterLLM", "openrouter"),
		model("OllamaLLM|LlamaCppLLM", "local"),
	],
};
