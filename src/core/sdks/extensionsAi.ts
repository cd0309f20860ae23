import type { Row, Sdk } from "./sdk.ts";

/** Calls that give an object its model, with the places where the model stands in them. */
const MAKERS: readonly (readonly [names: string, places: string])[] = [
	[
		"GetChatClient|GetEmbeddingClient|GetImageClient|GetResponsesClient|GetOpenAIResponseClient|ChatClient|EmbeddingClient|ImageClient|OpenAIResponseClient|AzureAIInferenceChatClient|BedrockChatClient|AddChatClient|AddEmbeddingGenerator",
		"model_id|default_model_id|model|deployment_name|#0",
	],
	["AddKeyedChatClient|AddKeyedEmbeddingGenerator", "deployment_name|#1"],
	["ChatCompletionsClient|EmbeddingsClient", "model"],
	[
		"AsIChatClient|AsChatClient|AsIChatClientWithStoredOutputDisabled|AsIEmbeddingGenerator|AsEmbeddingGenerator|AsIImageGenerator",
		"model_id|default_model_id|model|#0",
	],
	[
		"OllamaChatClient|OllamaEmbeddingGenerator|OllamaApiClient|GeminiChatClient",
		"model_id|default_model|model|#1|#0.model",
	],
	["OpenAIChatClient|OpenAIEmbeddingGenerator", "model_id|#1"],
];

const HELD = MAKERS.flatMap(([names, places]) =>
	names
		.split("|")
		.flatMap((name) => places.split("|").map((place) => `receiver.${name}().${place}`)),
).join("|");

/** Where the model of an `IChatClient` stands: in the options of the request, set on the client, or given to what made it. */
export const MEAI_MODEL = `options.model_id|#1.model_id|receiver.selected_model|${HELD}|receiver.default_model_id|receiver.model_id`;

/** `AsAIAgent` and its older names bind instructions and model to an agent (Microsoft Agent Framework). */
export function agentRow(on: string, model: string): Row {
	return {
		on,
		name: "create_ai_agent|create_ai_agent_async|as_ai_agent",
		sends: "chat",
		format: "chat",
		kind: "constructor",
		places: {
			model,
			system: "instructions|chat_options.instructions|options.chat_options.instructions|#0",
			tools: "tools|chat_options.tools",
			cap: "chat_options.max_output_tokens",
		},
	};
}

/** A row of a call that makes a chat client or generator of this interface out of a vendor's client. */
export function meaiRows(on: string): readonly Row[] {
	const places = { model: "model_id|default_model_id|model|#0" };
	return [
		{
			on,
			name: "as_ichat_client|as_chat_client|as_ichat_client_with_stored_output_disabled",
			makes: "meai.chat",
			places,
		},
		{
			on,
			name: "as_iembedding_generator|as_embedding_generator",
			makes: "meai.embedding",
			places,
		},
		{ on, name: "as_iimage_generator", makes: "meai.image", places },
	];
}

/** Microsoft.Extensions.AI: one interface over many vendors' clients, which hold the model. */
export const extensionsAi: Sdk = {
	id: "extensions-ai",
	provider: undefined,
	modules: ["Microsoft.Extensions.AI*"],
	rows: [
		{ name: "IChatClient", makes: "meai.chat", distinct: true },
		{ name: "DelegatingChatClient", makes: "meai.chat" },
		{ name: "IEmbeddingGenerator", makes: "meai.embedding", distinct: true },
		{ name: "IImageGenerator", makes: "meai.image" },
		{
			name: "OllamaChatClient",
			makes: "meai.chat",
			provider: "local",
			places: { model: "model_id|#1" },
		},
		{
			name: "OllamaEmbeddingGenerator",
			makes: "meai.embedding",
			provider: "local",
			places: { model: "model_id|#1" },
		},
		{ name: "OpenAIChatClient", makes: "meai.chat", wraps: "#0", places: { model: "model_id|#1" } },
		{ name: "ChatClientBuilder", makes: "meai.chat.builder", wraps: "#0" },
		{ name: "EmbeddingGeneratorBuilder", makes: "meai.embedding.builder", wraps: "#0" },
		{
			on: "meai.chat",
			name: "get_response_async|get_streaming_response_async",
			sends: "chat",
			format: "chat",
			places: {
				model: MEAI_MODEL,
				messages: "messages|chat_messages|chat_message|#0",
				tools: "options.tools|#1.tools",
				cap: "options.max_output_tokens|#1.max_output_tokens",
			},
			evidence: "@imported",
		},
		{
			on: "meai.chat",
			name: "complete_async|complete_streaming_async",
			sends: "chat",
			format: "chat",
			places: { model: MEAI_MODEL, messages: "messages|chat_messages|#0" },
		},
		{ on: "meai.chat", name: "as_builder", makes: "meai.chat.builder" },
		{ on: "meai.chat.builder", name: "build", makes: "meai.chat" },
		{ on: "meai.chat.builder", name: "*", makes: "meai.chat.builder" },
		{ on: "meai.embedding", name: "as_builder", makes: "meai.embedding.builder" },
		{ on: "meai.embedding.builder", name: "build", makes: "meai.embedding" },
		{ on: "meai.embedding.builder", name: "*", makes: "meai.embedding.builder" },
		{
			on: "meai.chat",
			name: "use_function_invocation|use_logging|use_open_telemetry|use_distributed_cache|build",
			makes: "meai.chat",
		},
		agentRow("meai.chat", MEAI_MODEL),
		{
			on: "meai.embedding",
			name: "generate_async|generate_embedding_async|generate_embedding_vector_async|generate_vector_async|generate_and_zip_async",
			sends: "embeddings",
			format: "text",
			places: { model: MEAI_MODEL, prompt: "values|value|#0" },
		},
		{
			on: "meai.image",
			name: "generate_async|generate_images_async|edit_images_async",
			sends: "image",
			format: "text",
			places: { model: MEAI_MODEL, prompt: "prompt|#0.prompt|#0" },
		},
	],
};

/** Microsoft Agent Framework: an agent binds a chat client, which holds the model. */
export const agentFramework: Sdk = {
	id: "agent-framework",
	provider: undefined,
	modules: ["Microsoft.Agents.AI*"],
	rows: [
		{
			name: "ChatClientAgent",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places: {
				model: "options.chat_options.model_id|#1.chat_options.model_id|chat_client|#0",
				system:
					"instructions|chat_options.instructions|options.chat_options.instructions|#1.chat_options.instructions|#1",
				tools: "tools|chat_options.tools|options.chat_options.tools",
			},
		},
	],
};

/** Azure AI Foundry's project and persistent agents for .NET. */
export const foundryDotnet: Sdk = {
	id: "azure-ai-projects",
	provider: "azure",
	modules: ["Azure.AI.Projects*", "Azure.AI.Agents*"],
	rows: [
		{ name: "AIProjectClient", makes: "foundry.project" },
		{
			...agentRow(
				"foundry.project",
				"model|chat_options.model_id|options.chat_options.model_id|#0",
			),
			needsModel: true,
		},
		{
			on: "foundry.project",
			name: "get_project_openai_client|get_azure_openai_client",
			makes: "dotnet.client",
		},
		{ name: "PersistentAgentsClient|AgentsClient", makes: "foundry.agents" },
		{
			on: "foundry.agents",
			name: "administration.create_agent|administration.create_agent_async|create_agent|create_agent_async|create_ai_agent_async",
			sends: "chat",
			format: "chat",
			kind: "constructor",
			places: { model: "model|#0", system: "instructions|#3", tools: "tools|#4" },
		},
	],
};

/** OllamaSharp, whose client is an `IChatClient`. */
export const ollamaSharp: Sdk = {
	id: "ollama",
	provider: "local",
	modules: ["OllamaSharp", "OllamaSharp.*"],
	rows: [
		{
			name: "OllamaApiClient|IOllamaApiClient",
			makes: "ollama.net",
			places: { model: "default_model|#1|#0.model" },
		},
		{ name: "Chat", makes: "ollama.net.chat", wraps: "#0|client" },
		{
			on: "ollama.net.chat",
			name: "send_async|send_as_async|send",
			sends: "chat",
			format: "chat",
			places: {
				model: `receiver.model|${MEAI_MODEL}`,
				system: "receiver.Chat().system_prompt|receiver.Chat().#1",
				messages: "message|#0|#1",
			},
		},
		...(["get_response_async", "get_streaming_response_async", "chat|chat_async"] as const).map(
			(name): Row => ({
				on: "ollama.net",
				name,
				...(name.startsWith("chat") ? { request: "ChatRequest" } : {}),
				sends: "chat",
				format: "chat",
				places: { model: `model|#0.model|${MEAI_MODEL}`, messages: "messages|#0.messages|#0" },
			}),
		),
		{
			on: "ollama.net",
			name: "generate_async|generate|get_completion|stream_completion",
			request: "GenerateRequest",
			sends: "chat",
			format: "text",
			places: { model: `model|#0.model|${MEAI_MODEL}`, prompt: "prompt|#0.prompt|#0" },
		},
		{
			on: "ollama.net",
			request: "EmbedRequest",
			name: "embed_async|embed|generate_vector_async|generate_embedding_vector_async|generate_embedding_async",
			sends: "embeddings",
			format: "text",
			places: { model: `model|#0.model|${MEAI_MODEL}`, prompt: "input|#0.input|#0" },
		},
		{ on: "ollama.net", name: "as_builder", makes: "meai.chat.builder" },
		agentRow("ollama.net", MEAI_MODEL),
	],
};
