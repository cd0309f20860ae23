import { adkGo, oracleGo, watsonxGo } from "./goCommunity.ts";
import type { Sdk } from "./sdk.ts";

/** Clients of Go for hosts of models: Google's agents, IBM, Oracle, Hugging Face and Tencent Cloud. */
export const goServices: readonly Sdk[] = [
	adkGo,
	watsonxGo,
	oracleGo,
	{
		id: "huggingface",
		provider: "huggingface",
		modules: ["github.com/hupe1980/go-huggingface"],
		rows: [
			{ name: "NewInferenceClient|InferenceClient", makes: "huggingface.go" },
			{
				on: "huggingface.go",
				name: "conversational|text_generation|text2_text_generation|summarization|question_answering",
				request:
					"ConversationalRequest|TextGenerationRequest|Text2TextGenerationRequest|SummarizationRequest|QuestionAnsweringRequest",
				sends: "chat",
				format: "text",
				places: {
					model: "model",
					prompt: "inputs.text|inputs",
					cap: "parameters.max_new_tokens|parameters.max_length",
				},
			},
			{
				on: "huggingface.go",
				name: "feature_extraction",
				request: "FeatureExtractionRequest",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "inputs" },
			},
		],
	},
	{
		id: "tencent-cloud",
		provider: undefined,
		modules: [
			"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/hunyuan/*",
			"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/lkeap/*",
		],
		rows: [
			{ name: "NewClient|Client", makes: "tencent.go" },

			{
				on: "tencent.go",
				name: "chat_completions|chat_completions_with_context",
				sends: "chat",
				format: "chat",
				places: { model: "model", messages: "messages" },
			},
			{
				on: "tencent.go",
				name: "get_embedding|get_embedding_with_context",
				sends: "embeddings",
				format: "text",
				places: { model: "model", prompt: "input" },
			},
			{
				on: "tencent.go",
				name: "run_rerank|run_rerank_with_context",
				sends: "rerank",
				format: "text",
				places: { model: "model", prompt: "query" },
			},
		],
	},
];
