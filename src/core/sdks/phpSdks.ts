import type { ProviderId } from "../pricing/provider.ts";
import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

/** Anthropic's own methods may also be given their first arguments by place. */
const messages: RequestPlaces = {
	model: "model|#2",
	system: "system",
	messages: "messages|#1",
	tools: "tools",
	cap: "max_tokens|#0",
};

/** Anthropic's own PHP SDK and the community's. */
export const anthropicPhp: Sdk = {
	id: "anthropic",
	provider: "anthropic",
	modules: ["Anthropic", "Anthropic.Laravel.Facades", "WpAi.Anthropic", "Anthropic.Contracts"],
	rows: [
		{ name: "Client|client|Anthropic.client|AnthropicAPI|ClientContract", makes: "anthropic.php" },
		{ name: "factory|Anthropic.factory", makes: "anthropic.php.factory" },
		{ on: "anthropic.php.factory", name: "make", makes: "anthropic.php" },
		{ on: "anthropic.php.factory", name: "*", makes: "anthropic.php.factory" },
		{ name: "Anthropic.messages", makes: "anthropic.php.messages" },
		{
			on: "anthropic.php.messages",
			name: "create|createStreamed",
			sends: "chat",
			format: "anthropic",
			places: messages,
		},
		{
			on: "anthropic.php",
			name: "messages.create|messages.createStream|messages.createStreamed|messages.stream",
			sends: "chat",
			format: "anthropic",
			places: messages,
		},
	],
};

const LLPHANT: readonly (readonly [string, ProviderId])[] = [
	["OpenAIChat", "openai"],
	["AnthropicChat", "anthropic"],
	["MistralAIChat", "mistral"],
	["OllamaChat", "local"],
	["AzureOpenAIChat", "azure"],
	["GeminiChat", "google"],
	["LakeraChat", "lakera"],
];

const LLPHANT_EMBEDDINGS: readonly (readonly [string, ProviderId, string])[] = [
	["OpenAI3SmallEmbeddingGenerator", "openai", "text-embedding-3-small"],
	["OpenAI3LargeEmbeddingGenerator", "openai", "text-embedding-3-large"],
	["OpenAIADA002EmbeddingGenerator", "openai", "text-embedding-ada-002"],
	["MistralEmbeddingGenerator", "mistral", "mistral-embed"],
];

/** LLPhant: a chat object binds the model of its configuration. */
export const llPhant: Sdk = {
	id: "llphant",
	provider: undefined,
	modules: ["LLPhant*"],
	rows: [
		...LLPHANT.map(
			([name, provider]): Row => ({
				name,
				provider,
				sends: "chat",
				format: "chat",
				kind: "constructor",
				makes: "llphant.chat",
				places: { model: "#0.model|config.model|model" },
			}),
		),
		...LLPHANT_EMBEDDINGS.map(
			([name, provider, defaultModel]): Row => ({
				name,
				provider,
				defaultModel,
				sends: "embeddings",
				format: "text",
				kind: "constructor",
			}),
		),
		{
			name: "OllamaEmbeddingGenerator",
			provider: "local",
			sends: "embeddings",
			format: "text",
			kind: "constructor",
			places: { model: "#0.model|model" },
		},
	],
};

const PRISM: readonly (readonly [string, Row["sends"], string])[] = [
	["text", "chat", "asText|asStream|generate|asEventStreamResponse|asDataStreamResponse"],
	["structured", "chat", "asStructured|generate"],
	["embeddings", "embeddings", "asEmbeddings|generate"],
	["image", "image", "generate|asImages"],
	["audio", "speech", "asAudio"],
	["audio", "transcription", "asText"],
	["moderation", "moderation", "asModeration"],
];

/** Prism for Laravel: a builder begins with what it makes, `using` names provider and model, the last call sends. */
export const prism: Sdk = {
	id: "prism",
	provider: undefined,
	modules: ["Prism.Prism", "Prism.Prism.Facades", "EchoLabs.Prism", "prism"],
	rows: PRISM.flatMap(([kind, sends = "chat", name]): Row[] => {
		const makes = `prism.${kind}`;
		return [
			{ name: "default", makes: "prism" },
			{ on: "prism", name: kind, makes },
			{ name: `Prism.${kind}|Facades.Prism.${kind}`, makes },
			{ name: `PrismFacade.${kind}`, makes },
			{ on: makes, name: "*", makes },
			{
				on: makes,
				name,
				sends,
				format: sends === "chat" ? "chat" : "text",
				places: {
					model: "receiver.using().#1",
					system: "receiver.withSystemPrompt().#0",
					...(sends === "chat"
						? { messages: "receiver.withMessages().#0|receiver.withPrompt().#0" }
						: {
								prompt: "receiver.fromInput().#0|receiver.withPrompt().#0|receiver.withInput().#0",
							}),
					cap: "receiver.withMaxTokens().#0",
				},
			},
		];
	}),
};

/** google-gemini-php: the client makes model objects. */
export const geminiPhp: Sdk = {
	id: "gemini-php",
	provider: "google",
	modules: ["Gemini", "Gemini.Laravel.Facades", "GeminiAPI"],
	rows: [
		{ name: "client|Client|Gemini.client", makes: "gemini.php" },
		{ name: "Gemini.generativeModel|Gemini.geminiPro|Gemini.chat", makes: "gemini.php.model" },
		{ name: "Gemini.embeddingModel", makes: "gemini.php.embedding" },
		{
			on: "gemini.php",
			name: "generativeModel|geminiPro|geminiFlash|chat",
			makes: "gemini.php.model",
		},
		{ on: "gemini.php", name: "embeddingModel", makes: "gemini.php.embedding" },
		{ on: "gemini.php.model", name: "*", makes: "gemini.php.model" },
		{
			on: "gemini.php.model",
			name: "generateContent|streamGenerateContent|sendMessage",
			sends: "chat",
			format: "gemini",
			places: {
				model:
					"receiver.generativeModel().model|receiver.generativeModel().#0|receiver.chat().model",
				system: "receiver.withSystemInstruction().#0",
				messages: "#0",
			},
		},
		{
			on: "gemini.php.embedding",
			name: "embedContent|batchEmbedContents",
			sends: "embeddings",
			format: "text",
			places: {
				model: "receiver.embeddingModel().model|receiver.embeddingModel().#0",
				prompt: "#0",
			},
		},
	],
};
