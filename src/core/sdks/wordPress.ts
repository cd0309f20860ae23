import type { Row, Sdk } from "./sdk.ts";

const PROMPTED = "receiver.withText().#0|receiver.prompt().#0|receiver.wp_ai_client_prompt().#0";

/** WordPress' AI client: a prompt is built, and the last call generates. */
export const wordPressAi: Sdk = {
	id: "wordpress-ai",
	provider: undefined,
	modules: [
		"WordPress.AiClient*",
		"WordPress.AI_Client*",
		"wp_ai_client_prompt",
		"WP_AI_Client_Prompt_Builder",
	],
	rows: [
		{ name: "default", makes: "wordpress.prompt" },
		{
			name: "AiClient.prompt|AI_Client.prompt|Prompt_Builder|PromptBuilder",
			makes: "wordpress.prompt",
		},
		...(
			[
				["generateText|generateTexts|generateTextResult", "chat"],
				["generateImage|generateImages|generateImageResult", "image"],
				[
					"convertTextToSpeech|convertTextToSpeechResult|generateSpeech|generateSpeechResult",
					"speech",
				],
			] as const
		).map(
			([name, sends]): Row => ({
				on: "wordpress.prompt",
				name,
				sends,
				format: sends === "chat" ? "chat" : "text",
				places: {
					model:
						"receiver.usingModel().#0.#0|receiver.usingModelPreference().#0|receiver.usingModel().#0",
					system: "receiver.usingSystemInstruction().#0",
					...(sends === "chat" ? { messages: PROMPTED } : { prompt: PROMPTED }),
					cap: "receiver.usingMaxTokens().#0",
				},
			}),
		),
		{ on: "wordpress.prompt", name: "*", makes: "wordpress.prompt" },
	],
};

/** The plugin AI Services for WordPress: a service gives a model, which generates. */
export const aiServices: Sdk = {
	id: "ai-services",
	languages: ["php"],
	provider: undefined,
	modules: ["ai_services", "Felix_Arntz.AI_Services*"],
	rows: [
		{ name: "default", makes: "ai-services" },
		{
			name: "Generative_AI_Service|Services.Contracts.Generative_AI_Service",
			makes: "ai-services.service",
		},
		{
			name: "Generative_AI_Model|With_Text_Generation|With_Image_Generation",
			makes: "ai-services.model",
		},
		{ on: "ai-services", name: "get_available_service", makes: "ai-services.service" },
		{ on: "ai-services.service", name: "get_model", makes: "ai-services.model" },
		...(
			[
				["generate_text|stream_generate_text", "chat"],
				["generate_image", "image"],
				["text_to_speech|generate_speech", "speech"],
			] as const
		).map(
			([name, sends]): Row => ({
				on: "ai-services.model",
				name,
				sends,
				format: sends === "chat" ? "chat" : "text",
				places: {
					model: "receiver.get_model().#0.model",
					...(sends === "chat" ? { messages: "#0" } : { prompt: "#0" }),
				},
			}),
		),
	],
};
