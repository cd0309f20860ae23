import type { RequestPlaces, Sdk } from "./sdk.ts";

const places: RequestPlaces = {
	model: "model|receiver.model|receiver.model_name|receiver.#0",
	messages: "messages",
	system: "system",
	cap: "max_tokens|max_completion_tokens",
};

/** Instructor: clients of other SDKs, patched. */
export const instructor: Sdk = {
	id: "instructor",
	provider: undefined,
	modules: ["instructor", "instructor.*", "@instructor-ai/instructor"],
	rows: [
		{
			name: "from_openai|from_anthropic|from_gemini|from_genai|from_mistral|from_cohere|from_groq|from_litellm|from_fireworks|from_bedrock|from_vertexai|from_cerebras|from_writer|from_xai|from_perplexity|patch|apatch|default",
			makes: "instructor",
			wraps: "#0|client",
		},
		{ name: "from_provider", makes: "instructor" },
		{
			on: "instructor",
			name: "chat.completions.create|chat.completions.create_with_completion|chat.completions.create_partial|chat.completions.create_iterable|chat.completions.create_fn|create|create_with_completion|create_partial|create_iterable|messages.create|messages.create_with_completion|messages.create_partial|messages.create_iterable|chat.create",
			sends: "chat",
			format: "chat",
			places,
		},
	],
};
