import type { Sdk } from "./sdk.ts";

/** mistral.rs, which runs models on the machine: a builder is made of a model's id and gives the model. */
export const mistralRs: Sdk = {
	id: "mistralrs",
	provider: "local",
	modules: ["mistralrs"],
	rows: [
		{
			name: "ModelBuilder.new|TextModelBuilder.new|VisionModelBuilder.new|MultimodalModelBuilder.new|GgufModelBuilder.new|UqffTextModelBuilder.new|UqffVisionModelBuilder.new|DiffusionModelBuilder.new|SpeechModelBuilder.new|EmbeddingModelBuilder.new",
			makes: "mistralrs.builder",
		},
		{ on: "mistralrs.builder", name: "build", makes: "mistralrs.model" },
		{ on: "mistralrs.builder", name: "*", makes: "mistralrs.builder" },
		{ name: "Model", makes: "mistralrs.model" },
		{
			on: "mistralrs.model",
			name: "send_chat_request|stream_chat_request",
			sends: "chat",
			format: "chat",
			places: { model: "receiver.new().#0", messages: "#0" },
		},
		{
			on: "mistralrs.model",
			name: "generate_image",
			sends: "image",
			format: "text",
			places: { model: "receiver.new().#0", prompt: "#0" },
		},
		{
			on: "mistralrs.model",
			name: "generate_embeddings|generate_embedding",
			sends: "embeddings",
			format: "text",
			places: { model: "receiver.new().#0", prompt: "#0" },
		},
	],
};
