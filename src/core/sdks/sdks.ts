import { anthropic } from "./anthropic.ts";
import { googleGenai, googleGenerativeAi, vertexAi } from "./google.ts";
import { langchain } from "./langchain.ts";
import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";
import type { Sdk } from "./sdk.ts";
import { vercelAi, vercelAiProviders } from "./vercelAi.ts";

/** Every SDK, one line each. */
export const sdks: readonly Sdk[] = [
	openai,
	anthropic,
	googleGenai,
	googleGenerativeAi,
	vertexAi,
	vercelAi,
	...vercelAiProviders,
	langchain,
	litellm,
];
