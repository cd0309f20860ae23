import type { Sdk } from "./sdk.ts";

/** LM Studio's SDKs for TypeScript and Python: models on one's own machine. */
export const lmStudio: Sdk = {
	id: "lmstudio",
	provider: "local",
	modules: ["@lmstudio/sdk", "lmstudio"],
	rows: [
		{ name: "LMStudioClient|Client|AsyncClient|get_default_client", makes: "lmstudio" },
		{
			on: "lmstudio",
			name: "llm.model|llm.load|llm.load_new_instance",
			makes: "lmstudio.llm",
		},
		{ name: "llm", makes: "lmstudio.llm" },
		{
			on: "lmstudio.llm",
			name: "respond|respond_stream|act",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.#0", messages: "#0|history", cap: "max_tokens|config.max_tokens" },
		},
		{
			on: "lmstudio.llm",
			name: "complete|complete_stream",
			sends: "chat",
			format: "text",
			places: { model: "receiver.#0", prompt: "#0|prompt", cap: "max_tokens|config.max_tokens" },
		},
		{
			on: "lmstudio",
			name: "embedding.model|embedding.load",
			makes: "lmstudio.embedding",
		},
		{ name: "embedding_model", makes: "lmstudio.embedding" },
		{
			on: "lmstudio.embedding",
			name: "embed",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.#0", prompt: "#0|input" },
		},
	],
};
