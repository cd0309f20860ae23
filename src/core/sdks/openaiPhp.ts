import { openaiCompatibleRows } from "./openai.ts";
import type { Row, Sdk } from "./sdk.ts";

const TYPE = "openai.php";

/** Methods of the PHP client that OpenAI's own SDKs spell otherwise: `chat()->create`, `audio()->transcribe`. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
	["chat.completions.create", "chat.create|chat.createStreamed"],
	["responses.create", "responses.create|responses.createStreamed"],
	["completions.create", "completions.create|completions.createStreamed"],
	["embeddings.create", "embeddings.create"],
	["images.generate", "images.create|images.edit|images.variation|images.createStreamed"],
	["audio.transcriptions.create", "audio.transcribe|audio.translate|audio.transcribeStreamed"],
	["audio.speech.create", "audio.speech|audio.speechStreamed"],
	["moderations.create", "moderations.create"],
	[
		"threads.runs.create",
		"threads.runs.create|threads.runs.createStreamed|threads.createAndRun|threads.createAndRunStreamed",
	],
];

const EVIDENCE = [
	["chat", "model&messages"],
	["threads", "assistant_id"],
] as const;

function rowLike(official: string): Row | undefined {
	return openaiCompatibleRows(TYPE).find((row) => row.name.split("|").includes(official));
}

const rows: readonly Row[] = OTHER_NAMES.flatMap(([official, name]) => {
	const like = rowLike(official);
	if (like === undefined) return [];
	const evidence = EVIDENCE.find(([start]) => official.startsWith(start))?.[1] ?? "model";
	return [{ ...like, name, evidence, common: true }];
});

const RESOURCES = [
	"chat",
	"responses",
	"completions",
	"embeddings",
	"images",
	"audio",
	"moderations",
];

/** `OpenAI::chat()` of the facade gives a resource, whose methods are those of the client's. */
const facade: readonly Row[] = RESOURCES.flatMap((resource): readonly Row[] => {
	const makes = `${TYPE}.${resource}`;
	return [
		{ name: `OpenAI.${resource}`, makes },
		...rows
			.filter(({ name }) => name.startsWith(`${resource}.`))
			.map(({ evidence: _, ...row }) => ({
				...row,
				on: makes,
				name: row.name.replaceAll(`${resource}.`, ""),
			})),
	];
});

/** openai-php: its client, its factory, and Laravel's and Symfony's ways to it. */
export const openaiPhp: Sdk = {
	id: "openai",
	languages: ["php"],
	provider: "openai",
	modules: ["OpenAI", "OpenAI.Laravel.Facades", "OpenAI.Contracts"],
	rows: [
		{ name: "client|Client|ClientContract|Contracts.ClientContract", makes: TYPE },
		{ name: "factory|Factory", makes: "openai.php.factory" },
		{ on: "openai.php.factory", name: "withBaseUri", makes: "openai.php.factory", baseUrl: "#0" },
		{ on: "openai.php.factory", name: "make", makes: TYPE },
		{ on: "openai.php.factory", name: "*", makes: "openai.php.factory" },
		...rows,
		...facade,
	],
};

/** orhanerday/open-ai: arrays are given to methods of one class. */
export const orhanerday: Sdk = {
	id: "openai",
	provider: "openai",
	modules: ["Orhanerday.OpenAi"],
	rows: [
		{ name: "OpenAi", makes: "orhanerday" },
		...(
			[
				["chat", "chat.completions.create"],
				["completion", "completions.create"],
				["embeddings", "embeddings.create"],
				["image|imageEdit|createImageVariation", "images.generate"],
				["transcribe|translate", "audio.transcriptions.create"],
				["tts", "audio.speech.create"],
				["moderation", "moderations.create"],
			] as const
		).flatMap(([name, official]): Row[] => {
			const like = rowLike(official);
			if (like === undefined) return [];
			const { evidence: _, ...row } = like;
			return [{ ...row, on: "orhanerday", name }];
		}),
	],
};
