import type { Sdk } from "./sdk.ts";

/** Azure's Speech SDK: voices are no models, so that none is named. */
export const azureSpeech: Sdk = {
	id: "azure-speech",
	provider: "azure",
	modules: [
		"azure.cognitiveservices.speech",
		"azure.cognitiveservices.speech.*",
		"microsoft-cognitiveservices-speech-sdk",
	],
	rows: [
		{ name: "SpeechSynthesizer", makes: "azure.synthesizer" },
		{ name: "SpeechRecognizer|SpeechRecognizer.from_config", makes: "azure.recognizer" },
		{ name: "transcription.ConversationTranscriber", makes: "azure.recognizer" },
		{
			on: "azure.synthesizer",
			name: "speak_text|speak_text_async|speak_ssml|speak_ssml_async|start_speaking_text|start_speaking_text_async",
			sends: "speech",
			format: "text",
			places: { prompt: "text|ssml|#0" },
		},
		{
			on: "azure.recognizer",
			name: "recognize_once|recognize_once_async|start_continuous_recognition|start_continuous_recognition_async|start_transcribing_async",
			sends: "transcription",
			format: "text",
			places: {},
		},
	],
};
