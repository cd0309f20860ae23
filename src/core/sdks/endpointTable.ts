import type { RequestPlaces, Row, RowModality } from "./sdk.ts";

/** What stands at one kind of address. */
export interface EndpointRow {
	/** Matches the address without its query; the group `model` is the model's id. */
	readonly address: RegExp;
	readonly sends: RowModality;
	readonly modalityOfModel?: boolean;
	readonly format: NonNullable<Row["format"]>;
	readonly places: RequestPlaces;
	/** Keys that the body must have where the address is too common to tell by itself; `|` between keys of which one is enough. */
	readonly needs?: readonly string[];
}

const chat: RequestPlaces = {
	model: "model",
	messages: "messages",
	tools: "tools|functions",
	toolChoice: "tool_choice",
	schema: "response_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: { service_tier: "service_tier", effort: "reasoning_effort|reasoning.effort" },
};

const responses: RequestPlaces = {
	model: "model",
	system: "instructions",
	messages: "input",
	tools: "tools",
	toolChoice: "tool_choice",
	schema: "text.format",
	cap: "max_output_tokens",
	options: { service_tier: "service_tier", effort: "reasoning.effort" },
};

const anthropic: RequestPlaces = {
	model: "model",
	system: "system",
	messages: "messages",
	tools: "tools",
	toolChoice: "tool_choice",
	cap: "max_tokens",
	options: { service_tier: "service_tier", thinking: "thinking.budget_tokens" },
};

const gemini: RequestPlaces = {
	system: "system_instruction|config.system_instruction",
	messages: "contents",
	tools: "tools",
	cap: "generation_config.max_output_tokens",
	choices: "generation_config.candidate_count",
	modalities: "generation_config.response_modalities",
	options: { thinking: "generation_config.thinking_config.thinking_budget" },
};

const bedrock: RequestPlaces = {
	model: "modelId",
	system: "system",
	messages: "messages",
	prompt: "prompt|input_text",
	cap: "inference_config.max_tokens|max_tokens|max_gen_len",
};

const text: RequestPlaces = { model: "model", prompt: "prompt", cap: "max_tokens", choices: "n" };
const input: RequestPlaces = { model: "model", prompt: "input|texts|text|inputs|content" };
const embedding: RequestPlaces = { model: "model", prompt: "input|prompt" };
const image: RequestPlaces = {
	model: "model",
	prompt: "prompt",
	choices: "n",
	options: { size: "size", quality: "quality" },
};

function row(
	address: RegExp,
	sends: RowModality,
	format: EndpointRow["format"],
	places: RequestPlaces,
): EndpointRow {
	return { address, sends, format, places };
}

/** A path below a base address that is known only at run time: the body tells that it is a model's. */
function open(
	path: string,
	sends: RowModality,
	format: EndpointRow["format"],
	places: RequestPlaces,
	needs: readonly string[],
): EndpointRow {
	const address = new RegExp(`^\\u{fffc}/${path}$`, "u");
	return { address, sends, format, places, needs };
}

const OLLAMA = "(?:^|//)[^/]*(?::11434|ollama[^/]*)";
const COHERE = "cohere\\.(?:ai|com)/(?:v\\d|compatibility/v\\d)";
const BEDROCK = "bedrock-runtime[^/]*/model/(?<model>[^/]+)/";

/** The public addresses that requests are sent to, first match wins; hosts are told apart in `hosts.ts`. */
export const ENDPOINTS: readonly EndpointRow[] = [
	row(/\/deployments\/(?<model>[^/]+)\/chat\/completions$/, "chat", "chat", chat),
	row(/\/deployments\/(?<model>[^/]+)\/completions$/, "chat", "text", text),
	row(/\/deployments\/(?<model>[^/]+)\/embeddings$/, "embeddings", "text", input),
	row(/\/deployments\/(?<model>[^/]+)\/images\/generations$/, "image", "text", image),
	row(/\/deployments\/(?<model>[^/]+)\/audio\/trans\w+$/, "transcription", "text", input),
	row(/\/deployments\/(?<model>[^/]+)\/audio\/speech$/, "speech", "text", input),
	row(/\/chat\/completions$/, "chat", "chat", chat),
	row(/(?:\/v\d|api\.\w+\.\w+|\/openai)\/responses$/, "chat", "responses", responses),
	row(/(?:\/v\d|\/engines\/(?<model>[^/]+)|\/beta|\/fim)\/completions$/, "chat", "text", text),
	row(/openai\.com\/v1\/edits$/, "chat", "text", { model: "model", prompt: "input" }),
	row(
		/anthropic[^/]*\/v1\/messages$|^\u{fffc}[^/]*\/v1\/messages$/u,
		"chat",
		"anthropic",
		anthropic,
	),
	row(/anthropic[^/]*\/v1\/complete$/, "chat", "text", text),
	row(
		/anthropic\/models\/(?<model>[^/:]+):(?:stream)?rawPredict$/i,
		"chat",
		"anthropic",
		anthropic,
	),
	{
		...row(
			/(?:(?:models|\/v1(?:beta)?\d?)\/|^\u{fffc}\/?)(?<model>[^/:]+):(?:stream)?generateContent$/iu,
			"chat",
			"gemini",
			gemini,
		),
		modalityOfModel: true,
	},
	row(/models\/(?<model>[^/:]+):(?:batch)?embedContents?$/i, "embeddings", "text", {
		prompt: "content|requests",
	}),
	row(/models\/(?<model>imagen[^/:]*):predict$/, "image", "text", {
		prompt: "instances.0.prompt",
		choices: "parameters.sampleCount",
	}),
	row(/models\/(?<model>[^/:]*embedding[^/:]*):predict$/, "embeddings", "text", {
		prompt: "instances",
	}),
	row(new RegExp(`${BEDROCK}converse(?:-stream)?$`), "chat", "bedrock", bedrock),
	row(new RegExp(`${BEDROCK}invoke(?:-with-response-stream)?$`), "chat", "bedrock", bedrock),
	row(new RegExp(`${COHERE}/chat$`), "chat", "chat", {
		...chat,
		system: "preamble",
		prompt: "message",
	}),
	row(new RegExp(`${COHERE}/generate$`), "chat", "text", text),
	row(new RegExp(`${COHERE}/embed$`), "embeddings", "text", input),
	row(/\/v\d\/embeddings$/, "embeddings", "text", input),
	row(/\/v\d\/rerank$/, "rerank", "text", { model: "model", prompt: "query" }),
	row(/\/v\d\/images\/(?:generations|edits|variations)$/, "image", "text", image),
	row(/\/v\d\/audio\/(?:transcriptions|translations)$/, "transcription", "text", {
		model: "model",
		prompt: "prompt",
	}),
	row(/\/v\d\/audio\/(?:speech|generations)$/, "speech", "text", {
		...input,
		system: "instructions",
	}),
	row(/\/v\d\/moderations$/, "moderation", "text", input),
	row(/\/v\d\/realtime$/, "realtime", "text", {
		model: "model|session.model",
		system: "session.instructions",
	}),
	row(/\.BidiGenerateContent\w*$/, "realtime", "gemini", { model: "model|setup.model" }),
	row(
		/elevenlabs\.io\/v1\/text-to-speech\/[^/]+(?:\/(?:stream|with-timestamps|\w+-input))*$/,
		"speech",
		"text",
		{
			model: "model_id",
			prompt: "text",
		},
	),
	{
		...row(/services\/aigc\/(?:text|multimodal)-generation\/generation$/, "chat", "chat", {
			model: "model",
			messages: "input.messages",
			prompt: "input.prompt|input.text",
			cap: "parameters.max_tokens",
		}),
		modalityOfModel: true,
	},
	row(/replicate\.com\/v1\/models\/(?<model>[^/]+(?:\/[^/]+)?)\/predictions$/, "image", "text", {
		prompt: "input.prompt",
	}),
	row(/replicate\.com\/v1\/predictions$/, "image", "text", {
		model: "version",
		prompt: "input.prompt",
	}),
	row(/assemblyai\.com\/v2\/transcript$/, "transcription", "text", {
		model: "speech_model|speech_models.0",
	}),
	row(new RegExp(`${OLLAMA}/api/chat$`, "i"), "chat", "chat", {
		...chat,
		cap: "options.num_predict",
	}),
	row(new RegExp(`${OLLAMA}/api/generate$`, "i"), "chat", "text", {
		...text,
		system: "system",
		cap: "options.num_predict",
	}),
	row(new RegExp(`${OLLAMA}/api/embed(?:dings)?$`, "i"), "embeddings", "text", {
		model: "model",
		prompt: "input|prompt",
	}),
	row(/cloudflare\.com\/.*\/ai\/run\/(?<model>@\w+\/baai\/.+)$/, "embeddings", "text", input),
	row(
		/cloudflare\.com\/.*\/(?:ai\/run|workers-ai)\/(?<model>@\w+\/.+|\u{fffc})$/u,
		"chat",
		"chat",
		{
			...chat,
			prompt: "prompt",
		},
	),
	{
		...row(/^\u{fffc}:(?:stream)?generateContent$/u, "chat", "gemini", gemini),
		modalityOfModel: true,
	},
	open("(?:completions|api/generate)", "chat", "text", { ...text, system: "system" }, [
		"model",
		"prompt",
	]),
	open("embed(?:dings)?", "embeddings", "text", embedding, ["model|inputs", "input|prompt|inputs"]),
	open("moderations", "moderation", "text", input, ["input"]),
	open("responses", "chat", "responses", responses, ["model", "input"]),
	open("(?:.+/)?messages", "chat", "anthropic", anthropic, ["model", "maxtokens", "messages"]),
	open("images/(?:generations|edits)", "image", "text", image, ["prompt"]),
	open("audio/(?:transcriptions|translations)", "transcription", "text", { model: "model" }, []),
	open("v1/listen", "transcription", "text", { model: "model" }, []),
	open("v1/speak", "speech", "text", { model: "model", prompt: "text" }, ["text"]),
	open("audio/speech", "speech", "text", { ...input, system: "instructions" }, ["input"]),
	open("rerank", "rerank", "text", { model: "model", prompt: "query" }, ["query", "documents"]),
	open("api/embed(?:dings)?", "embeddings", "text", embedding, ["model"]),
	open("api/chat", "chat", "chat", { ...chat, cap: "options.num_predict" }, ["model", "messages"]),
	row(
		/(?:api-inference|router)\.huggingface\.co\/(?:[\w-]+\/)?models\/(?<model>[^?]+)$/,
		"chat",
		"text",
		{
			prompt: "inputs",
			cap: "parameters.max_new_tokens",
		},
	),
];
