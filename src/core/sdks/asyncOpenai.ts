import { openaiCompatibleRows } from "./openai.ts";
import type { Row, Sdk } from "./sdk.ts";

const TYPE = "async-openai";

/** Each method by the name that the official SDKs give it; all have variants for types of one's own. */
const NAMES: readonly (readonly [official: string, name: string])[] = [
	["chat.completions.create", "chat.create|chat.create_stream"],
	["responses.create", "responses.create|responses.create_stream"],
	["completions.create", "completions.create|completions.create_stream"],
	["embeddings.create", "embeddings.create|embeddings.create_base64"],
	[
		"images.generate",
		"images.create|images.create_stream|images.generate|images.generate_stream|images.edit|images.edit_stream|images.create_edit|images.create_variation|images.variation|image.generate",
	],
	[
		"audio.transcriptions.create",
		"audio.transcribe|audio.create_transcription|audio.create_translation|audio.transcription.create|audio.transcription.create_stream|audio.translate|audio.translation.create|audio.transcribe_verbose_json|audio.transcription.create_verbose_json|audio.translation.create_verbose_json|audio.transcription.create_diarized_json|audio.transcription.create_raw|audio.transcribe_raw|audio.translation.create_raw",
	],
	[
		"audio.speech.create",
		"audio.create_speech|audio.speech|audio.speech.create|audio.speech.create_stream",
	],
	["moderations.create", "moderations.create"],
	[
		"threads.runs.create",
		"threads.runs.create|threads.runs.create_stream|threads.create_and_run|threads.create_and_run_stream",
	],
];

/** async-openai for Rust: requests are built before and given to `create`. */
export const asyncOpenai: Sdk = {
	id: "async-openai",
	languages: ["rust"],
	provider: "openai",
	modules: [
		"async_openai",
		"async_openai.config",
		"async_openai_wasm",
		"async_openai_alt",
		"openai_dive.v1.api",
	],
	rows: [
		{
			name: "Client|Client.new|Client.default|Client.build|Client.new_from_env|Client.new_openai|Client.new_deepseek|Client.new_with_base",
			makes: TYPE,
		},
		{ name: "Client.with_config", makes: TYPE, wraps: "#0" },
		{
			name: "OpenAIConfig.new|OpenAIConfig.default|config.OpenAIConfig.new|config.OpenAIConfig.default",
			makes: "async-openai.config",
		},
		{
			on: "async-openai.config",
			name: "with_api_base",
			makes: "async-openai.config",
			baseUrl: "#0",
		},
		{ on: "async-openai.config", name: "*", makes: "async-openai.config" },
		{
			name: "AzureConfig.new|AzureConfig.default|config.AzureConfig.new|config.AzureConfig.default",
			makes: "async-openai.azure",
			provider: "azure",
		},
		{ on: "async-openai.azure", name: "*", makes: "async-openai.azure" },
		...NAMES.flatMap(([official, name]): Row[] => {
			const like = openaiCompatibleRows(TYPE).find((row) => row.name.split("|").includes(official));
			if (like === undefined) return [];
			const evidence = official.startsWith("chat") ? "model&messages" : "model&input";
			const own = name.split("|").flatMap((one) => [`${one}_byot`, `${one}_wrapped`]);
			return [{ ...like, name: [name, ...own].join("|"), evidence, common: true }];
		}),
	],
};
