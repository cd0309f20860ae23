import {
	openaiChat as chat,
	openaiCompletion as completion,
	openaiImage as image,
} from "./openaiPlaces.ts";
import type { Row, Sdk } from "./sdk.ts";

/** Module-level calls of openai-python 0.x. */
export const legacyRows: readonly Row[] = [
	{
		name: "ChatCompletion.create|ChatCompletion.acreate",
		sends: "chat",
		format: "chat",
		places: { ...chat, model: "model|engine|deployment_id" },
	},
	{
		name: "Completion.create|Completion.acreate",
		sends: "chat",
		format: "text",
		places: { model: "model|engine", prompt: "prompt", cap: "max_tokens", choices: "n" },
	},
	{
		name: "Embedding.create|Embedding.acreate",
		sends: "embeddings",
		format: "text",
		places: { model: "model|engine", prompt: "input" },
	},
	{
		name: "Image.create|Image.acreate|Image.create_edit",
		sends: "image",
		format: "text",
		places: image,
	},
	{
		name: "Moderation.create|Moderation.acreate",
		sends: "moderation",
		format: "text",
		places: { model: "model", prompt: "input" },
	},
	{
		name: "Audio.transcribe|Audio.translate|Audio.atranscribe",
		sends: "transcription",
		format: "text",
		places: { model: "model|#0", prompt: "prompt" },
	},
];

/** The methods of openai-node 3. */
const versionThreeRows: readonly Row[] = [
	{ name: "OpenAIApi", makes: "openai.v3" },
	...(
		[
			["createChatCompletion", "chat", "chat", chat, "model&messages|*"],
			["createCompletion", "chat", "text", completion, "model&prompt"],
			["createEmbedding", "embeddings", "text", { model: "model", prompt: "input" }, "model&input"],
			["createImage|createImageEdit|createImageVariation", "image", "text", image, "prompt&size"],
			["createModeration", "moderation", "text", { model: "model", prompt: "input" }, "input"],
			[
				"createTranscription|createTranslation",
				"transcription",
				"text",
				{ model: "model|#1", prompt: "prompt|#2" },
				"model",
			],
		] as const
	).map(([name, sends, format, places, evidence]) => ({
		on: "openai.v3",
		name,
		sends,
		format,
		places,
		evidence,
	})),
];

/** openai-node 3 and `openai-edge`, whose methods are evidence in JavaScript only. */
export const openaiVersionThree: Sdk = {
	id: "openai",
	provider: "openai",
	modules: ["openai", "openai-edge"],
	languages: ["javascript", "typescript", "tsx"],
	rows: versionThreeRows,
};
