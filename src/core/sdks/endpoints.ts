import type { RequestPlaces, RowModality } from "./sdk.ts";

/** An HTTP address that models are asked at, and how its JSON body is read. */
export interface Endpoint {
	/** Matched against the end of the address's path; `{}` stands for a part that is not known. */
	readonly path: RegExp;
	/** True where the path is evidence enough without a known host. */
	readonly distinctive: boolean;
	readonly modality: RowModality;
	readonly format: "chat" | "responses" | "anthropic" | "gemini" | "bedrock" | "text";
	/** Where things stand in the body. */
	readonly places: RequestPlaces;
}

const chat: RequestPlaces = {
	model: "model",
	messages: "messages",
	tools: "tools",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort" },
};

const gemini: RequestPlaces = {
	model: "model",
	system: "system_instruction",
	messages: "contents",
	cap: "generation_config.max_output_tokens",
};

/** Known paths, the more special first. */
export const endpoints: readonly Endpoint[] = [
	{
		path: /\/chat\/completions\/?$/,
		distinctive: true,
		modality: "chat",
		format: "chat",
		places: chat,
	},
	{
		path: /\/v1\/responses\/?$/,
		distinctive: false,
		modality: "chat",
		format: "responses",
		places: {
			model: "model",
			system: "instructions",
			messages: "input",
			tools: "tools",
			cap: "max_output_tokens",
		},
	},
	{
		path: /\/v1\/messages\/?$/,
		distinctive: false,
		modality: "chat",
		format: "anthropic",
		places: {
			model: "model",
			system: "system",
			messages: "messages",
			tools: "tools",
			cap: "max_tokens",
		},
	},
	{
		path: /:(stream)?generateContent$/i,
		distinctive: true,
		modality: "chat",
		format: "gemini",
		places: gemini,
	},
	{
		path: /:(batch)?embedContents?$/i,
		distinctive: true,
		modality: "embeddings",
		format: "text",
		places: { model: "model", prompt: "content.parts|requests" },
	},
	{
		path: /\/embeddings\/?$/,
		distinctive: false,
		modality: "embeddings",
		format: "text",
		places: { model: "model", prompt: "input|prompt" },
	},
	{
		path: /\/images\/(generations|edits)\/?$/,
		distinctive: true,
		modality: "image",
		format: "text",
		places: {
			model: "model",
			prompt: "prompt",
			choices: "n",
			options: { size: "size", quality: "quality" },
		},
	},
	{
		path: /\/audio\/(transcriptions|translations)\/?$/,
		distinctive: true,
		modality: "transcription",
		format: "text",
		places: { model: "model", prompt: "prompt" },
	},
	{
		path: /\/audio\/speech\/?$/,
		distinctive: true,
		modality: "speech",
		format: "text",
		places: { model: "model", prompt: "input", options: { voice: "voice" } },
	},
	{
		path: /\/v1\/moderations\/?$/,
		distinctive: false,
		modality: "moderation",
		format: "text",
		places: { model: "model", prompt: "input" },
	},
	{
		path: /\/v[12]\/rerank\/?$/,
		distinctive: false,
		modality: "rerank",
		format: "text",
		places: { model: "model", prompt: "query" },
	},
	{
		path: /\/v1\/completions\/?$/,
		distinctive: false,
		modality: "chat",
		format: "text",
		places: { model: "model", prompt: "prompt", cap: "max_tokens" },
	},
	{
		path: /\/api\/chat\/?$/,
		distinctive: false,
		modality: "chat",
		format: "chat",
		places: { model: "model", messages: "messages", cap: "options.num_predict" },
	},
	{
		path: /\/api\/generate\/?$/,
		distinctive: false,
		modality: "chat",
		format: "text",
		places: { model: "model", prompt: "prompt", system: "system", cap: "options.num_predict" },
	},
	{
		path: /\/api\/(embed|embeddings)\/?$/,
		distinctive: false,
		modality: "embeddings",
		format: "text",
		places: { model: "model", prompt: "input|prompt" },
	},
	{
		path: /\/v[12]\/chat\/?$/,
		distinctive: false,
		modality: "chat",
		format: "chat",
		places: { ...chat, messages: "messages|message", system: "preamble" },
	},
	{
		path: /\/model\/[^/]+\/(converse|invoke)(-[\w-]+)?$/,
		distinctive: true,
		modality: "chat",
		format: "bedrock",
		places: { messages: "messages", system: "system", cap: "inferenceConfig.maxTokens|max_tokens" },
	},
];

/** Methods and functions that send an HTTP request, in any library: `requests.post`, `fetch`, `axios`, `client.stream`, … */
export const httpSenders: ReadonlySet<string> = new Set([
	"post",
	"fetch",
	"axios",
	"request",
	"stream",
	"ofetch",
	"$fetch",
	"got",
	"ky",
	"urlopen",
	"postforobject",
	"postforentity",
	"postasync",
	"postasjsonasync",
	"fetcheventsource",
	"newrequest",
	"newrequestwithcontext",
	"postjson",
	"aconnectsse",
	"connectsse",
]);
