import { openaiCompatibleRows } from "./openai.ts";
import type { Row, Sdk } from "./sdk.ts";

const TYPE = "async-openai";

const NAMES: readonly (readonly [string, string])[] = [
	[
		"chat.completions.create",
		"chat.create|chat.create_stream|chat.create_byot|chat.create_stream_byot",
	],
	[
		"responses.create",
		"responses.create|responses.create_stream|responses.create_byot|responses.create_stream_byot",
	],
	["completions.create", "completions.create|completions.create_stream|completions.create_byot"],
	["embeddings.create", "embeddings.create|embeddings.create_byot|embeddings.create_base64"],
	[
		"images.generate",
		"images.create|images.generate|images.edit|images.create_edit|images.create_variation|image.generate",
	],
	[
		"audio.transcriptions.create",
		"audio.transcribe|audio.transcription.create|audio.translate|audio.translation.create|audio.transcribe_verbose_json|audio.transcription.create_verbose_json",
	],
	["audio.speech.create", "audio.speech|audio.speech.create|audio.speech.create_stream"],
	["moderations.create", "moderations.create|moderations.create_byot"],
];

/** async-openai for Rust: requests are built before and given to `create`. */
export const asyncOpenai: Sdk = {
	id: "async-openai",
	languages: ["rust"],
	provider: "openai",
	modules: ["async_openai", "async_openai.config", "async_openai_wasm"],
	rows: [
		{ name: "Client|Client.new|Client.default|Client.build", makes: TYPE },
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
			return [{ ...like, name, evidence, common: true }];
		}),
	],
};
