import type { RequestPlaces, Sdk } from "./sdk.ts";

const generate: RequestPlaces = {
	model: "#1",
	system: "#3.system_instruction",
	messages: "#2",
	tools: "#3.tools",
	schema: "#3.response_schema|#3.response_json_schema",
	cap: "#3.max_output_tokens",
	choices: "#3.candidate_count",
	modalities: "#3.response_modalities",
	options: {
		thinking: "#3.thinking_config.thinking_budget",
		effort: "#3.thinking_config.thinking_level",
	},
};

/** Google Gen AI for Go: `google.golang.org/genai`. */
export const genaiGo: Sdk = {
	id: "google-genai",
	provider: "google",
	modules: ["google.golang.org/genai*"],
	rows: [
		{ name: "NewClient|Client", makes: "genai.go" },
		{
			on: "genai.go",
			name: "models.generate_content|models.generate_content_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "gemini",
			places: generate,
			evidence: "@imported",
			request: "GenerateContentConfig",
		},
		{
			on: "genai.go",
			name: "models.embed_content",
			sends: "embeddings",
			format: "text",
			places: { model: "#1", prompt: "#2" },
			evidence: "@imported",
			request: "EmbedContentConfig",
		},
		{
			on: "genai.go",
			name: "models.generate_images|models.edit_image|models.upscale_image",
			sends: "image",
			format: "text",
			places: { model: "#1", prompt: "#2", choices: "#3.number_of_images" },
		},
		{
			on: "genai.go",
			name: "models.generate_videos|models.generate_videos_from_source",
			sends: "video",
			format: "text",
			places: { model: "#1", prompt: "#2" },
		},
		{ on: "genai.go", name: "chats.create", makes: "genai.go.chat" },
		{ name: "Chat", makes: "genai.go.chat" },
		{
			on: "genai.go.chat",
			name: "send_message|send_message_stream|send|send_stream",
			sends: "chat",
			format: "gemini",
			places: {
				model: "receiver.#1",
				system: "receiver.#2.system_instruction",
				messages: "#1.text|#1",
				tools: "receiver.#2.tools",
				cap: "receiver.#2.max_output_tokens",
			},
		},
		{
			on: "genai.go",
			name: "live.connect",
			sends: "realtime",
			format: "gemini",
			places: { model: "#1" },
		},
	],
};

/** Vertex AI's prediction service: the model is the end of a resource name. */
export const vertexPredictionsGo: Sdk = {
	id: "vertexai",
	languages: ["go"],
	provider: "vertex",
	modules: ["cloud.google.com/go/aiplatform/apiv1*"],
	rows: [
		{ name: "NewPredictionClient|PredictionClient", makes: "aiplatform.go" },
		{
			on: "aiplatform.go",
			name: "predict|raw_predict|stream_raw_predict|generate_content|stream_generate_content",
			sends: "chat",
			modalityOfModel: true,
			format: "text",
			places: { model: "endpoint|model" },
			modelIn: "/publishers/",
		},
	],
};

/** Google's older modules for Go: `generative-ai-go` and Vertex AI's. */
export const generativeAiGo: readonly Sdk[] = [
	oldModule("google-generativeai", "google", "github.com/google/generative-ai-go/genai"),
	oldModule("vertexai", "vertex", "cloud.google.com/go/vertexai/genai"),
];

function oldModule(id: string, provider: "google" | "vertex", module: string): Sdk {
	const type = `${id}.go`;
	const places: RequestPlaces = { model: "receiver.#0", messages: "#1" };
	return {
		id,
		provider,
		modules: [module],
		rows: [
			{ name: "NewClient|Client", makes: type },
			{ name: "GenerativeModel", makes: `${type}.model` },
			{ name: "ChatSession", makes: `${type}.chat` },
			{ on: type, name: "generative_model", makes: `${type}.model` },
			{
				on: `${type}.model`,
				name: "generate_content|generate_content_stream",
				sends: "chat",
				format: "gemini",
				places,
			},
			{ on: `${type}.model`, name: "start_chat", makes: `${type}.chat` },
			{
				on: `${type}.chat`,
				name: "send_message|send_message_stream",
				sends: "chat",
				format: "gemini",
				places,
			},
			{ on: type, name: "embedding_model", makes: `${type}.embedding` },
			{
				on: `${type}.embedding`,
				name: "embed_content|batch_embed_contents|embed_content_with_title",
				sends: "embeddings",
				format: "text",
				places: { model: "receiver.#0", prompt: "#1" },
			},
		],
	};
}
