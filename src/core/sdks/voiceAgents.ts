import type { ProviderId } from "../pricing/provider.ts";
import type { Row, RowModality, Sdk } from "./sdk.ts";

const MODEL = "model|settings.model|#0";

/** A constructor that binds a model of a voice pipeline to an object. */
function binds(name: string, sends: RowModality, provider?: ProviderId): Row {
	return {
		name,
		...(provider === undefined ? {} : { provider }),
		sends,
		format: sends === "chat" ? "chat" : "text",
		kind: "constructor",
		makes: "framework.model",
		baseUrl: "base_url",
		places: { model: MODEL, system: "settings.system_instruction|instructions" },
	};
}

/** Vendors of Pipecat by the names of their classes, with what each makes. */
const PIPECAT: readonly (readonly [prefix: string, provider: ProviderId, models: string])[] = [
	["OpenAI", "openai", "LLM TTS STT RealtimeLLM RealtimeSTT RealtimeBetaLLM ImageGen"],
	["OpenAIResponses", "openai", "LLM"],
	["OpenAIResponsesHttp", "openai", "LLM"],
	["Anthropic", "anthropic", "LLM"],
	["Google", "google", "LLM TTS STT ImageGen"],
	["GoogleVertex", "vertex", "LLM"],
	["Gemini", "google", "TTS"],
	["GeminiLive", "google", "LLM"],
	["GeminiMultimodalLive", "google", "LLM"],
	["Azure", "azure", "LLM TTS STT RealtimeLLM"],
	["AWSBedrock", "bedrock", "LLM"],
	["AWSNovaSonic", "bedrock", "LLM"],
	["Groq", "groq", "LLM TTS STT"],
	["Grok", "xai", "LLM RealtimeLLM"],
	["Together", "together", "LLM"],
	["Fireworks", "fireworks", "LLM"],
	["Cerebras", "cerebras", "LLM"],
	["DeepSeek", "deepseek", "LLM"],
	["Mistral", "mistral", "LLM TTS STT"],
	["OpenRouter", "openrouter", "LLM"],
	["Perplexity", "perplexity", "LLM"],
	["Qwen", "dashscope", "LLM"],
	["Nvidia", "nvidia", "LLM"],
	["NIM", "nvidia", "LLM"],
	["OLLama", "local", "LLM"],
	["Deepgram", "deepgram", "TTS STT FluxSTT"],
	["Cartesia", "cartesia", "TTS HttpTTS STT"],
	["ElevenLabs", "elevenlabs", "TTS HttpTTS STT RealtimeSTT"],
	["AssemblyAI", "assemblyai", "STT"],
	["Fal", "fal", "STT ImageGen"],
	["MiniMax", "minimax", "HttpTTS"],
];

const KINDS: readonly (readonly [end: RegExp, sends: RowModality])[] = [
	[/^(?:RealtimeLLM|RealtimeBetaLLM)$/, "realtime"],
	[/TTS$/, "speech"],
	[/STT$/, "transcription"],
	[/Image/, "image"],
];

function kindOf(prefix: string, model: string): RowModality {
	if (/Live$|NovaSonic$/.test(prefix)) return "realtime";
	return KINDS.find(([end]) => end.test(model))?.[1] ?? "chat";
}

/** Pipecat: services of a pipeline, each with its model. */
export const pipecat: Sdk = {
	id: "pipecat",
	provider: undefined,
	modules: ["pipecat.services.*"],
	rows: PIPECAT.flatMap(([prefix, provider, models]) =>
		models
			.split(" ")
			.map((model) => binds(`${prefix}${model}Service`, kindOf(prefix, model), provider)),
	),
};

/** Plug-ins of LiveKit Agents whose classes are called alike. */
const PLUGINS: readonly (readonly [plugin: string, provider?: ProviderId])[] = [
	["openai", "openai"],
	["anthropic", "anthropic"],
	["google", "google"],
	["groq", "groq"],
	["aws", "bedrock"],
	["azure", "azure"],
	["mistralai", "mistral"],
	["deepgram", "deepgram"],
	["cartesia", "cartesia"],
	["elevenlabs", "elevenlabs"],
	["assemblyai", "assemblyai"],
	["fal", "fal"],
	["cerebras", "cerebras"],
	["perplexity", "perplexity"],
	["xai", "xai"],
	["inference"],
];

const CLASSES: readonly (readonly [name: string, sends: RowModality])[] = [
	["LLM", "chat"],
	["STT", "transcription"],
	["STTv2", "transcription"],
	["TTS", "speech"],
	["realtime.RealtimeModel", "realtime"],
	["beta.realtime.RealtimeModel", "realtime"],
];

/** LiveKit Agents: plug-ins that bind a model each. */
export const livekit: Sdk = {
	id: "livekit",
	provider: undefined,
	modules: ["livekit.plugins", "livekit.plugins.*", "livekit.agents"],
	rows: [
		...PLUGINS.flatMap(([plugin, provider]) =>
			CLASSES.map(([name, sends]) => binds(`${plugin}.${name}`, sends, provider)),
		),
		...CLASSES.map(([name, sends]) => binds(name, sends)),
	],
};
