import type { RequestPlaces } from "./sdk.ts";

/** A Chat Completions request. */
export const openaiChat: RequestPlaces = {
	model: "model|engine|receiver.model|receiver.deployment|receiver.azure_deployment",
	messages: "messages",
	tools: "tools|functions",
	toolChoice: "tool_choice",
	schema: "response_format|text_format",
	cap: "max_completion_tokens|max_tokens",
	choices: "n",
	options: {
		service_tier: "service_tier",
		effort: "reasoning_effort|reasoning.effort",
		verbosity: "verbosity",
	},
};

/** A legacy completion request. */
export const openaiCompletion: RequestPlaces = {
	model: "model|engine",
	prompt: "prompt",
	cap: "max_tokens",
	choices: "n",
};

/** An image request. */
export const openaiImage: RequestPlaces = {
	model: "model",
	prompt: "prompt",
	choices: "n",
	options: { size: "size", quality: "quality" },
};
