import type { Sdk } from "./sdk.ts";

/** `chatgpt`, an early client of OpenAI's chat with memory of its conversation. */
export const chatGptApi: Sdk = {
	id: "chatgpt",
	provider: "openai",
	modules: ["chatgpt"],
	rows: [
		{
			name: "ChatGPTAPI|ChatGPTUnofficialProxyAPI|default.ChatGPTAPI|default.ChatGPTUnofficialProxyAPI",
			makes: "chatgpt",
		},
		{
			on: "chatgpt",
			name: "sendMessage",
			sends: "chat",
			format: "text",
			places: {
				model: "completionParams.model|receiver.completionParams.model|receiver.model",
				prompt: "#0",
				system: "systemMessage|receiver.systemMessage",
				cap: "completionParams.max_tokens|receiver.completionParams.max_tokens",
			},
		},
	],
};

/** node-llama-cpp: models on one's own machine; the model is a file that another object loads. */
export const nodeLlamaCpp: Sdk = {
	id: "llama-cpp",
	provider: "local",
	modules: ["node-llama-cpp"],
	rows: [
		{ name: "LlamaChatSession|LlamaChat", makes: "node-llama.session" },
		{ name: "LlamaCompletion", makes: "node-llama.completion" },
		{
			on: "node-llama.session",
			name: "prompt|promptWithMeta|promptFunctions|generateResponse",
			sends: "chat",
			format: "text",
			places: { messages: "#0", cap: "max_tokens|#1.max_tokens" },
		},
		{
			on: "node-llama.completion",
			name: "generateCompletion|generateInfillCompletion",
			sends: "chat",
			format: "text",
			places: { prompt: "#0", cap: "max_tokens|#1.max_tokens" },
		},
	],
};

/** IBM watsonx.ai for JavaScript. */
export const watsonxJs: Sdk = {
	id: "watsonx",
	provider: "watsonx",
	modules: ["@ibm-cloud/watsonx-ai"],
	rows: [
		{ name: "WatsonXAI.newInstance|WatsonXAI", makes: "watsonx" },
		{
			on: "watsonx",
			name: "textChat|textChatStream",
			sends: "chat",
			format: "chat",
			places: { model: "modelId", messages: "messages", tools: "tools", cap: "max_tokens" },
		},
		{
			on: "watsonx",
			name: "generateText|generateTextStream",
			sends: "chat",
			format: "text",
			places: { model: "modelId", prompt: "input", cap: "parameters.max_new_tokens" },
		},
		{
			on: "watsonx",
			name: "embedText",
			sends: "embeddings",
			format: "text",
			places: { model: "modelId", prompt: "inputs" },
		},
	],
};

/** Vertex AI's prediction service: the model is the end of a resource name; an endpoint of one's own is no model's. */
export const vertexPredictions: Sdk = {
	id: "vertexai",
	provider: "vertex",
	modules: ["@google-cloud/aiplatform"],
	rows: [
		{
			name: "PredictionServiceClient|v1.PredictionServiceClient|v1beta1.PredictionServiceClient",
			makes: "aiplatform",
		},
		{
			on: "aiplatform",
			name: "predict|serverStreamingPredict|rawPredict|generateContent|streamGenerateContent",
			sends: "chat",
			modalityOfModel: true,
			format: "text",
			places: { model: "endpoint|model|#0.endpoint" },
			modelIn: "/publishers/",
		},
	],
};
