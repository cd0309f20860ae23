import type { Sdk } from "./sdk.ts";

/** ElevenLabs: speech and its transcription. */
export const elevenLabs: Sdk = {
	id: "elevenlabs",
	provider: "elevenlabs",
	modules: ["elevenlabs", "elevenlabs.*", "@elevenlabs/elevenlabs-js"],
	rows: [
		{
			name: "ElevenLabs|AsyncElevenLabs|ElevenLabsClient|client.ElevenLabs|client.AsyncElevenLabs",
			makes: "elevenlabs",
		},
		{
			name: "generate",
			sends: "speech",
			format: "text",
			places: { model: "model", prompt: "text|#0" },
		},
		{
			on: "elevenlabs",
			name: "generate|text_to_speech.convert|text_to_speech.stream|text_to_speech.convert_as_stream|text_to_speech.convert_with_timestamps|text_to_speech.stream_with_timestamps",
			sends: "speech",
			format: "text",
			places: { model: "model_id|model|#1.model_id", prompt: "text|#1.text" },
		},
		{
			on: "elevenlabs",
			name: "speech_to_speech.convert|speech_to_speech.stream",
			sends: "speech",
			format: "text",
			places: { model: "model_id|#1.model_id" },
		},
		{
			on: "elevenlabs",
			name: "speech_to_text.convert",
			sends: "transcription",
			format: "text",
			places: { model: "model_id" },
		},
	],
};
