import { agentRow, meaiRows } from "./extensionsAi.ts";
import { endpointRows } from "./openaiDotnetCommunity.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

/** Both the client's constructor and `GetChatClient("…")` take the model, or Azure's deployment, first. */
const MODEL = "receiver.model|receiver.deployment_name|receiver.#0";

const chat: RequestPlaces = {
	model: MODEL,
	messages: "messages|#0",
	tools: "options.tools|#1.tools",
	schema: "options.response_format|#1.response_format",
	cap: "options.max_output_token_count|#1.max_output_token_count|options.max_tokens|#1.max_tokens",
	options: { effort: "options.reasoning_effort_level|#1.reasoning_effort_level" },
};

const CLIENTS: readonly (readonly [name: string, type: string])[] = [
	["Chat", "dotnet.chat"],
	["Embedding", "dotnet.embedding"],
	["Image", "dotnet.image"],
	["Audio", "dotnet.audio"],
	["Moderation", "dotnet.moderation"],
	["OpenAIResponse", "dotnet.response"],
	["Responses", "dotnet.responses"],
	["Realtime", "dotnet.realtime"],
	["RealtimeConversation", "dotnet.realtime"],
];

const clients: readonly Row[] = CLIENTS.flatMap(([name, makes]): Row[] => [
	{
		name: `${name}Client`,
		makes,
		baseUrl: "endpoint|#2.endpoint|options.endpoint",
		places: { model: "model|#0" },
	},
	{ on: "dotnet.client", name: `get_${name}_client`, makes, places: { model: "#0" } },
]);

function responses(type: string, model: string, input: string): readonly Row[] {
	return [
		{
			on: type,
			name: "create_response|create_response_async|create_response_streaming|create_response_streaming_async",
			sends: "chat",
			format: "responses",
			places: {
				model,
				system: "instructions",
				messages: `input_items|user_input_text|${input}`,
				tools: "tools",
				cap: "max_output_token_count",
				options: { effort: "reasoning_options.reasoning_effort_level" },
			},
		},
		agentRow(type, `model|chat_options.model_id|${MODEL}`),
		...meaiRows(type),
	];
}

const sends: readonly Row[] = [
	{
		on: "dotnet.chat",
		name: "complete_chat|complete_chat_async|complete_chat_streaming|complete_chat_streaming_async",
		sends: "chat",
		format: "chat",
		places: chat,
		evidence: "*|messages",
	},
	agentRow("dotnet.chat", MODEL),
	...meaiRows("dotnet.chat"),
	...meaiRows("dotnet.client"),
	...responses("dotnet.response", `model|${MODEL}`, "#0"),
	...responses("dotnet.responses", "model|#0.model|receiver.model|#0.#0|#0", "#1|#0"),
	{
		on: "dotnet.embedding",
		name: "generate_embedding|generate_embedding_async|generate_embeddings|generate_embeddings_async",
		sends: "embeddings",
		format: "text",
		places: { model: MODEL, prompt: "input|inputs|#0" },
	},
	...meaiRows("dotnet.embedding"),
	...meaiRows("dotnet.image"),
	{
		on: "dotnet.image",
		name: "generate_image|generate_image_async|generate_images|generate_images_async|generate_image_edit|generate_image_edit_async|generate_image_edits|generate_image_edits_async|generate_image_variation|generate_image_variation_async|generate_image_variations|generate_image_variations_async",
		sends: "image",
		format: "text",
		places: {
			model: MODEL,
			prompt: "prompt|#0",
			choices: "image_count",
			options: { size: "size", quality: "quality" },
		},
	},
	{
		on: "dotnet.audio",
		name: "transcribe_audio|transcribe_audio_async|translate_audio|translate_audio_async|transcribe_audio_streaming|transcribe_audio_streaming_async|transcribe_audio_diarized|transcribe_audio_diarized_async",
		sends: "transcription",
		format: "text",
		places: { model: MODEL, prompt: "prompt" },
	},
	{
		on: "dotnet.audio",
		name: "generate_speech|generate_speech_async|generate_speech_from_text|generate_speech_from_text_async",
		sends: "speech",
		format: "text",
		places: { model: MODEL, prompt: "text|#0", options: { voice: "voice|#1" } },
	},
	{
		on: "dotnet.moderation",
		name: "classify_text|classify_text_async",
		sends: "moderation",
		format: "text",
		places: { model: MODEL, prompt: "input|inputs|#0" },
	},
	{
		on: "dotnet.realtime",
		name: "start_conversation_session_async|start_session_async|start_conversation_session",
		sends: "realtime",
		format: "text",
		places: { model: `model|#0|${MODEL}` },
	},
];

/** Assistants: a run is billed by the model of the assistant that it names. */
const assistants: readonly Row[] = [
	{ name: "AssistantClient", makes: "dotnet.assistants" },
	{ on: "dotnet.client", name: "get_assistant_client", makes: "dotnet.assistants" },
	...(
		[
			["create_thread_and_run", 0],
			["create_run", 1],
		] as const
	).map(
		([name, at]): Row => ({
			on: "dotnet.assistants",
			name: ["", "_async", "_streaming", "_streaming_async"]
				.map((ending) => name + ending)
				.join("|"),
			sends: "chat",
			format: "chat",
			places: {
				model: `model_override|assistant_id.@.#0|#${at}.@.#0|#${at}.#0`,
				messages: "initial_messages",
				cap: "max_output_token_count",
			},
		}),
	),
];

/** `OpenAIClient.GetChatCompletionsAsync` of Azure.AI.OpenAI before version 2. */
const older: readonly Row[] = [
	{
		on: "dotnet.client",
		name: "get_chat_completions|get_chat_completions_async|get_chat_completions_streaming|get_chat_completions_streaming_async",
		sends: "chat",
		format: "chat",
		places: {
			model: "deployment_name|deployment_or_model_name|#0.#0|#0",
			messages: "messages",
			cap: "max_tokens",
			choices: "choice_count|choices_per_prompt",
		},
		evidence: "deployment_name|messages|*",
	},
	{
		on: "dotnet.client",
		name: "get_completions|get_completions_async|get_completions_streaming|get_completions_streaming_async",
		sends: "chat",
		format: "text",
		places: { model: "deployment_name|#0.#0|#0", prompt: "prompts|#1", cap: "max_tokens" },
	},
	{
		on: "dotnet.client",
		name: "get_embeddings|get_embeddings_async",
		sends: "embeddings",
		format: "text",
		places: { model: "deployment_name|#0.#0|#0", prompt: "input|#0.#1" },
	},
	{
		on: "dotnet.client",
		name: "get_image_generations|get_image_generations_async",
		sends: "image",
		format: "text",
		places: { model: "deployment_name", prompt: "prompt", choices: "image_count" },
	},
];

/** OpenAI's own SDK for .NET. */
export const openaiDotnet: Sdk = {
	id: "openai",
	languages: ["csharp"],
	provider: "openai",
	modules: [
		"OpenAI",
		"OpenAI.Chat",
		"OpenAI.Embeddings",
		"OpenAI.Images",
		"OpenAI.Audio",
		"OpenAI.Moderations",
		"OpenAI.Responses",
		"OpenAI.Realtime",
		"OpenAI.RealtimeConversation",
		"OpenAI.Models",
		"OpenAI.Assistants",
	],
	rows: [
		{
			on: "dotnet.client",
			name: "get_project_responses_client|get_project_responses_client_for_model",
			makes: "dotnet.responses",
			places: { model: "#0" },
		},
		{ name: "OpenAIClient", makes: "dotnet.client", baseUrl: "endpoint|#1.endpoint" },
		...clients,
		...sends,
		...assistants,
		...endpointRows,
		...older,
	],
};

/** Azure OpenAI's clients for .NET; from version 2 on they give the clients of OpenAI's SDK. */
export const azureOpenaiDotnet: Sdk = {
	id: "azure-openai",
	languages: ["csharp"],
	provider: "azure",
	modules: ["Azure.AI.OpenAI", "Azure.AI.OpenAI.Chat"],
	rows: [
		{ name: "AzureOpenAIClient", makes: "dotnet.client" },
		{ name: "OpenAIClient", makes: "dotnet.client" },
	],
};
