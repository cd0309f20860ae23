import type { RequestPlaces, Row, RowModality, Sdk } from "./sdk.ts";

const CHAT: RequestPlaces = {
	model: "model|#0.model|#0.#1",
	messages: "messages|#0.messages|#0.#0",
	tools: "tools",
	cap: "max_tokens",
};

const ENDPOINTS: readonly (readonly [name: string, sends: RowModality, places: RequestPlaces])[] = [
	[
		"chat_endpoint.get_completion_async|chat_endpoint.stream_completion_async|chat_endpoint.stream_completion_enumerable_async",
		"chat",
		CHAT,
	],
	[
		"responses_endpoint.create_model_response_async",
		"chat",
		{ ...CHAT, messages: "input|#0.input|#0.#0", system: "instructions" },
	],
	[
		"embeddings_endpoint.create_embedding_async",
		"embeddings",
		{ model: "model|#1", prompt: "input|#0" },
	],
	[
		"images_endpoint.generate_image_async|images_endpoint.create_image_edit_async|images_endpoint.create_image_variation_async",
		"image",
		{ model: "model|#0.model|#0.#1", prompt: "prompt|#0.#0" },
	],
	[
		"audio_endpoint.get_speech_async|audio_endpoint.create_speech_async|audio_endpoint.create_speech_stream_async",
		"speech",
		{ model: "model|#0.model", prompt: "input|#0.#0" },
	],
	[
		"audio_endpoint.create_transcription_async|audio_endpoint.create_transcription_text_async|audio_endpoint.create_transcription_json_async|audio_endpoint.create_translation_async|audio_endpoint.create_translation_text_async|audio_endpoint.create_translation_json_async",
		"transcription",
		{ model: "model|#0.model" },
	],
	[
		"moderations_endpoint.get_moderation_async|moderations_endpoint.create_moderation_async",
		"moderation",
		{ model: "model|#1", prompt: "input|#0" },
	],
];

/** Endpoints of the community's OpenAI-DotNet, which shares the namespace `OpenAI`. */
export const endpointRows: readonly Row[] = ENDPOINTS.map(([name, sends, places]) => ({
	on: "dotnet.client",
	name,
	sends,
	format: sends === "chat" ? "chat" : "text",
	places,
	evidence: "@imported",
	common: true,
}));

const CONVERSATION = "openai-api.conversation";

/** OkGoDoIt's OpenAI-API-dotnet: methods of endpoints, and conversations that hold their model. */
export const openaiApiDotnet: Sdk = {
	id: "openai",
	languages: ["csharp"],
	provider: "openai",
	modules: ["OpenAI_API", "OpenAI_API.*"],
	rows: [
		{ name: "OpenAIAPI|IOpenAIAPI", makes: "openai-api" },
		{ on: "openai-api", name: "chat.create_conversation", makes: CONVERSATION },
		{
			on: CONVERSATION,
			name: "get_response_from_chatbot_async|stream_response_from_chatbot_async|stream_response_enumerable_from_chatbot_async|get_response_from_chatbot",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.model|receiver.create_conversation().#0.model" },
		},
		...(
			[
				[
					"chat.create_chat_completion_async|chat.stream_chat_async|chat.stream_chat_enumerable_async",
					"chat",
					{ model: "model|#1", messages: "messages|#0", cap: "max_tokens" },
				],
				[
					"completions.create_completion_async|completions.stream_completion_async|completions.stream_completion_enumerable_async|completions.get_completion",
					"chat",
					{ model: "model|#1", prompt: "prompt|#0", cap: "max_tokens" },
				],
				[
					"embeddings.create_embedding_async|embeddings.get_embeddings_async",
					"embeddings",
					{ model: "model|#1", prompt: "input|#0" },
				],
				[
					"image_generations.create_image_async",
					"image",
					{ model: "model|#1", prompt: "prompt|#0" },
				],
				["moderation.call_moderation_async", "moderation", { model: "model", prompt: "input|#0" }],
				[
					"text_to_speech.get_speech_as_stream_async|text_to_speech.save_speech_to_file_async",
					"speech",
					{ model: "model|#2", prompt: "input|#0" },
				],
				[
					"transcriptions.get_text_async|translations.get_text_async",
					"transcription",
					{ model: "model" },
				],
			] as const
		).map(
			([name, sends, places]): Row => ({
				on: "openai-api",
				name,
				sends,
				format: name.startsWith("chat") ? "chat" : "text",
				places,
			}),
		),
	],
};
