import type { Sdk } from "./sdk.ts";

/** Pinecone: models that it hosts, and assistants that answer from files. */
export const pinecone: Sdk = {
	id: "pinecone",
	provider: "pinecone",
	modules: ["pinecone", "pinecone.*", "pinecone_plugins.*", "@pinecone-database/pinecone"],
	rows: [
		{ name: "Pinecone|PineconeAsyncio|PineconeGRPC", makes: "pinecone" },
		{
			on: "pinecone",
			name: "inference.embed",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#0", prompt: "inputs|#1" },
		},
		{
			on: "pinecone",
			name: "inference.rerank",
			sends: "rerank",
			format: "text",
			places: { model: "model|#0", prompt: "query|#1" },
		},
		{
			on: "pinecone",
			name: "assistant.Assistant|assistant.create_assistant|assistant.describe_assistant|assistant",
			makes: "pinecone.assistant",
		},
		{
			on: "pinecone.assistant",
			name: "chat|chat_completions|chat_stream|chat_completion|chat_completion_stream",
			sends: "chat",
			format: "chat",
			places: { model: "model", messages: "messages" },
		},
	],
};
