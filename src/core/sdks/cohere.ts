import type { Row, Sdk } from "./sdk.ts";

/** The module itself was the client of the SDK for JavaScript before version 7. */
const moduleRows: readonly Row[] = methodsAt("").map(({ on: _, evidence: __, ...row }) => row);

function methodsAt(prefix: string): Row[] {
	return [
		{
			on: "cohere",
			name: `${prefix}chat|${prefix}chat_stream`,
			sends: "chat",
			format: "chat",
			places: {
				model: "model",
				system: "preamble",
				messages: "messages|message|#0",
				tools: "tools",
				cap: "max_tokens",
				schema: "response_format",
			},
			evidence: "model&message|@imported&message|@imported&model&messages",
		},
		{
			on: "cohere",
			name: `${prefix}generate|${prefix}generate_stream|${prefix}summarize`,
			sends: "chat",
			format: "text",
			places: {
				model: "model",
				prompt: "prompt|text|#0",
				cap: "max_tokens",
				choices: "num_generations",
			},
		},
		{
			on: "cohere",
			name: `${prefix}embed`,
			sends: "embeddings",
			format: "text",
			places: { model: "model", prompt: "texts|inputs|images|#0" },
			evidence: "texts&model&input_type|images&model&input_type|inputs&model&input_type",
		},
		{
			on: "cohere",
			name: `${prefix}rerank`,
			sends: "rerank",
			format: "text",
			places: { model: "model", prompt: "query|#0" },
			evidence: "query&documents",
		},
	];
}

/** Cohere's SDKs for Python and TypeScript, versions 1 and 2. */
export const cohere: Sdk = {
	id: "cohere",
	provider: "cohere",
	modules: ["cohere", "cohere.*", "cohere-ai", "npm:cohere-ai*", "cohere_aws", "cohere_aws.*"],
	rows: [
		{
			name: "Client|AsyncClient|ClientV2|AsyncClientV2|CohereClient|CohereClientV2|CohereAI",
			makes: "cohere",
			baseUrl: "base_url|environment",
		},
		{ name: "BedrockClient|BedrockClientV2|SagemakerClient", makes: "cohere", provider: "bedrock" },
		...methodsAt(""),
		...methodsAt("v2."),
		...methodsAt("sagemaker_finetuning."),
		...moduleRows.map((row) => ({
			...row,
			name: row.name
				.split("|")
				.flatMap((name) => [name, `default.${name}`])
				.join("|"),
		})),
	],
};

/** Voyage AI's SDKs. */
export const voyage: Sdk = {
	id: "voyage",
	provider: "voyage",
	modules: ["voyageai", "voyageai.*"],
	rows: [
		{ name: "Client|AsyncClient|VoyageAIClient", makes: "voyage" },
		{
			on: "voyage",
			name: "embed|contextualized_embed|multimodal_embed",
			sends: "embeddings",
			format: "text",
			places: { model: "model|#1", prompt: "texts|inputs|input|#0" },
		},
		{
			on: "voyage",
			name: "rerank",
			sends: "rerank",
			format: "text",
			places: { model: "model|#2", prompt: "query|#0" },
		},
	],
};
