import { openaiChat } from "./openaiPlaces.ts";
import type { Sdk } from "./sdk.ts";

/** OpenRouter's own SDKs for Python and TypeScript. */
export const openRouter: Sdk = {
	id: "openrouter",
	provider: "openrouter",
	modules: [
		"openrouter",
		"openrouter.*",
		"@openrouter/sdk",
		"@openrouter/sdk/*",
		"@openrouter/agent",
	],
	rows: [
		{ name: "OpenRouter|OpenRouterCore|default", makes: "openrouter", baseUrl: "server_url" },
		{
			on: "openrouter",
			name: "chat.send|chat.send_async|chat.stream|chat.stream_async",
			sends: "chat",
			format: "chat",
			places: {
				...openaiChat,
				model: "model|chat_request.model|chat_generation_params.model",
				messages: "messages|chat_request.messages|chat_generation_params.messages",
				cap: "max_tokens|chat_request.max_tokens|chat_generation_params.max_tokens",
			},
		},
		{
			on: "openrouter",
			name: "responses.send|responses.send_async",
			sends: "chat",
			format: "responses",
			places: {
				model: "model|responses_request.model",
				system: "instructions|responses_request.instructions",
				messages: "input|responses_request.input",
				cap: "max_output_tokens|responses_request.max_output_tokens",
			},
		},
		{
			on: "openrouter",
			name: "call_model",
			sends: "chat",
			format: "responses",
			places: {
				model: "model",
				system: "instructions",
				messages: "input",
				cap: "max_output_tokens",
			},
		},
		{
			name: "call_model",
			sends: "chat",
			format: "responses",
			places: { model: "#1.model", system: "#1.instructions", messages: "#1.input" },
		},
		{
			on: "openrouter",
			name: "embeddings.generate|embeddings.generate_async",
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "input" },
		},
	],
};
