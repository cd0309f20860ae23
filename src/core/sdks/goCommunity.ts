import type { ProviderId } from "../pricing/provider.ts";
import { clientRows } from "./goOpenai.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

const FANTASY: readonly (readonly [folder: string, provider: ProviderId | undefined])[] = [
	["openai", "openai"],
	["anthropic", "anthropic"],
	["google", "google"],
	["bedrock", "bedrock"],
	["azure", "azure"],
	["openrouter", "openrouter"],
	["openaicompat", undefined],
	["vercel", undefined],
];

const fantasyModel = "model|receiver.LanguageModel().#1|receiver.#0";

/** Fantasy, of which a provider gives models and an agent sends calls to one. */
export const fantasyGo: readonly Sdk[] = [
	{
		id: "fantasy",
		provider: undefined,
		modules: ["charm.land/fantasy", "github.com/charmbracelet/fantasy"],
		rows: [
			{ name: "NewAgent", makes: "fantasy.agent", wraps: "#0" },
			{ name: "Agent", makes: "fantasy.agent" },
			{ name: "LanguageModel", makes: "fantasy.model" },
			{
				on: "fantasy.agent",
				name: "generate|stream",
				request: "AgentCall|AgentStreamCall",
				sends: "chat",
				format: "chat",
				places: {
					model: fantasyModel,
					system: "receiver.system_prompt",
					messages: "messages|prompt",
					cap: "max_output_tokens|receiver.max_output_tokens",
				},
			},
			{
				on: "fantasy.model",
				name: "generate|stream|generate_object|stream_object",
				request: "Call|ObjectCall",
				sends: "chat",
				format: "chat",
				places: { model: fantasyModel, messages: "prompt", cap: "max_output_tokens" },
			},
		],
	},
	...FANTASY.map(
		([folder, provider]): Sdk => ({
			id: "fantasy",
			provider,
			modules: ["charm.land/fantasy", "github.com/charmbracelet/fantasy"].map(
				(module) => `${module}/providers/${folder}`,
			),
			rows: [
				{ name: "New", makes: `fantasy.provider`, baseUrl: "base_url" },
				{ on: "fantasy.provider", name: "language_model", makes: "fantasy.model" },
			],
		}),
	),
];

/** Google's Agent Development Kit for Go: an agent binds a model that was made by name. */
export const adkGo: Sdk = {
	id: "google-adk",
	provider: "google",
	modules: ["google.golang.org/adk/model/gemini", "google.golang.org/adk/agent/llmagent"],
	rows: [
		{ name: "NewModel", makes: "adk.go.model", places: { model: "#1" } },
		{
			name: "New",
			sends: "chat",
			format: "gemini",
			kind: "constructor",
			places: { model: "model", system: "instruction", tools: "tools" },
		},
	],
};

/** IBM's community client of watsonx. */
export const watsonxGo: Sdk = {
	id: "watsonx",
	provider: "watsonx",
	modules: ["github.com/IBM/watsonx-go/pkg/models"],
	rows: [
		{ name: "NewClient|Client", makes: "watsonx.go" },
		{
			on: "watsonx.go",
			name: "generate_text|generate_text_stream",
			sends: "chat",
			format: "text",
			places: { model: "#0", prompt: "#1", cap: "max_new_tokens" },
		},
		{
			on: "watsonx.go",
			name: "embed_documents|embed_query",
			sends: "embeddings",
			format: "text",
			places: { model: "#0", prompt: "#1" },
		},
	],
};

/** Oracle's generative AI. */
export const oracleGo: Sdk = {
	id: "oci",
	provider: undefined,
	modules: ["github.com/oracle/oci-go-sdk/*"],
	rows: [
		{
			name: "NewGenerativeAiInferenceClientWithConfigurationProvider|GenerativeAiInferenceClient",
			makes: "oci.go",
		},
		oracleRow("chat", "ChatRequest", "chat", "chat_details.serving_mode.model_id"),
		oracleRow(
			"generate_text",
			"GenerateTextRequest",
			"chat",
			"generate_text_details.serving_mode.model_id",
		),
		oracleRow(
			"embed_text",
			"EmbedTextRequest",
			"embeddings",
			"embed_text_details.serving_mode.model_id",
		),
	],
};

function oracleRow(
	name: string,
	request: string,
	sends: "chat" | "embeddings",
	model: string,
): Row {
	return { on: "oci.go", name, request, sends, format: "text", places: { model } };
}

const gollm: RequestPlaces = { model: "receiver.model", prompt: "#1", cap: "receiver.max_tokens" };

/** gollm, which is given vendor and model as options. */
export const gollmGo: Sdk = {
	id: "gollm",
	provider: undefined,
	modules: ["github.com/teilomillet/gollm"],
	rows: [
		{ name: "NewLLM|LLM", makes: "gollm" },
		{ on: "gollm", name: "generate|stream", sends: "chat", format: "text", places: gollm },
	],
};

/** LinGoose: a model object is given a thread of messages. */
export const lingooseGo: readonly Sdk[] = (
	[
		["openai", "openai"],
		["anthropic", "anthropic"],
		["cohere", "cohere"],
		["groq", "groq"],
		["ollama", "local"],
		["localai", "local"],
	] as const
).map(([folder, provider]) => ({
	id: "lingoose",
	provider,
	modules: [`github.com/henomis/lingoose/llm/${folder}`],
	rows: [
		{ name: "New", makes: "lingoose", builder: true },
		{
			on: "lingoose",
			name: "generate",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.model", cap: "receiver.max_tokens", messages: "#1" },
		},
	],
}));

/** Clients made like go-openai. */
export const likeGoOpenai: readonly Sdk[] = [
	like("openrouter", "openrouter", "github.com/revrost/go-openrouter"),
	like("volcengine", "volcengine", "github.com/volcengine/volcengine-go-sdk/service/arkruntime*", [
		{
			on: "volcengine.go",
			name: "create_content_generation_task",
			request: "CreateContentGenerationTaskRequest",
			sends: "video",
			format: "text",
			places: { model: "model", prompt: "content.0.text" },
		},
		{
			on: "volcengine.go",
			name: "generate_images|generate_images_streaming",
			request: "GenerateImagesRequest",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt", options: { size: "size" } },
		},
	]),
	like("groq", "groq", "github.com/conneroisu/groq-go*", [
		{
			on: "groq.go",
			name: "chat_completion|chat_completion_stream",
			request: "ChatCompletionRequest",
			sends: "chat",
			format: "chat",
			places: { model: "model", messages: "messages", cap: "max_tokens" },
		},
	]),
];

function like(id: string, provider: ProviderId, module: string, more: readonly Row[] = []): Sdk {
	const type = `${id}.go`;
	return {
		id,
		languages: ["go"],
		provider,
		modules: [module],
		rows: [
			{ name: "NewClient|NewClientWithApiKey|NewClientWithAkSk|Client", makes: type },
			...more,
			...clientRows(type),
		],
	};
}
