import type { ProviderId } from "../pricing/provider.ts";
import type { Row, Sdk } from "./sdk.ts";

const MODEL =
	"model|model_name|modelName|model_id|modelId|deployment_name|azure_deployment|azureOpenAIApiDeploymentName|deploymentName|#0";

function chat(name: string, provider: ProviderId, model = MODEL): Row {
	return {
		name,
		provider,
		sends: "chat",
		format: "chat",
		kind: "constructor",
		makes: "langchain.model",
		baseUrl: "base_url|baseURL|openai_api_base|configuration.baseURL|api_base",
		places: {
			model,
			cap: "max_tokens|max_output_tokens|max_completion_tokens|num_predict",
			choices: "n",
			options: { effort: "reasoning_effort|reasoning.effort", service_tier: "service_tier" },
		},
	};
}

function embeddings(name: string, provider: ProviderId): Row {
	return {
		name,
		provider,
		sends: "embeddings",
		format: "text",
		kind: "constructor",
		makes: "langchain.embeddings",
		baseUrl: "base_url|openai_api_base|configuration.baseURL",
		places: { model: "model|model_name|modelName|model_id|azure_deployment|deployment|#0" },
	};
}

function rerank(name: string, provider: ProviderId): Row {
	return {
		name,
		provider,
		sends: "rerank",
		format: "text",
		kind: "constructor",
		places: { model: "model|model_id|#0" },
	};
}

/** LangChain for Python and JavaScript: a model object is the place where the model is bound; its sends refer to it. */
export const langchain: Sdk = {
	id: "langchain",
	provider: undefined,
	modules: [
		"langchain*",
		"langgraph*",
		"deepagents*",
		"@langchain/*",
		"npm:@langchain/*",
		"npm:langchain*",
	],
	rows: [
		chat("ChatOpenAI|OpenAIChat|OpenAI", "openai"),
		chat("AzureChatOpenAI|AzureOpenAI", "azure"),
		chat("ChatAnthropic|ChatAnthropicMessages|Anthropic|AnthropicLLM", "anthropic"),
		chat("ChatGoogleGenerativeAI|GoogleGenerativeAI|ChatGoogle|ChatGooglePalm", "google"),
		chat("ChatVertexAI|VertexAI|ChatAnthropicVertex", "vertex"),
		chat("ChatMistralAI|MistralAI", "mistral"),
		chat("ChatCohere|Cohere", "cohere"),
		chat("ChatGroq", "groq"),
		chat("ChatXAI", "xai"),
		chat("ChatDeepSeek", "deepseek"),
		chat("ChatTogether|ChatTogetherAI|Together|TogetherAI", "together"),
		chat("ChatFireworks|Fireworks", "fireworks"),
		chat("ChatOpenRouter", "openrouter"),
		chat("ChatPerplexity", "perplexity"),
		chat("ChatCerebras", "cerebras"),
		chat("ChatNVIDIA", "nvidia"),
		chat("ChatWatsonx|WatsonxLLM", "watsonx"),
		chat("ChatBedrock|ChatBedrockConverse|BedrockChat|Bedrock|BedrockLLM", "bedrock"),
		chat("ChatOllama|Ollama|OllamaLLM|OllamaFunctions|ChatLlamaCpp|LlamaCpp", "local"),
		chat(
			"ChatHuggingFace|HuggingFaceEndpoint|HuggingFaceInference",
			"huggingface",
			"model|repo_id|endpoint_url",
		),
		chat("ChatCloudflareWorkersAI|CloudflareWorkersAI", "cloudflare"),
		chat("ChatDeepInfra|DeepInfraLLM", "deepinfra"),
		chat("ChatNovitaAI|ChatNovita", "novita"),
		chat("ChatMinimax", "minimax"),
		chat("Replicate", "replicate"),
		chat("AI21|ChatAI21", "ai21"),
		chat("Writer|ChatWriter", "writer"),
		chat("ChatDatabricks", "databricks"),
		chat("ChatTongyi|Tongyi|ChatAlibabaTongyi|AlibabaTongyi", "dashscope"),
		chat("ChatZhipuAI", "zhipu"),
		chat("MoonshotChat|ChatMoonshot", "moonshot"),
		chat("QianfanChatEndpoint|ChatBaiduQianfan|ChatBaiduWenxin", "qianfan"),
		chat("PremAI|ChatPremAI", "prem"),
		chat("ChatUpstage|Upstage", "upstage"),
		chat("ChatSambaNova|ChatSambaNovaCloud|SambaNovaCloud", "sambanova"),
		chat("GigaChat|ChatGigaChat", "gigachat"),
		chat("YandexGPT|ChatYandexGPT", "yandex"),
		chat("ChatSparkLLM|SparkLLM", "spark"),
		chat("ChatOCIGenAI|OCIGenAI|ChatOCIGenAICohere", "oci"),
		chat("ChatSnowflakeCortex|ChatSnowflake", "snowflake"),
		chat("ChatFriendli|Friendli", "friendli"),
		chat("ChatAnyscale|Anyscale", "anyscale"),
		chat("ChatNebius", "nebius"),
		chat("ChatNetmind", "netmind"),
		{ ...chat("ChatLiteLLM|ChatLiteLLMRouter", "litellm"), provider: undefined as never },
	]
		.map(dropEmptyProvider)
		.concat([
			{
				name: "init_chat_model|initChatModel",
				sends: "chat",
				format: "chat",
				kind: "constructor",
				makes: "langchain.model",
				places: { model: "model|#0", cap: "max_tokens" },
			},
			{
				name: "init_embeddings|initEmbeddings",
				sends: "embeddings",
				format: "text",
				kind: "constructor",
				makes: "langchain.embeddings",
				places: { model: "model|#0" },
			},
			{
				name: "create_agent|createAgent|create_react_agent|createReactAgent|create_deep_agent",
				sends: "chat",
				format: "chat",
				kind: "constructor",
				needsModel: true,
				places: { model: "model|#0", system: "system_prompt|prompt", messages: "" },
			},
			embeddings("OpenAIEmbeddings", "openai"),
			embeddings("AzureOpenAIEmbeddings", "azure"),
			embeddings("GoogleGenerativeAIEmbeddings|GooglePalmEmbeddings", "google"),
			embeddings("VertexAIEmbeddings", "vertex"),
			embeddings("MistralAIEmbeddings", "mistral"),
			embeddings("CohereEmbeddings", "cohere"),
			embeddings("VoyageAIEmbeddings|VoyageEmbeddings", "voyage"),
			embeddings("BedrockEmbeddings", "bedrock"),
			embeddings("TogetherEmbeddings|TogetherAIEmbeddings", "together"),
			embeddings("FireworksEmbeddings", "fireworks"),
			embeddings("HuggingFaceInferenceEmbeddings|HuggingFaceInferenceAPIEmbeddings", "huggingface"),
			embeddings("CloudflareWorkersAIEmbeddings", "cloudflare"),
			embeddings("DeepInfraEmbeddings", "deepinfra"),
			embeddings("JinaEmbeddings", "jina"),
			embeddings("AlibabaTongyiEmbeddings|DashScopeEmbeddings", "dashscope"),
			embeddings("ZhipuAIEmbeddings", "zhipu"),
			embeddings("OllamaEmbeddings|LlamaCppEmbeddings", "local"),
			embeddings("HuggingFaceEndpointEmbeddings|HuggingFaceHubEmbeddings", "huggingface"),
			embeddings("NVIDIAEmbeddings", "nvidia"),
			embeddings("WatsonxEmbeddings", "watsonx"),
			embeddings("DatabricksEmbeddings", "databricks"),
			embeddings("QianfanEmbeddingsEndpoint|BaiduQianfanEmbeddings", "qianfan"),
			embeddings("MiniMaxEmbeddings|MinimaxEmbeddings", "minimax"),
			embeddings("PineconeEmbeddings|PineconeSparseEmbeddings", "pinecone"),
			embeddings("NomicEmbeddings", "nomic"),
			embeddings("UpstageEmbeddings", "upstage"),
			embeddings("SambaNovaEmbeddings|SambaNovaCloudEmbeddings", "sambanova"),
			embeddings("GigaChatEmbeddings", "gigachat"),
			embeddings("YandexGPTEmbeddings", "yandex"),
			embeddings("OCIGenAIEmbeddings", "oci"),
			embeddings("NetmindEmbeddings", "netmind"),
			embeddings("NebiusEmbeddings", "nebius"),
			rerank("CohereRerank", "cohere"),
			rerank("JinaRerank", "jina"),
			rerank("VoyageAIRerank|VoyageRerank", "voyage"),
			rerank("NVIDIARerank", "nvidia"),
			rerank("MixedbreadAIReranker", "mixedbread"),
			{
				name: "DallEAPIWrapper",
				provider: "openai",
				sends: "image",
				format: "text",
				kind: "constructor",
				places: { model: "model|model_name" },
			},
		]),
};

function dropEmptyProvider(row: Row): Row {
	if (row.provider !== undefined) return row;
	const { provider: _, ...rest } = row;
	return rest;
}
