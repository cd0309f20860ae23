import type { Sdk } from "./sdk.ts";

/** Where the builder of a memory is told the model that answers. */
const MEMORY_MODELS = [
	["open_ai_text_generation", "text_model"],
	["azure_open_ai_text_generation", "deployment"],
	["anthropic_text_generation", "text_model_name"],
	["ollama_text_generation", "text_model.model_name"],
]
	.map(([method, place]) => `receiver.${method}.${place}`)
	.concat("receiver.ollama_text_generation")
	.join("|");

/** Kernel Memory: a question is answered from documents by a model that the builder or the configuration names. */
export const kernelMemory: Sdk = {
	id: "kernel-memory",
	provider: undefined,
	modules: ["Microsoft.KernelMemory*"],
	rows: [
		{ name: "IKernelMemory|MemoryServerless", makes: "kernel-memory" },
		{ name: "KernelMemoryBuilder|IKernelMemoryBuilder", makes: "kernel-memory", builder: true },
		{
			on: "kernel-memory",
			name: "ask_async|ask_streaming_async",
			sends: "chat",
			format: "text",
			places: { model: MEMORY_MODELS, prompt: "question|#0" },
		},
	],
};

/** LLM Tornado, one client over many vendors. */
export const llmTornado: Sdk = {
	id: "llm-tornado",
	provider: undefined,
	modules: ["LlmTornado*"],
	rows: [
		{ name: "TornadoApi", makes: "tornado" },
		{ on: "tornado", name: "chat.create_conversation", makes: "tornado.chat" },
		{
			on: "tornado.chat",
			name: "get_response|get_response_safe|get_response_rich|get_response_rich_safe|stream_response|stream_response_rich|stream_response_enumerable",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.model|receiver.#0", cap: "receiver.max_tokens" },
		},
		{
			on: "tornado",
			name: "chat.create_chat_completion|chat.stream_chat_enumerable",
			sends: "chat",
			format: "chat",
			places: { model: "model", messages: "messages", cap: "max_tokens" },
		},
		{
			on: "tornado",
			name: "embeddings.create_embedding",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "input|#1" },
		},
		{
			on: "tornado",
			name: "image_generations.create_image",
			sends: "image",
			format: "text",
			places: { model: "model", prompt: "prompt" },
		},
	],
};
