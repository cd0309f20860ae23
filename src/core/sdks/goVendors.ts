import type { ProviderId } from "../pricing/provider.ts";
import { chatPlaces } from "./openaiGo.ts";
import type { Row, Sdk } from "./sdk.ts";

/** An SDK of Go whose client sends. */
function client(
	id: string,
	provider: ProviderId | undefined,
	module: string,
	makes: string,
	rows: readonly Omit<Row, "on">[],
): Sdk {
	const type = `${id}.go`;
	return {
		id,
		languages: ["go"],
		provider,
		modules: [module],
		rows: [{ name: makes, makes: type }, ...rows.map((row): Row => ({ ...row, on: type }))],
	};
}

const embedding = { sends: "embeddings", format: "text" } as const;
const chat = { sends: "chat", format: "chat" } as const;
const completion = { sends: "chat", format: "text" } as const;
const transcription = { sends: "transcription", format: "text" } as const;

/** Community clients of Go for single vendors. */
const VENDORS: readonly Sdk[] = [
	client("perplexity", "perplexity", "github.com/sgaunet/perplexity-go*", "NewClient|Client", [
		{
			name: "send_completion_request|send_ssehttprequest|send_completion_request_with_context|create_completion",
			...chat,
			places: { model: "#0.model|#1.model|model", messages: "#0.messages|#1.messages|messages|#0" },
		},
	]),
	client(
		"mistral",
		"mistral",
		"github.com/gage-technologies/mistral-go*",
		"NewMistralClient|NewMistralClientDefault|NewCodestralClientDefault|MistralClient",
		[
			{
				name: "chat|chat_stream",
				...chat,
				places: { model: "#0", messages: "#1", cap: "#2.max_tokens" },
			},
			{ name: "embeddings", ...embedding, places: { model: "#0", prompt: "#1" } },
			{
				name: "fim",
				...completion,
				places: { model: "model", prompt: "prompt", cap: "max_tokens" },
			},
		],
	),
	client("go-gpt3", "openai", "github.com/PullRequestInc/go-gpt3", "NewClient|Client", [
		{ name: "chat_completion|chat_completion_stream", ...chat, places: chatPlaces },
		{
			name: "completion|completion_stream",
			...completion,
			places: { model: "receiver.default_engine", prompt: "prompt.0", cap: "max_tokens" },
		},
		{
			name: "completion_with_engine|completion_stream_with_engine",
			...completion,
			places: { model: "#1", prompt: "prompt.0", cap: "max_tokens" },
		},
		{ name: "embeddings", ...embedding, places: { model: "model", prompt: "input" } },
		{
			name: "edits",
			...completion,
			places: { model: "model", prompt: "input", system: "instruction" },
		},
	]),
	client("openaigo", "openai", "github.com/otiai10/openaigo", "NewClient|Client", [
		{ name: "chat|chat_completion", request: "ChatRequest", ...chat, places: chatPlaces },
		{
			name: "completion",
			request: "CompletionRequestBody",
			...completion,
			places: { model: "model", prompt: "prompt", cap: "max_tokens" },
		},
		{ name: "create_embedding", ...embedding, places: { model: "model", prompt: "input" } },
		{ name: "create_image", sends: "image", format: "text", places: { prompt: "prompt" } },
	]),
	client("go-chatgpt", "openai", "github.com/ayush6624/go-chatgpt", "NewClient|Client", [
		{ name: "send", request: "ChatCompletionRequest", ...chat, places: chatPlaces },
		{ name: "simple_send", ...chat, defaultModel: "gpt-3.5-turbo", places: { messages: "#1" } },
	]),
	client(
		"ollama",
		"local",
		"github.com/xyproto/ollamaclient*",
		"New|NewWithModel|NewWithModelAndAddr|Config",
		[
			{
				name: "get_output|get_response|get_response_function_call|get_between_response|stream_output|must_output|must_get_response",
				...completion,
				places: { model: "receiver.#0", prompt: "#0" },
			},
			{ name: "embeddings", ...embedding, places: { model: "receiver.#0", prompt: "#0" } },
		],
	),
	client("replicate", "replicate", "github.com/replicate/replicate-go*", "NewClient|Client", [
		{
			name: "run|run_with_options|create_prediction|create_prediction_with_deployment",
			sends: "image",
			format: "text",
			places: { model: "#1", prompt: "#2.prompt" },
		},
		{
			name: "create_prediction_with_model",
			sends: "image",
			format: "text",
			places: { model: "#2", prompt: "#3.prompt" },
		},
	]),
	client(
		"assemblyai",
		"assemblyai",
		"github.com/AssemblyAI/assemblyai-go-sdk*",
		"NewClient|Client",
		[
			{
				name: "transcripts.transcribe_from_url|transcripts.transcribe_from_reader|transcripts.submit_from_url|transcripts.submit_from_reader",
				...transcription,
				places: { model: "#2.speech_model" },
			},
			{
				name: "le_mur.task|le_mur.question|le_mur.summarize",
				...completion,
				places: { model: "final_model", prompt: "prompt", cap: "max_output_size" },
			},
		],
	),
	client(
		"deepgram",
		"deepgram",
		"github.com/deepgram/deepgram-go-sdk*",
		"New|NewREST|NewRESTWithDefaults|Client",
		[
			{
				name: "from_file|from_url|from_stream",
				request: "PreRecordedTranscriptionOptions",
				...transcription,
				places: { model: "#2.model" },
			},
			{
				name: "to_file|to_save|to_stream",
				request: "SpeakOptions",
				sends: "speech",
				format: "text",
				places: { model: "#2.model|#3.model", prompt: "#1|#2" },
			},
		],
	),
	client("any-llm", undefined, "github.com/mozilla-ai/any-llm-go*", "New|Provider", [
		{
			name: "completion|completion_stream",
			request: "CompletionParams",
			...chat,
			places: chatPlaces,
		},
		{
			name: "embedding",
			request: "EmbeddingParams",
			...embedding,
			places: { model: "model", prompt: "input" },
		},
	]),
	client("bifrost", undefined, "github.com/maximhq/bifrost/core*", "Init|Bifrost", [
		{
			name: "chat_completion_request|chat_completion_stream_request|responses_request|responses_stream_request",
			request: "BifrostChatRequest|BifrostResponsesRequest",
			...chat,
			places: { model: "model", messages: "input" },
		},
		{
			name: "embedding_request",
			request: "BifrostEmbeddingRequest",
			...embedding,
			places: { model: "model", prompt: "input" },
		},
	]),
];

const speech: Omit<Row, "name"> = {
	sends: "speech",
	format: "text",
	places: { model: "model_id", prompt: "text" },
};

/** ElevenLabs' community client, whose methods are functions of the package as well. */
const elevenLabsGo: Sdk = {
	id: "elevenlabs",
	languages: ["go"],
	provider: "elevenlabs",
	modules: ["github.com/haguro/elevenlabs-go"],
	rows: [
		{ name: "NewClient|Client", makes: "elevenlabs.go" },
		{ ...speech, name: "TextToSpeech|TextToSpeechStream" },
		{ ...speech, on: "elevenlabs.go", name: "text_to_speech|text_to_speech_stream" },
	],
};

const AGENTS: readonly (readonly [
	module: string,
	name: string,
	provider: ProviderId | undefined,
])[] = [
	["trpc.group/trpc-go/trpc-agent-go/model/openai", "New", "openai"],
	["trpc.group/trpc-go/trpc-agent-go/model/anthropic", "New", "anthropic"],
	["trpc.group/trpc-go/trpc-agent-go/model/gemini", "New", "google"],
	["github.com/mudler/cogito*", "NewOpenAILLM|NewLocalAILLM", undefined],
];

/** Agents' frameworks of Go that bind a model to an object by its first argument. */
const agentsGo: readonly Sdk[] = AGENTS.map(([module, name, provider]) => ({
	id: module.includes("cogito") ? "cogito" : "trpc-agent",
	languages: ["go"],
	provider,
	modules: [module],
	rows: [
		{
			name,
			sends: "chat",
			format: "chat",
			kind: "constructor",
			baseUrl: "base_url|#2",
			places: { model: "#0" },
		},
	],
}));

/** Clients of Go for single vendors and frameworks of agents. */
export const goVendors: readonly Sdk[] = [...VENDORS, elevenLabsGo, ...agentsGo];
