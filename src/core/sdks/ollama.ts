import type { Row, Sdk } from "./sdk.ts";

function methods(on: string | undefined): Row[] {
	const receiver = on === undefined ? {} : { on };
	const name = (method: string) =>
		on === undefined ? `${method}|default.${method}|ollama.${method}` : method;
	return [
		{
			...receiver,
			name: name("chat"),
			sends: "chat",
			format: "chat",
			places: {
				model: "model|#0",
				messages: "messages|#1",
				tools: "tools",
				cap: "options.num_predict",
			},
			...(on === undefined ? {} : { evidence: "@imported&model&messages" }),
		},
		{
			...receiver,
			name: name("generate"),
			sends: "chat",
			format: "text",
			places: {
				model: "model|#0",
				prompt: "prompt|#1",
				system: "system",
				cap: "options.num_predict",
			},
		},
		{
			...receiver,
			name: name("embed"),
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "input|#1" },
		},
		{
			...receiver,
			name: name("embeddings"),
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "prompt|#1" },
		},
	];
}

/** Ollama's SDKs: models on one's own machine. */
export const ollama: Sdk = {
	id: "ollama",
	provider: "local",
	modules: ["ollama", "ollama/browser", "npm:ollama*"],
	rows: [
		{ name: "Client|AsyncClient|Ollama", makes: "ollama" },
		...methods(undefined),
		...methods("ollama"),
	],
};

/** llama.cpp's Python binding: the model is a file. */
export const llamaCpp: Sdk = {
	id: "llama-cpp",
	provider: "local",
	modules: ["llama_cpp", "llama_cpp.*"],
	rows: [
		{ name: "Llama|Llama.from_pretrained|llama.Llama", makes: "llama-cpp" },
		{
			on: "llama-cpp",
			name: "create_chat_completion",
			sends: "chat",
			format: "chat",
			places: {
				model: "receiver.model_path|receiver.repo_id|receiver.#0",
				messages: "messages|#0",
				cap: "max_tokens",
			},
		},
		{
			on: "llama-cpp",
			name: "create_completion",
			sends: "chat",
			format: "text",
			places: {
				model: "receiver.model_path|receiver.repo_id|receiver.#0",
				prompt: "prompt|#0",
				cap: "max_tokens",
			},
		},
	],
};
