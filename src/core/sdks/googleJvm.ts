import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

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
			modalityOfModel: true,
			format: "gemini",
			places: {
				model: "#0",
				messages: "#1",
				system: "#2.system_instruction",
				cap: "#2.max_output_tokens",
				modalities: "#2.response_modalities",
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
			name: "models.generate_images|models.edit_image|models.upscale_image|models.recontext_image|async.models.generate_images|async.models.edit_image|async.models.upscale_image|async.models.recontext_image",
			sends: "image",
			format: "text",
			places: { model: "#0", prompt: "#1", choices: "#2.number_of_images" },
		},
		{ on: "genai.java", name: "chats.create|async.chats.create", makes: "genai.java.chat" },
		{
			on: "genai.java.chat",
			name: "send_message|send_message_stream",
			sends: "chat",
			modalityOfModel: true,
			format: "gemini",
			places: {
				model: "receiver.#0",
				messages: "#0",
				cap: "receiver.#1.max_output_tokens",
				modalities: "receiver.#1.response_modalities",
			},
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
	model:
		"receiver.model_name|receiver.GenerativeModel().#0|receiver.generative_model().#0|receiver.imagen_model().#0|receiver.live_model().#0|receiver.from().#0|receiver.ChatSession().#0",
	system: "receiver.system_instruction",
	messages: "#0",
	cap: "receiver.generation_config.max_output_tokens",
	modalities: "receiver.generation_config.response_modalities",
};

const modelRows: readonly Row[] = [
	{ name: "GenerativeModel", makes: "vertex.java", places: { model: "model_name|#0" } },
	{
		name: "GenerativeModel.Builder",
		makes: "vertex.java",
		builder: true,
		places: { model: "model_name" },
	},
	{ name: "GenerativeModelFutures", makes: "vertex.java" },
	{ name: "GenerativeModelFutures.from", makes: "vertex.java", wraps: "#0" },
	{
		on: "vertex.java",
		name: "generate_content|generate_content_stream|generate_content_async",
		sends: "chat",
		modalityOfModel: true,
		format: "gemini",
		places: model,
	},
	{ on: "vertex.java", name: "start_chat", makes: "vertex.java.chat" },
	{
		on: "vertex.java",
		name: "with_system_instruction|with_tools|with_generation_config",
		makes: "vertex.java",
	},
	{ name: "Chat|ChatFutures", makes: "vertex.java.chat" },
	{ name: "ChatFutures.from", makes: "vertex.java.chat", wraps: "#0" },
	{ name: "ChatSession", makes: "vertex.java.chat", wraps: "#0" },
	{
		on: "vertex.java.chat",
		name: "send_message|send_message_stream|send_message_async",
		sends: "chat",
		modalityOfModel: true,
		format: "gemini",
		places: {
			...model,
			system: "receiver.system_instruction|receiver.with_system_instruction().#0",
		},
	},
	{ name: "ImagenModel|ImagenModelFutures", makes: "firebase.imagen" },
	{ name: "ImagenModelFutures.from", makes: "firebase.imagen", wraps: "#0" },
	{
		on: "firebase.imagen",
		name: "generate_images",
		sends: "image",
		format: "text",
		places: { model: model.model ?? "", prompt: "#0" },
	},
	{ name: "LiveGenerativeModel|LiveModelFutures", makes: "firebase.live" },
	{ name: "LiveModelFutures.from", makes: "firebase.live", wraps: "#0" },
	{
		on: "firebase.live",
		name: "connect",
		sends: "realtime",
		format: "gemini",
		places: { model: model.model ?? "", system: "receiver.system_instruction" },
	},
];

/** Prediction at an endpoint that names a publisher's model; those of one's own models have no such name. */
const predictionRows: readonly Row[] = [
	{ name: "PredictionServiceClient|PredictionServiceClient.create", makes: "vertex.prediction" },
	{
		on: "vertex.prediction",
		name: "predict",
		sends: "chat",
		modalityOfModel: true,
		format: "text",
		needsModel: true,
		places: { model: "#0.#3", prompt: "#1" },
	},
];

/** Vertex AI's generative models for Java and Kotlin. */
export const vertexJava: Sdk = {
	id: "vertexai",
	provider: "vertex",
	modules: [
		"com.google.cloud.vertexai*",
		"com.google.firebase.vertexai*",
		"com.google.cloud.aiplatform*",
	],
	rows: [...modelRows, ...predictionRows],
};

/** Google's generative models on Android, by API key or through Firebase. */
export const googleAndroid: Sdk = {
	id: "google-generativeai",
	languages: ["java", "kotlin"],
	provider: "google",
	modules: [
		"com.google.ai.client.generativeai*",
		"com.google.firebase",
		"com.google.firebase.ai*",
		"com.google.firebase.ktx*",
		"dev.shreyaspatil.ai*",
	],
	rows: [
		{
			name: "Firebase.ai|Firebase.vertexAI|ai|vertexAI|vertexAi|FirebaseAI.getInstance|FirebaseVertexAI.getInstance",
			makes: "firebase.ai",
		},
		...(
			[
				["generative_model", "vertex.java"],
				["imagen_model", "firebase.imagen"],
				["live_model", "firebase.live"],
			] as const
		).map(
			([name, makes]): Row => ({
				on: "firebase.ai",
				name,
				makes,
				places: { model: "model_name|#0" },
			}),
		),
		...modelRows.map((row) =>
			row.name.startsWith("generate_content")
				? { ...row, evidence: "@imported", common: true }
				: row,
		),
	],
};
