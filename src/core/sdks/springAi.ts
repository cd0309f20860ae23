import type { ProviderId } from "../pricing/provider.ts";
import type { Row, Sdk } from "./sdk.ts";

const VENDORS: readonly (readonly [prefix: string, provider: ProviderId | undefined])[] = [
	["", undefined],
	["OpenAi", "openai"],
	["AzureOpenAi", "azure"],
	["Anthropic", "anthropic"],
	["MistralAi", "mistral"],
	["VertexAiGemini", "vertex"],
	["GoogleGenAi", "google"],
	["BedrockProxy", "bedrock"],
	["Ollama", "local"],
	["ElevenLabs", "elevenlabs"],
	["DeepSeek", "deepseek"],
	["ZhiPuAi", "zhipu"],
	["DashScope", "dashscope"],
	["HuggingfaceChat", "huggingface"],
	["MiniMax", "minimax"],
	["Moonshot", "moonshot"],
	["QianFan", "qianfan"],
	["StabilityAi", "stability"],
];

const OPTIONS =
	"default_options.model|default_options.deployment_name|options.model|#1.model|#1.deployment_name";

function modelRows(prefix: string, provider: ProviderId | undefined): Row[] {
	const bills = provider === undefined ? {} : { provider };
	return [
		{ ...bills, name: `${prefix}ChatModel|Streaming${prefix}ChatModel`, makes: "spring.model" },
		{ ...bills, name: `${prefix}ChatModel.builder`, makes: "spring.model", builder: true },
		...(prefix === ""
			? []
			: [
					{ ...bills, name: `${prefix}ChatClient`, makes: "spring.model" },
					{ ...bills, name: `${prefix}ImageClient`, makes: "spring.image" },
				]),
		{
			...bills,
			name: `${prefix}EmbeddingModel|${prefix}EmbeddingClient`,
			makes: "spring.embedding",
		},
		{ ...bills, name: `${prefix}EmbeddingModel.builder`, makes: "spring.embedding", builder: true },
		{ ...bills, name: `${prefix}ImageModel`, makes: "spring.image" },
		{ ...bills, name: `${prefix}RerankModel`, makes: "spring.rerank" },
		{
			...bills,
			name: `${prefix}AudioTranscriptionModel|${prefix}TranscriptionModel`,
			makes: "spring.transcription",
		},
		{
			...bills,
			name: `${prefix}AudioSpeechModel|${prefix}SpeechModel|${prefix}TextToSpeechModel|${prefix}SpeechSynthesisModel`,
			makes: "spring.speech",
		},
		{ ...bills, name: `${prefix}ModerationModel`, makes: "spring.moderation" },
	];
}

const inner = OPTIONS.split("|")
	.map((place) => `receiver.${place}`)
	.join("|");

/** Spring AI: a request is sent by `call()` or `stream()`; most models stand in the application's properties. */
export const springAi: Sdk = {
	id: "spring-ai",
	provider: undefined,
	modules: ["org.springframework.ai*", "com.alibaba.cloud.ai*", "org.springaicommunity*"],
	settings: {
		chat: [
			"spring.ai.*.chat.options.model",
			"spring.ai.*.chat.model",
			"spring.ai.*.chat.options.deployment-name",
		],
		embeddings: ["spring.ai.*.embedding.options.model", "spring.ai.*.embedding.model"],
		image: ["spring.ai.*.image.options.model"],
		speech: ["spring.ai.*.audio.speech.options.model"],
		transcription: ["spring.ai.*.audio.transcription.options.model"],
	},
	rows: [
		...VENDORS.flatMap(([prefix, provider]) => modelRows(prefix, provider)),
		{ name: "DashScopeAgent", makes: "spring.model", provider: "dashscope" },
		{ name: "ChatClient", makes: "spring.client" },
		{ on: "spring.client", name: "mutate", makes: "spring.client", builder: true },
		{ name: "ChatClient.create", makes: "spring.client", wraps: "#0" },
		{ name: "ChatClient.builder", makes: "spring.client", builder: true, wraps: "#0" },
		{ on: "spring.client", name: "prompt", makes: "spring.prompt", builder: true },
		{
			on: "spring.prompt",
			name: "call|stream",
			sends: "chat",
			format: "chat",
			places: {
				model: `receiver.options.model|receiver.prompt.#1.model|${inner}`,
				system:
					"receiver.system.text|receiver.system|receiver.default_system.text|receiver.default_system",
				messages:
					"receiver.user.text|receiver.user|receiver.messages|receiver.prompt.#0|receiver.prompt",
				tools: "receiver.tools",
				cap: "receiver.options.max_tokens|receiver.default_options.max_tokens",
			},
		},
		/** Before its first release a client was called as a model is. */
		...["spring.model", "spring.client"].map(
			(on): Row => ({
				on,
				name: "call|stream",
				sends: "chat",
				format: "chat",
				places: {
					model: `#0.#1.model|#0.options.model|#0.chat_options.model|${inner}`,
					messages: "#0.#0|#0.messages|#0",
					cap: "#0.#1.max_tokens|receiver.default_options.max_tokens",
				},
			}),
		),
		{
			on: "spring.embedding",
			name: "embed|call|embed_for_response",
			sends: "embeddings",
			format: "text",
			places: { model: `#0.#1.model|${inner}`, prompt: "#0.#0|#0" },
		},
		{
			on: "spring.image",
			name: "call",
			sends: "image",
			format: "text",
			places: { model: `#0.#1.model|${inner}`, prompt: "#0.#0|#0" },
		},
		{
			on: "spring.transcription",
			name: "call|stream|transcribe",
			sends: "transcription",
			format: "text",
			places: { model: `#0.#1.model|${inner}` },
		},
		{
			on: "spring.moderation",
			name: "call",
			sends: "moderation",
			format: "text",
			places: { model: `#0.#1.model|${inner}`, prompt: "#0.#0|#0" },
		},
		{
			on: "spring.rerank",
			name: "call",
			sends: "rerank",
			format: "text",
			places: { model: `#0.#2.model|${inner}`, prompt: "#0.#0" },
		},
		{
			on: "spring.speech",
			name: "call|stream",
			sends: "speech",
			format: "text",
			places: { model: `#0.#1.model|${inner}`, prompt: "#0.#0|#0" },
		},
	],
};
