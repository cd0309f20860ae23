import type { RequestPlaces, Row, Sdk } from "./sdk.ts";

/** Replicate: the model's id tells what is made. */
const hosted: RequestPlaces = {
	model: "ref|model|version|#0|#0.model|#0.version",
	system: "input.system_prompt|#1.input.system_prompt",
	prompt: "input.prompt|#1.input.prompt|#0.input.prompt",
	cap: "input.max_tokens|#1.input.max_tokens",
};

const runs: Row = {
	name: "run|async_run|stream|async_stream|predictions.create|predictions.async_create|models.predictions.create",
	sends: "chat",
	modalityOfModel: true,
	format: "text",
	places: hosted,
};

export const replicate: Sdk = {
	id: "replicate",
	provider: "replicate",
	modules: ["replicate", "npm:replicate*"],
	rows: [
		{ name: "Client|default|client.Client", makes: "replicate" },
		runs,
		{ ...runs, on: "replicate" },
	],
};

/** The community's client of PHP: `$api->predictions()->withWebhook($url)->create($version, $input)`. */
export const replicatePhp: Sdk = {
	id: "replicate",
	provider: "replicate",
	languages: ["php"],
	modules: ["BenBjurstrom.Replicate"],
	rows: [
		{ name: "Replicate", makes: "replicate.php" },
		{ on: "replicate.php", name: "predictions", makes: "replicate.php.predictions" },
		{
			on: "replicate.php.predictions",
			name: "withWebhook",
			makes: "replicate.php.predictions",
		},
		{
			on: "replicate.php.predictions",
			name: "create",
			sends: "image",
			modalityOfModel: true,
			format: "text",
			places: { model: "version|#0", prompt: "input.prompt|#1.prompt" },
		},
	],
};

const generates: Row = {
	name: "subscribe|subscribe_async|run|run_async|submit|submit_async|stream|stream_async|queue.submit",
	sends: "image",
	modalityOfModel: true,
	format: "text",
	places: { model: "application|#0", prompt: "arguments.prompt|input.prompt|#1.input.prompt" },
};

/** fal.ai: images for the most part. */
export const fal: Sdk = {
	id: "fal",
	provider: "fal",
	modules: ["fal_client", "@fal-ai/client", "@fal-ai/serverless-client"],
	rows: [
		{ name: "SyncClient|AsyncClient|createFalClient", makes: "fal" },
		generates,
		{ ...generates, on: "fal" },
		{ ...generates, name: `fal.${generates.name.replaceAll("|", "|fal.")}` },
	],
};

const OPTIONS = "model|options.model|#1.model|#0.model";

/** Deepgram: transcription and speech. */
export const deepgram: Sdk = {
	id: "deepgram",
	provider: "deepgram",
	modules: ["deepgram", "deepgram.*", "@deepgram/sdk"],
	rows: [
		{
			name: "DeepgramClient|AsyncDeepgramClient|Deepgram|createClient",
			makes: "deepgram",
		},
		...[
			"listen.rest.v",
			"listen.asyncrest.v",
			"listen.prerecorded.v",
			"listen.asyncprerecorded.v",
			"listen.prerecorded",
			"listen.v1.media",
			"transcription.prerecorded",
			"transcription",
		].map(
			(path): Row => ({
				on: "deepgram",
				name: ["transcribe_file", "transcribe_url", "pre_recorded", "preRecorded"]
					.map((method) => `${path}.${method}`)
					.concat(path === "transcription.prerecorded" ? [path] : [])
					.join("|"),
				sends: "transcription",
				format: "text",
				places: { model: OPTIONS },
				...(path === "transcription" ? {} : { evidence: "*" }),
			}),
		),
		{
			on: "deepgram",
			name: "listen.live|listen.v1.connect|listen.v2.connect|listen.v1.createConnection|listen.v2.createConnection|transcription.live|listen.prerecorded.transcribeUrlCallback|listen.prerecorded.transcribeFileCallback",
			sends: "transcription",
			format: "text",
			places: { model: OPTIONS },
			evidence: "model",
		},
		{
			on: "deepgram",
			name: "speak.live|speak.v1.connect|speak.v1.createConnection",
			sends: "speech",
			format: "text",
			places: { model: OPTIONS },
			evidence: "model",
		},
		{
			on: "deepgram",
			name: "speak.rest.v.save|speak.rest.v.stream|speak.rest.v.stream_memory|speak.v.save|speak.v.stream|speak.request|speak.v1.audio.generate",
			sends: "speech",
			format: "text",
			places: { model: "model|options.model|#2.model|#1.model", prompt: "text|#1.text|#0.text" },
		},
	],
};

/** AssemblyAI: transcription, and questions about transcripts. */
export const assemblyAi: Sdk = {
	id: "assemblyai",
	provider: "assemblyai",
	modules: ["assemblyai"],
	rows: [
		{ name: "Transcriber", makes: "assemblyai" },
		{ name: "AssemblyAI", makes: "assemblyai.client" },
		{
			on: "assemblyai",
			name: "transcribe|transcribe_async|submit|transcribe_group",
			sends: "transcription",
			format: "text",
			places: { model: "config.speech_model|#1.speech_model|receiver.config.speech_model" },
		},
		{
			on: "assemblyai.client",
			name: "transcripts.transcribe|transcripts.submit|realtime.transcriber|streaming.transcriber",
			sends: "transcription",
			format: "text",
			places: { model: "speech_model|speech_models.0|#0.speech_model" },
		},
		{
			on: "assemblyai.client",
			name: "lemur.task|lemur.summary|lemur.questionAnswer|lemur.actionItems",
			sends: "chat",
			format: "text",
			places: {
				model: "final_model",
				prompt: "prompt|questions.0.question",
				cap: "max_output_size",
			},
		},
	],
};

/** Stability AI's SDK: its client holds the engine. */
export const stability: Sdk = {
	id: "stability",
	provider: "stability",
	modules: ["stability_sdk*"],
	rows: [
		{ name: "StabilityInference|client.StabilityInference", makes: "stability" },
		{
			on: "stability",
			name: "generate",
			sends: "image",
			format: "text",
			places: { model: "receiver.engine", prompt: "prompt|#0", choices: "samples" },
		},
	],
};
