import type { Sdk } from "./sdk.ts";

/** Ollama4j: requests are built, or the model comes first. */
export const ollama4j: Sdk = {
	id: "ollama",
	languages: ["java", "kotlin"],
	provider: "local",
	modules: ["io.github.ollama4j*", "io.github.amithkoujalgi.ollama4j*"],
	rows: [
		{ name: "Ollama|OllamaAPI", makes: "ollama4j" },
		{
			on: "ollama4j",
			name: "chat|chat_streaming|chat_async",
			sends: "chat",
			format: "chat",
			places: { model: "model|get_instance", messages: "messages|#1" },
			evidence: "@imported",
			common: true,
		},
		{
			on: "ollama4j",
			name: "generate|generate_async|generate_with_tools|generate_with_image_files|generate_with_image_urls|generate_with_format|ask",
			sends: "chat",
			format: "text",
			places: { model: "model|#0", prompt: "prompt|#1" },
			evidence: "@imported",
			common: true,
		},
		{
			on: "ollama4j",
			name: "embed|generate_embeddings",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0.#0|#0", prompt: "input|#0.#1|#1" },
			evidence: "@imported",
			common: true,
		},
	],
};
