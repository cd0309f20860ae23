import type { RequestPlaces, Sdk } from "./sdk.ts";

/** Google Gen AI for Java. */
export const genaiJava: Sdk = {
	id: "google-genai",
	provider: "google",
	modules: ["com.google.genai*"],
	rows: [
		{ name: "Client", makes: "genai.java" },
		{ name: "Client.builder", makes: "genai.java", builder: true },
		{
			on: "genai.java",
			name: "models.generate_content|models.generate_content_stream|async.models.generate_content|async.models.generate_content_stream",
			sends: "chat",
			format: "gemini",
			places: {
				model: "#0",
				messages: "#1",
				system: "#2.system_instruction",
				cap: "#2.max_output_tokens",
			},
		},
		{
			on: "genai.java",
			name: "models.embed_content|async.models.embed_content",
			sends: "embeddings",
			format: "text",
			places: { model: "#0", prompt: "#1" },
		},
		{
			on: "genai.java",
			name: "models.generate_images|async.models.generate_images",
			sends: "image",
			format: "text",
			places: { model: "#0", prompt: "#1", choices: "#2.number_of_images" },
		},
		{ on: "genai.java", name: "chats.create|async.chats.create", makes: "genai.java.chat" },
		{
			on: "genai.java.chat",
			name: "send_message|send_message_stream",
			sends: "chat",
			format: "gemini",
			places: { model: "receiver.#0", messages: "#0", cap: "receiver.#1.max_output_tokens" },
		},
		{
			on: "genai.java",
			name: "async.live.connect",
			sends: "realtime",
			format: "gemini",
			places: { model: "#0" },
		},
	],
};

const model: RequestPlaces = {
	model: "receiver.model_name|receiver.#0",
	system: "receiver.system_instruction",
	messages: "#0",
	cap: "receiver.generation_config.max_output_tokens",
};

/** Vertex AI's and Android's generative models for Java and Kotlin. */
export const vertexJava: Sdk = {
	id: "vertexai",
	provider: "vertex",
	modules: [
		"com.google.cloud.vertexai*",
		"com.google.ai.client.generativeai*",
		"com.google.firebase.ai*",
		"com.google.firebase.vertexai*",
		"dev.shreyaspatil.ai*",
	],
	rows: [
		{ name: "GenerativeModel", makes: "vertex.java" },
		{ name: "GenerativeModel.Builder", makes: "vertex.java", builder: true },
		{ name: "GenerativeModelFutures.from", makes: "vertex.java", wraps: "#0" },
		{ name: "Firebase.ai|Firebase.vertexAI|ai|vertexAI|vertexAi", makes: "firebase.ai" },
		{ on: "firebase.ai", name: "generative_model", makes: "vertex.java" },
		{
			on: "vertex.java",
			name: "generate_content|generate_content_stream|generate_content_async",
			sends: "chat",
			format: "gemini",
			places: model,
		},
		{ on: "vertex.java", name: "start_chat", makes: "vertex.java.chat" },
		{ name: "ChatSession", makes: "vertex.java.chat", wraps: "#0" },
		{
			on: "vertex.java.chat",
			name: "send_message|send_message_stream",
			sends: "chat",
			format: "gemini",
			places: model,
		},
	],
};
