import { bindsAgent, bindsChat, bindsEmbeddings, bindsRerank } from "./frameworks.ts";
import type { Sdk } from "./sdk.ts";

/** OpenAI Agents SDK for Python and JavaScript. */
export const openaiAgents: Sdk = {
	id: "openai-agents",
	provider: "openai",
	modules: ["agents", "agents.*", "@openai/agents", "@openai/agents-*", "@openai/agents/*"],
	rows: [
		{
			...bindsAgent("Agent|Agent.create|agent.Agent|sandbox.SandboxAgent|SandboxAgent"),
			needsModel: false,
		},
		{ ...bindsAgent("RealtimeSession", "#1.model"), sends: "realtime", needsModel: false },
		{ ...bindsAgent("RealtimeAgent", "model"), sends: "realtime" },
		{
			name: "RealtimeRunner|realtime.RealtimeRunner",
			sends: "realtime",
			format: "chat",
			kind: "constructor",
			places: { model: "config.model_settings.model_name" },
		},
		bindsChat("OpenAIChatCompletionsModel|OpenAIResponsesModel", "openai", "#1|model"),
		bindsChat("extensions.models.litellm_model.LitellmModel|LitellmModel|AnyLLMModel"),
	],
};

/** CrewAI. */
export const crewAi: Sdk = {
	id: "crewai",
	provider: undefined,
	modules: ["crewai", "crewai.*"],
	rows: [
		bindsChat("LLM|llm.LLM"),
		{ ...bindsAgent("Agent|LiteAgent", "llm", "backstory"), needsModel: false },
		bindsAgent("Crew", "manager_llm|planning_llm", ""),
	],
};

/** AutoGen, its community fork AG2, and Microsoft's Agent Framework. */
export const autoGen: Sdk = {
	id: "autogen",
	provider: undefined,
	modules: ["autogen*", "autogen_ext*", "autogen_agentchat*", "agent_framework*", "ag2*"],
	rows: [
		bindsChat(
			"OpenAIChatCompletionClient|OpenAIChatClient|OpenAIResponsesClient|OpenAIAssistantsClient",
			"openai",
		),
		bindsChat(
			"AzureOpenAIChatCompletionClient|AzureOpenAIChatClient|AzureOpenAIResponsesClient|AzureOpenAIAssistantsClient|AzureAIChatCompletionClient|AzureAIAgentClient|AzureAIClient|FoundryChatClient",
			"azure",
		),
		bindsChat("AnthropicChatCompletionClient|AnthropicClient", "anthropic"),
		bindsChat("OllamaChatCompletionClient|OllamaChatClient|LlamaCppChatCompletionClient", "local"),
		bindsChat("AnthropicBedrockChatCompletionClient", "bedrock"),
		bindsChat("LLMConfig"),
		bindsAgent("OpenAIAssistantAgent|OpenAIAgent", "model", "instructions"),
		{ name: "OpenAIWrapper|oai.OpenAIWrapper", makes: "autogen.wrapper" },
		{
			on: "autogen.wrapper",
			name: "create",
			sends: "chat",
			format: "chat",
			places: {
				model: "model|config_list.0.model|receiver.model|receiver.config_list.0.model",
				messages: "messages",
			},
		},
		bindsAgent(
			"AssistantAgent|ConversableAgent|GPTAssistantAgent|RetrieveAssistantAgent|GroupChatManager|SwarmAgent|MultimodalConversableAgent|CaptainAgent",
			"llm_config",
			"system_message",
		),
	],
};

/** Agno and its forerunner phidata. */
export const agno: Sdk = {
	id: "agno",
	provider: undefined,
	modules: ["agno*", "phi.*"],
	rows: [
		{ ...bindsAgent("Agent|agent.Agent"), needsModel: false },
		bindsAgent("Team|team.Team"),
		bindsChat("OpenAIChat|OpenAIResponses|OpenAI", "openai"),
		bindsChat("AzureOpenAI|AzureOpenAIChat|AzureAIFoundry", "azure"),
		bindsChat("Claude", "anthropic"),
		bindsChat("Gemini|GeminiOpenAIChat", "google"),
		bindsChat("Groq", "groq"),
		bindsChat("DeepSeek|DeepSeekChat", "deepseek"),
		bindsChat("MistralChat|Mistral", "mistral"),
		bindsChat("Cohere|CohereChat", "cohere"),
		bindsChat("xAI", "xai"),
		bindsChat("Together", "together"),
		bindsChat("Fireworks", "fireworks"),
		bindsChat("OpenRouter", "openrouter"),
		bindsChat("Perplexity", "perplexity"),
		bindsChat("AwsBedrock|BedrockClaude", "bedrock"),
		bindsChat("Ollama|OllamaTools|LMStudio|LlamaCpp", "local"),
		bindsChat(
			"OpenAILike|LiteLLM|LiteLLMOpenAI|Nebius|SambaNova|HuggingFace|Nvidia|Cerebras|InternLM|DashScope|Vercel|IBMWatsonx|DeepInfra|Portkey|Requesty|Siliconflow|V0|MoonShot|Llama|LlamaOpenAI|CerebrasOpenAI|CometAPI|LangDB",
		),
		bindsEmbeddings("OpenAIEmbedder", "openai"),
		bindsEmbeddings("GeminiEmbedder", "google"),
		bindsEmbeddings("CohereEmbedder", "cohere"),
		bindsEmbeddings("MistralEmbedder", "mistral"),
		bindsEmbeddings("OllamaEmbedder", "local"),
		bindsEmbeddings("AzureOpenAIEmbedder", "azure"),
		bindsEmbeddings("AwsBedrockEmbedder", "bedrock"),
		bindsEmbeddings("VoyageAIEmbedder", "voyage"),
		bindsEmbeddings("JinaEmbedder", "jina"),
		bindsEmbeddings("TogetherEmbedder", "together"),
		bindsEmbeddings("FireworksEmbedder", "fireworks"),
		bindsRerank("CohereReranker", "cohere"),
	],
};

/** Google's Agent Development Kit. */
export const googleAdk: Sdk = {
	id: "google-adk",
	provider: "google",
	modules: ["google.adk*", "@google/adk*", "com.google.adk*"],
	rows: [
		{ ...bindsAgent("LlmAgent.builder", "model", "instruction"), builder: true },
		bindsAgent(
			"Agent|LlmAgent|agents.Agent|agents.LlmAgent|llm_agent.Agent|agents.llm_agent.LlmAgent",
			"model",
			"instruction",
		),
		bindsChat("LiteLlm|models.lite_llm.LiteLlm"),
		bindsChat("Gemini|models.Gemini|models.google_llm.Gemini"),
		bindsChat("Claude|models.Claude|models.anthropic_llm.Claude", "vertex"),
	],
};

/** smolagents of Hugging Face. */
export const smolagents: Sdk = {
	id: "smolagents",
	provider: undefined,
	modules: ["smolagents", "smolagents.*"],
	rows: [
		bindsChat("OpenAIServerModel|OpenAIModel", "openai"),
		bindsChat("AzureOpenAIServerModel|AzureOpenAIModel", "azure"),
		bindsChat("AmazonBedrockServerModel|AmazonBedrockModel", "bedrock"),
		bindsChat("LiteLLMModel|LiteLLMRouterModel"),
		bindsChat("HfApiModel|InferenceClientModel", "huggingface"),
		bindsChat("TransformersModel|VLLMModel|MLXModel", "local"),
	],
};

/** Strands Agents. */
export const strands: Sdk = {
	id: "strands",
	provider: undefined,
	modules: ["strands", "strands.*", "@strands-agents/*"],
	rows: [
		{ ...bindsAgent("Agent|agent.Agent", "model"), needsModel: false, provider: "bedrock" },
		bindsChat("BedrockModel|models.BedrockModel", "bedrock"),
		bindsChat("OpenAIModel", "openai"),
		bindsChat("AnthropicModel", "anthropic"),
		bindsChat("OllamaModel|LlamaAPIModel", "local"),
		bindsChat("LiteLLMModel|GeminiModel|MistralModel"),
	],
};

/** Mastra. */
export const mastra: Sdk = {
	id: "mastra",
	provider: undefined,
	modules: ["@mastra/*"],
	rows: [{ ...bindsAgent("Agent"), needsModel: false }],
};

/** Agents that ask a model of the library's choice where none is written. */
export const defaultingAgents: Sdk = {
	id: "agents",
	provider: undefined,
	modules: ["marvin*", "swarm", "swarm.*", "upsonic*", "praisonaiagents*", "agency_swarm*"],
	rows: [{ ...bindsAgent("Agent|agent.Agent", "model|llm|#1"), needsModel: false }],
};

/** CAMEL-AI, Langroid and others that bind a model by one constructor. */
export const otherAgents: Sdk = {
	id: "agents",
	provider: undefined,
	modules: [
		"langroid*",
		"controlflow*",
		"guidance*",
		"outlines*",
		"txtai*",
		"embedchain*",
		"mirascope*",
		"ell",
		"ell.*",
		"atomic_agents*",
		"camel*",
		"beeai_framework*",
		"letta_client*",
		"lagent*",
		"swarms*",
	],
	rows: [
		bindsChat(
			"OpenAIGPTConfig|language_models.OpenAIGPTConfig|lm.OpenAIGPTConfig",
			undefined,
			"chat_model",
		),
		bindsChat("models.OpenAI|models.openai|openai", "openai"),
		bindsChat("OpenAIModel", "openai"),
		bindsChat("ModelFactory.create|models.ModelFactory.create", undefined, "model_type"),
		bindsAgent("Agent", "model|llm|#1"),
		bindsAgent("simple|complex", "model|#0", ""),
		bindsAgent(
			"call|openai.call|anthropic.call|google.call|groq.call|mistral.call|litellm.call|azure.call|bedrock.call|cohere.call|llm.call",
			"model|#0",
			"",
		),
		{ ...bindsAgent("ChatModel.from_name", "#0"), needsModel: false },
	],
};
