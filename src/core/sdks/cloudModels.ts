import type { Row, RowModality, Sdk } from "./sdk.ts";

/** IBM watsonx.ai: a model object sends. */
export const watsonx: Sdk = {
	id: "watsonx",
	provider: "watsonx",
	modules: ["ibm_watsonx_ai*", "ibm_watson_machine_learning*"],
	rows: [
		{ name: "ModelInference|Model|foundation_models.ModelInference", makes: "watsonx" },
		{ name: "Embeddings|foundation_models.Embeddings", makes: "watsonx.embeddings" },
		{
			on: "watsonx",
			name: "generate|agenerate|generate_text|generate_text_stream|chat|achat|chat_stream|achat_stream",
			sends: "chat",
			format: "chat",
			places: {
				model: "receiver.model_id|receiver.#0",
				messages: "messages|prompt|#0",
				tools: "tools",
				cap: "params.max_new_tokens|params.max_tokens|receiver.params.max_new_tokens",
			},
		},
		{
			on: "watsonx.embeddings",
			name: "generate|embed_query|embed_documents",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.model_id|receiver.#0", prompt: "inputs|text|texts|#0" },
		},
	],
};

const QIANFAN: readonly (readonly [name: string, sends: RowModality, prompt: string])[] = [
	["ChatCompletion", "chat", "messages|#0"],
	["Completion", "chat", "prompt|#0"],
	["Embedding", "embeddings", "texts|#0"],
	["Text2Image", "image", "prompt|#0"],
	["Reranker", "rerank", "query|#0"],
];

/** Baidu's Qianfan: one class for each kind of request, whose `do` sends. */
export const qianfan: Sdk = {
	id: "qianfan",
	provider: "qianfan",
	modules: ["qianfan"],
	rows: QIANFAN.flatMap(([name, sends, prompt]): readonly Row[] => [
		{ name, makes: `qianfan.${name}` },
		{
			on: `qianfan.${name}`,
			name: "do|ado|batch_do|abatch_do",
			sends,
			format: sends === "chat" && name === "ChatCompletion" ? "chat" : "text",
			places: {
				model: "model|endpoint|receiver.model|receiver.endpoint|receiver.#0",
				...(name === "ChatCompletion" ? { messages: prompt, system: "system" } : { prompt }),
				cap: "max_output_tokens",
			},
		},
	]),
};

/** Inspect, a framework for evaluations. */
export const inspectAi: Sdk = {
	id: "inspect-ai",
	provider: undefined,
	modules: ["inspect_ai.model*"],
	rows: [
		{ name: "get_model", makes: "inspect.model" },
		{
			on: "inspect.model",
			name: "generate|generate_loop",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.model|receiver.#0", messages: "input|#0", tools: "tools" },
		},
	],
};
