import type { Row, RowModality, Sdk } from "./sdk.ts";

/** Classes whose `call` sends: name, modality, where the text stands. */
const CLASSES: readonly (readonly [name: string, sends: RowModality, prompt: string])[] = [
	[
		"TextEmbedding|embeddings.TextEmbedding|embeddings.text_embedding.TextEmbedding",
		"embeddings",
		"input|#1",
	],
	["MultiModalEmbedding|embeddings.MultiModalEmbedding", "embeddings", "input|#1"],
	["TextReRank|rerank.TextReRank|rerank.text_rerank.TextReRank", "rerank", "query|#1"],
	["ImageSynthesis|aigc.ImageSynthesis|aigc.image_synthesis.ImageSynthesis", "image", "prompt|#1"],
	[
		"audio.tts.SpeechSynthesizer|audio.qwen_tts.SpeechSynthesizer|SpeechSynthesizer",
		"speech",
		"text|#1",
	],
	["audio.asr.Transcription|Transcription", "transcription", ""],
];

const GENERATION = [
	"Generation",
	"AioGeneration",
	"aigc.Generation",
	"aigc.generation.Generation",
	"MultiModalConversation",
	"AioMultiModalConversation",
	"aigc.MultiModalConversation",
	"aigc.multimodal_conversation.MultiModalConversation",
];

/** Static methods of classes: `Generation.call`. */
function methodsOf(classes: readonly string[], methods: readonly string[]): string {
	return classes.flatMap((name) => methods.map((method) => `${name}.${method}`)).join("|");
}

/** Alibaba Cloud's own SDK for Qwen and its kin. */
export const dashscope: Sdk = {
	id: "dashscope",
	provider: "dashscope",
	modules: ["dashscope", "dashscope.*"],
	rows: [
		{
			name: methodsOf(GENERATION, ["call"]),
			sends: "chat",
			modalityOfModel: true,
			format: "chat",
			places: {
				model: "model|#0",
				messages: "messages|prompt|text|#1",
				tools: "tools",
				cap: "max_tokens",
				choices: "n",
			},
		},
		...CLASSES.map(
			([names, sends, prompt]): Row => ({
				name: methodsOf(names.split("|"), ["call", "async_call"]),
				sends,
				format: "text",
				places: { model: "model|#0", prompt },
			}),
		),
		{ name: "audio.tts_v2.SpeechSynthesizer", makes: "dashscope.speech" },
		{
			on: "dashscope.speech",
			name: "call|streaming_call",
			sends: "speech",
			format: "text",
			places: { model: "receiver.model|receiver.#0", prompt: "text|#0" },
		},
		{ name: "audio.asr.Recognition", makes: "dashscope.recognition" },
		{
			on: "dashscope.recognition",
			name: "call|start",
			sends: "transcription",
			format: "text",
			places: { model: "receiver.model|receiver.#0" },
		},
	],
};
