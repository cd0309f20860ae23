import type { RequestPlaces, Row, RowModality, Sdk } from "./sdk.ts";

/** A class whose objects send: its name, the methods, the modality, where the text stands. */
type Sender = readonly [name: string, methods: string, sends: RowModality, places: RequestPlaces];

const CALLS = "call|stream_call|async_call";

const SENDERS: readonly Sender[] = [
	...["Generation", "MultiModalConversation", "Application"].map(
		(name): Sender => [
			name,
			CALLS,
			"chat",
			{ model: "model", messages: "messages|prompt|text", tools: "tools", cap: "max_tokens" },
		],
	),
	["TextEmbedding", CALLS, "embeddings", { model: "model", prompt: "texts|text" }],
	["MultiModalEmbedding", CALLS, "embeddings", { model: "model" }],
	["BatchTextEmbedding", CALLS, "embeddings", { model: "model" }],
	["TextReRank", CALLS, "rerank", { model: "model", prompt: "query" }],
	...["ImageSynthesis", "ImageGeneration"].map(
		(name): Sender => [
			name,
			CALLS,
			"image",
			{ model: "model", prompt: "prompt|messages", choices: "n", options: { size: "size" } },
		],
	),
	["Transcription", "async_call", "transcription", { model: "model" }],
	["Recognition", "call|stream_call", "transcription", { model: "model" }],
	[
		"SpeechSynthesizer",
		`${CALLS}|call_as_flowable|streaming_call_as_flowable`,
		"speech",
		{ model: "model|receiver.#0.model", prompt: "text|#0" },
	],
];

/** Alibaba Cloud's own SDK for Java: an object for each kind of request, which is built. */
export const dashscopeJava: Sdk = {
	id: "dashscope",
	languages: ["java", "kotlin"],
	provider: "dashscope",
	modules: ["com.alibaba.dashscope*"],
	rows: SENDERS.flatMap(([name, methods, sends, places]): Row[] => [
		{ name, makes: `dashscope.${name}` },
		{
			on: `dashscope.${name}`,
			name: methods,
			sends,
			modalityOfModel: name === "MultiModalConversation",
			format: sends === "chat" ? "chat" : "text",
			places,
		},
	]),
};
