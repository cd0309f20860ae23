import type { EndpointRow } from "./endpointTable.ts";
import type { RequestPlaces, RowModality } from "./sdk.ts";

function vendor(
	address: RegExp,
	sends: RowModality,
	places: RequestPlaces,
	format: EndpointRow["format"] = "text",
): EndpointRow {
	return { address, sends, format, places };
}

const messages: RequestPlaces = { model: "model", system: "system", messages: "messages" };

/** Addresses of single vendors, whose paths and bodies are their own. */
export const VENDOR_ENDPOINTS: readonly EndpointRow[] = [
	vendor(/\/v\d\/realtime\/(?:sessions|client_secrets|calls)$/, "realtime", {
		model: "model|session.model|session.audio.input.transcription.model",
		system: "instructions|session.instructions",
	}),
	vendor(/\/v\d\/realtime\/transcription_sessions$/, "transcription", {
		model: "input_audio_transcription.model",
	}),
	vendor(/stability\.ai\/v1\/generation\/(?<model>[^/]+)\/(?:text|image)-to-image[^?]*$/, "image", {
		prompt: "text_prompts.0.text",
		choices: "samples",
	}),
	vendor(/\/v2beta\/stable-image\/generate\/(?<model>[\w.-]+)$/, "image", {
		prompt: "prompt",
	}),
	vendor(/[/.]fal\.run\/(?<model>(?!.*\/requests\/)[\w-]+\/.+|\u{fffc})$/u, "image", {
		prompt: "prompt",
	}),
	vendor(/bfl\.(?:ai|ml)\/v1\/(?<model>flux[\w.-]*)$/, "image", { prompt: "prompt" }),
	vendor(/ideogram\.ai\/(?:generate|v1\/(?<model>ideogram-v3)\/generate)$/, "image", {
		model: "image_request.model",
		prompt: "image_request.prompt|prompt",
	}),
	vendor(/cartesia\.ai\/tts\/(?:bytes|sse)$/, "speech", {
		model: "model_id",
		prompt: "transcript",
	}),
	vendor(/elevenlabs\.io\/v1\/speech-to-text$/, "transcription", { model: "model_id" }),
	vendor(/deepgram(?:\.com)?\/v1\/listen$/, "transcription", { model: "model" }),
	vendor(/deepgram(?:\.com)?\/v1\/speak$/, "speech", { model: "model", prompt: "text" }),
	vendor(/minimaxi?\.\w+\/v1\/text\/chatcompletion(?:_v2|_pro)?$/, "chat", messages, "chat"),
	vendor(/minimaxi?\.\w+\/v1\/t2a(?:_async)?(?:_v2|_pro)?$/, "speech", {
		model: "model",
		prompt: "text",
	}),
	vendor(/minimaxi?\.\w+\/v1\/image_generation$/, "image", {
		model: "model",
		prompt: "prompt",
		choices: "n",
	}),
	vendor(/minimaxi?\.\w+\/v1\/video_generation$/, "video", { model: "model", prompt: "prompt" }),
	vendor(/api\.openai\.com\/v1\/videos$/, "video", {
		model: "model",
		prompt: "prompt",
		options: { seconds: "seconds" },
	}),
	vendor(/models\/(?<model>veo[^/:]*):predictLongRunning$/, "video", {
		prompt: "instances.0.prompt",
	}),
	vendor(/services\/aigc\/video-generation\/[\w-]+$/, "video", {
		model: "model",
		prompt: "input.prompt",
	}),
	vendor(/services\/embeddings\/[\w-]+\/[\w-]+$/, "embeddings", {
		model: "model",
		prompt: "input.texts|input.contents",
	}),
	vendor(/services\/rerank\/[\w-]+\/[\w-]+$/, "rerank", { model: "model", prompt: "input.query" }),
	vendor(/nvidia\.com\/v1\/retrieval\/.+\/reranking$/, "rerank", {
		model: "model",
		prompt: "query.text",
	}),
	vendor(/api\.x\.ai\/v1\/tts$/, "speech", { prompt: "text|input" }),
	vendor(/api\.nvidia\.com\/v1\/vlm\/(?<model>.+)$/, "chat", messages, "chat"),
	vendor(/api\.nvidia\.com\/v1\/genai\/(?<model>.+)$/, "image", {
		prompt: "prompt|text_prompts.0.text",
	}),
	vendor(/\/embeddings\/multimodal$/, "embeddings", { model: "model", prompt: "input" }),
	vendor(/services\/aigc\/text2image\/image-synthesis$/, "image", {
		model: "model",
		prompt: "input.prompt",
		choices: "parameters.n",
	}),
	vendor(
		/xf-yun\.com\/(?:v\d\.\d\/(?:chat|image|multimodal)|chat\/[\w-]+|v\d\/x\d)$/,
		"chat",
		{
			model: "parameter.chat.domain",
			messages: "payload.message.text",
			cap: "parameter.chat.max_tokens",
		},
		"chat",
	),
	vendor(/xf-yun\.com\/v\d\.\d\/tti$/, "image", { model: "parameter.chat.domain" }),
	vendor(/emb-cn[\w-]*\.xf-yun\.com$/, "embeddings", { model: "parameter.emb.domain" }),
	vendor(/tts-api\.xfyun\.cn\/v2\/tts$/, "speech", { model: "business.vcn" }),
	vendor(/(?:iat-api\.xfyun\.cn\/v2\/iat|rtasr\.xfyun\.cn\/v1\/ws)$/, "transcription", {
		model: "business.domain",
	}),
	vendor(/wenxinworkshop\/chat\/(?<model>[\w-]+)$/, "chat", messages, "chat"),
	vendor(/wenxinworkshop\/embeddings\/(?<model>[\w-]+)$/, "embeddings", { prompt: "input" }),
	vendor(/ai21\.com\/studio\/v1\/(?<model>[\w.-]+)\/(?:complete|chat)$/, "chat", {
		prompt: "prompt",
		messages: "messages",
	}),
	vendor(/aleph-alpha\.com\/complete$/, "chat", {
		model: "model",
		prompt: "prompt",
		cap: "maximum_tokens",
	}),
	vendor(/nomic\.ai\/v1\/embedding\/(?:text|image)$/, "embeddings", {
		model: "model",
		prompt: "texts",
	}),
	vendor(/\/ml\/v1\/text\/generation(?:_stream)?$/, "chat", {
		model: "model_id",
		prompt: "input",
		cap: "parameters.max_new_tokens",
	}),
	vendor(
		/\/ml\/v1\/text\/chat(?:_stream)?$/,
		"chat",
		{ model: "model_id", messages: "messages", tools: "tools", cap: "max_tokens" },
		"chat",
	),
	vendor(/\/ml\/v1\/text\/embeddings$/, "embeddings", { model: "model_id", prompt: "inputs" }),
	vendor(/textsynth\.com\/v1\/engines\/(?<model>[^/]+)\/(?:chat|logprob)$/, "chat", {
		prompt: "messages|context",
	}),
	vendor(/models\/(?<model>[^/:]+):generate(?:Text|Message)$/, "chat", { prompt: "prompt" }),
	vendor(/models\/(?<model>[^/:]+):(?:batchE|e)mbedText$/, "embeddings", { prompt: "text|texts" }),
	vendor(
		/\/v1\/threads\/(?:[^/]+\/)?runs$/,
		"chat",
		{ model: "model", system: "instructions" },
		"chat",
	),
	vendor(/mistral\.ai\/v1\/agents\/completions$/, "chat", { messages: "messages" }, "chat"),
	vendor(
		/mistral\.ai\/v1\/conversations(?:\/[^/]+)?$/,
		"chat",
		{ model: "model", system: "instructions", messages: "inputs" },
		"chat",
	),
];

/** What stands in such an address, in lower case, for the filter before parsing. */
export const vendorWords: readonly string[] = [
	"stability.ai/v",
	"v2beta/stable-image",
	"fal.run/",
	"api.bfl.",
	"ideogram.ai/",
	"cartesia.ai/tts",
	"v1/speech-to-text",
	"text/chatcompletion",
	"v1/t2a",
	"v1/image_generation",
	"api.x.ai/v1/tts",
	"nvidia.com/v1/vlm",
	"nvidia.com/v1/genai",
	"v1/video_generation",
	"openai.com/v1/videos",
	":predictlongrunning",
	"services/embeddings",
	"services/rerank",
	"/reranking",
	"wenxinworkshop",
	"xf-yun.com",
	"xfyun.cn/v",
	"ai21.com/studio",
	"aleph-alpha.com/complete",
	"nomic.ai/v1",
	"ml/v1/text/",
	"textsynth.com",
	":generatetext",
	":generatemessage",
	"v1/threads/",
	"v1/conversations",
];

/** A realtime session that only writes down what is said: `/realtime?intent=transcription`. */
export const realtimeTranscription: Omit<EndpointRow, "address"> = {
	sends: "transcription",
	format: "text",
	places: {
		model:
			"session.input_audio_transcription.model|session.audio.input.transcription.model|input_audio_transcription.model",
	},
};
