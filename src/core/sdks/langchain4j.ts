import type { ProviderId } from "../pricing/provider.ts";
import type { Row, RowModality, Sdk } from "./sdk.ts";

const MODALITIES: readonly (readonly [suffixes: string, sends: RowModality])[] = [
	[
		"ChatModel|StreamingChatModel|LanguageModel|StreamingLanguageModel|ChatLanguageModel|ResponsesChatModel|ResponsesStreamingChatModel",
		"chat",
	],
	["EmbeddingModel", "embeddings"],
	["ImageModel", "image"],
	["ModerationModel", "moderation"],
	["ScoringModel", "rerank"],
	["AudioTranscriptionModel", "transcription"],
	["FimModel|StreamingFimModel", "chat"],
];

function rowsOf(prefix: string, provider: ProviderId | undefined): Row[] {
	return MODALITIES.flatMap(([suffixes, sends]): Row[] => {
		const names = suffixes.split("|").map((suffix) => `${prefix}${suffix}`);
		const row: Omit<Row, "name"> = {
			...(provider === undefined ? {} : { provider }),
			sends,
			format: sends === "chat" ? "chat" : "text",
			kind: "constructor",
			makes: "langchain4j.model",
			baseUrl: "base_url",
			places: {
				model: "model_name|model|deployment_name|model_id",
				cap: "max_completion_tokens|max_tokens|max_output_tokens|num_predict",
				options: { size: "size", quality: "quality" },
			},
		};
		return [
			{ ...row, name: names.map((name) => `${name}.builder`).join("|"), builder: true },
			{ ...row, name: names.flatMap((name) => [`${name}.withApiKey`, name]).join("|") },
		];
	});
}

const VENDORS: readonly (readonly [prefix: string, provider: ProviderId | undefined])[] = [
	["OpenAi", "openai"],
	["OpenAiOfficial", "openai"],
	["AzureOpenAi", "azure"],
	["Anthropic", "anthropic"],
	["MistralAi", "mistral"],
	["GoogleAi", "google"],
	["GoogleAiGemini", "google"],
	["GoogleGenAi", "google"],
	["VertexAi", "vertex"],
	["VertexAiGemini", "vertex"],
	["VertexAiAnthropic", "vertex"],
	["Bedrock", "bedrock"],
	["BedrockTitan", "bedrock"],
	["BedrockCohere", "bedrock"],
	["BedrockAnthropic", "bedrock"],
	["BedrockAnthropicMessage", "bedrock"],
	["BedrockLlama", "bedrock"],
	["Cohere", "cohere"],
	["Ollama", "local"],
	["LocalAi", "local"],
	["Jlama", "local"],
	["HuggingFace", "huggingface"],
	["GitHubModels", "github"],
	["Qwen", "dashscope"],
	["Zhipu", "zhipu"],
	["ZhipuAi", "zhipu"],
	["Wanx", "dashscope"],
	["Xinference", undefined],
	["OvhAi", "ovhcloud"],
	["OciGenAi", undefined],
	["OciGenAiCohere", undefined],
	["ChatGlm", undefined],
	["TwelveLabs", undefined],
	["GPULlama3", "local"],
	["GoogleAiGeminiBatch", "google"],
	["Qianfan", "qianfan"],
	["Watsonx", "watsonx"],
	["WorkersAi", "cloudflare"],
	["Nomic", undefined],
	["VoyageAi", "voyage"],
	["Jina", undefined],
];

/** Models of LangChain4j that the settings of an application name: Spring's starters, Quarkus and Micronaut make them. */
const settings: Sdk["settings"] = {
	chat: ["chat-model", "streaming-chat-model", "language-model"].flatMap((kind) => [
		`langchain4j.*.${kind}.model-name`,
		`langchain4j.*.${kind}.deployment-name`,
		`quarkus.langchain4j.*.${kind}.model-name`,
		`quarkus.langchain4j.*.${kind}.model-id`,
	]),
	embeddings: [
		"langchain4j.*.embedding-model.model-name",
		"langchain4j.*.embedding-model.deployment-name",
		"quarkus.langchain4j.*.embedding-model.model-name",
		"quarkus.langchain4j.*.embedding-model.model-id",
	],
};

/** A method of an interface that LangChain4j implements for a container. */
export const aiServiceRow: Row = {
	name: "AiService",
	sends: "chat",
	format: "chat",
	places: { system: "system", messages: "messages" },
};

/** What a container injects, where no code makes it. */
const INJECTED: readonly Row[] = [
	{
		name: "ChatModel|StreamingChatModel|ChatLanguageModel|StreamingChatLanguageModel",
		makes: "langchain4j.model",
	},
	{
		on: "langchain4j.model",
		name: "chat|generate",
		sends: "chat",
		format: "chat",
		configured: true,
		places: { messages: "messages|#0" },
	},
	{ name: "EmbeddingModel", makes: "langchain4j.model" },
	{
		on: "langchain4j.model",
		name: "embed|embed_all",
		sends: "embeddings",
		format: "text",
		configured: true,
		places: { prompt: "#0" },
	},
];

/** LangChain4j: building a model binds it; AI services and agents refer to it. */
export const langchain4j: Sdk = {
	id: "langchain4j",
	provider: undefined,
	modules: ["dev.langchain4j*"],
	settings,
	rows: [...VENDORS.flatMap(([prefix, provider]) => rowsOf(prefix, provider)), ...INJECTED],
};

/** Koog of JetBrains: an agent binds its model; an executor is given it with each prompt. */
export const koog: Sdk = {
	id: "koog",
	provider: undefined,
	modules: ["ai.koog*"],
	rows: [
		{
			name: "AIAgent|AIAgentConfig|FunctionalAIAgent|GraphAIAgent|AIAgentService",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			needsModel: "any",
			places: { model: "llm_model|model", system: "system_prompt", messages: "prompt" },
		},
		{ name: "LLModel", makes: "koog.model", places: { model: "id|#1" } },
		{
			name: "simpleOpenAIExecutor|simpleAnthropicExecutor|simpleGoogleAIExecutor|simpleOllamaAIExecutor|simpleOpenRouterExecutor|SingleLLMPromptExecutor|MultiLLMPromptExecutor|PromptExecutor|OpenAILLMClient|AnthropicLLMClient|GoogleLLMClient|OllamaClient|LLMClient",
			makes: "koog.executor",
		},
		{
			on: "koog.executor",
			name: "execute|execute_streaming|execute_multiple_choices|execute_structured",
			sends: "chat",
			format: "chat",
			needsModel: "any",
			places: { model: "model|#1", messages: "prompt|#0" },
		},
		{
			on: "koog.executor",
			name: "embed",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#1", prompt: "text|#0" },
		},
	],
};
