import { bindsAgent, bindsChat, bindsEmbeddings } from "./frameworks.ts";
import type { Row, Sdk } from "./sdk.ts";

/** Arize Phoenix: models that judge. */
export const phoenixEvals: Sdk = {
	id: "phoenix",
	provider: undefined,
	modules: ["phoenix.evals", "phoenix.evals.*", "phoenix.experimental.evals*"],
	rows: [
		bindsChat("OpenAIModel|models.OpenAIModel", "openai"),
		bindsChat("AnthropicModel|models.AnthropicModel", "anthropic"),
		bindsChat("GeminiModel|models.GeminiModel|VertexAIModel|GoogleGenAIModel", "google"),
		bindsChat("MistralAIModel|models.MistralAIModel", "mistral"),
		bindsChat("BedrockModel|models.BedrockModel", "bedrock"),
		bindsChat("LiteLLMModel|models.LiteLLMModel"),
		bindsChat("LLM|llm.LLM", undefined, "model"),
	],
};

/** Ragas: factories of models that judge. */
export const ragas: Sdk = {
	id: "ragas",
	provider: undefined,
	modules: ["ragas*"],
	rows: [
		bindsChat("llm_factory|llms.llm_factory", undefined, "model|#0"),
		bindsEmbeddings("embedding_factory|embeddings.embedding_factory"),
	],
};

/** Cleanlab's Trustworthy Language Model: answers with scores, and scores of answers. */
export const cleanlab: Sdk = {
	id: "cleanlab",
	provider: undefined,
	modules: ["cleanlab_tlm", "cleanlab_studio"],
	rows: [
		{ name: "Studio", makes: "cleanlab.studio" },
		{ name: "TLM|TLMLite|TLMChatCompletion", makes: "cleanlab.tlm" },
		{ on: "cleanlab.studio", name: "TLM|TLMLite", makes: "cleanlab.tlm" },
		{
			on: "cleanlab.tlm",
			name: "prompt|prompt_async|try_prompt|get_trustworthiness_score|get_trustworthiness_score_async|try_get_trustworthiness_score|score",
			sends: "chat",
			format: "text",
			places: { model: "receiver.options.model|receiver.#1.model", prompt: "prompt|#0" },
		},
	],
};

/** distilabel: models that make data sets. */
export const distilabel: Sdk = {
	id: "distilabel",
	provider: undefined,
	modules: ["distilabel*"],
	rows: [
		bindsChat("OpenAILLM|JSONOpenAILLM", "openai"),
		bindsChat("AzureOpenAILLM", "azure"),
		bindsChat("AnthropicLLM", "anthropic"),
		bindsChat("MistralLLM", "mistral"),
		bindsChat("GroqLLM", "groq"),
		bindsChat("CohereLLM", "cohere"),
		bindsChat("TogetherLLM", "together"),
		bindsChat("VertexAILLM|VertexChatLLM", "vertex"),
		bindsChat("InferenceEndpointsLLM", "huggingface"),
		bindsChat("OllamaLLM|LlamaCppLLM", "local"),
		bindsChat("LiteLLM"),
	],
};

/** browser-use: its own model classes. */
export const browserUse: Sdk = {
	id: "browser-use",
	provider: undefined,
	modules: ["browser_use*"],
	rows: [
		bindsChat("ChatOpenAI|llm.ChatOpenAI", "openai"),
		bindsChat("ChatAzureOpenAI|llm.ChatAzureOpenAI", "azure"),
		bindsChat("ChatAnthropic|llm.ChatAnthropic", "anthropic"),
		bindsChat("ChatGoogle|llm.ChatGoogle", "google"),
		bindsChat("ChatGroq|llm.ChatGroq", "groq"),
		bindsChat("ChatDeepSeek|llm.ChatDeepSeek", "deepseek"),
		bindsChat("ChatAWSBedrock|ChatAnthropicBedrock", "bedrock"),
		bindsChat("ChatOpenRouter|llm.ChatOpenRouter", "openrouter"),
		bindsChat("ChatOllama|llm.ChatOllama", "local"),
		bindsChat("ChatBrowserUse|llm.ChatBrowserUse", "browser-use"),
	],
};

/** magentic: models for its decorators. */
export const magentic: Sdk = {
	id: "magentic",
	provider: undefined,
	modules: ["magentic*"],
	rows: [
		bindsChat("OpenaiChatModel", "openai"),
		bindsChat("AnthropicChatModel", "anthropic"),
		bindsChat("MistralChatModel", "mistral"),
		bindsChat("LitellmChatModel"),
	],
};

/** mem0 and Embedchain: a configuration names the model. */
export const mem0: Sdk = {
	id: "mem0",
	provider: undefined,
	modules: ["mem0", "mem0.*", "embedchain", "embedchain.*"],
	rows: [
		configured("Memory.from_config|AsyncMemory.from_config"),
		{ ...configured("App.from_config|Pipeline.from_config|App|Pipeline"), needsModel: false },
	],
};

function configured(name: string): Row {
	return bindsAgent(
		name,
		"llm.config.model|config_dict.llm.config.model|config.llm.config.model",
		"",
	);
}
