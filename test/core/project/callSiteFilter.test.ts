import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mightContainCallSites } from "../../../src/core/project/callSiteFilter.ts";
import { addressWords } from "../../../src/core/project/callSiteWords.ts";
import { findEndpoint } from "../../../src/core/sdks/endpoints.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const fixtures = join(import.meta.dirname, "../../fixtures/languages");

describe("byte filter before parsing", () => {
	for (const language of readdirSync(fixtures))
		for (const file of readdirSync(join(fixtures, language)).filter((one) => !/silent/i.test(one)))
			it(`lets ${language}/${file} through`, () => {
				assert.equal(mightContainCallSites(readFileSync(join(fixtures, language, file))), true);
			});

	it("lets through calls whose client is imported from elsewhere, however they are laid out", () => {
		for (const text of [
			"from .deps import c\nc.chat.completions.create(model=m, messages=x)",
			"await deps.client\n  .chat\n  .completions\n  .create({ model })",
			"client.chat.completions.with_raw_response.create(model=m)",
			"$client->chat()->completions()->create([])",
			"await this.anthropic.beta.messages.stream({ model, max_tokens: 5 })",
			"ai.models.generateContent({ model, contents })",
			'import { generateText } from "ai";',
			"from google import genai",
			'requests.post(f"{base}/v1/chat/completions", json=body)',
			"OPENAI::Client.new",
		])
			assert.equal(mightContainCallSites(encode(text)), true, text);
	});

	it("keeps everyday code back", () => {
		for (const text of [
			"",
			"abc",
			"def completions(agents, together): return together.create(messages)",
			"messages = []\nmessages.append(create())\nmail = said",
			"the computer's gateway inference, a camel and an instructor",
			"print('hello')\n".repeat(1000),
		])
			assert.equal(mightContainCallSites(encode(text)), false, text.slice(0, 80));
	});

	it("has a word for every known endpoint", () => {
		for (const address of [
			"api.openai.com/v1/chat/completions",
			"x.openai.azure.com/openai/deployments/d/chat/completions",
			"x.openai.azure.com/openai/deployments/d/completions",
			"x.openai.azure.com/openai/deployments/d/embeddings",
			"x.openai.azure.com/openai/deployments/d/images/generations",
			"x.openai.azure.com/openai/deployments/d/audio/transcriptions",
			"x.openai.azure.com/openai/deployments/d/audio/speech",
			"x.openai.azure.com/openai/responses",
			"api.openai.com/v1/responses",
			"api.openai.com/v1/completions",
			"api.mistral.ai/v1/fim/completions",
			"api.anthropic.com/v1/messages",
			"api.anthropic.com/v1/complete",
			"x-aiplatform.googleapis.com/v1/publishers/anthropic/models/claude:rawPredict",
			"x-aiplatform.googleapis.com/v1/publishers/google/models/imagen-3.0:predict",
			"x-aiplatform.googleapis.com/v1/publishers/google/models/text-embedding-005:predict",
			"generativelanguage.googleapis.com/v1beta/models/gemini:streamGenerateContent",
			"generativelanguage.googleapis.com/v1beta/models/gemini:batchEmbedContents",
			"bedrock-runtime.us-east-1.amazonaws.com/model/m/converse",
			"bedrock-runtime.us-east-1.amazonaws.com/model/m/invoke",
			"api.cohere.ai/v1/chat",
			"api.cohere.ai/v1/generate",
			"api.cohere.com/v2/embed",
			"api.cohere.com/v2/rerank",
			"api.openai.com/v1/images/edits",
			"api.openai.com/v1/images/variations",
			"api.openai.com/v1/audio/translations",
			"api.openai.com/v1/audio/speech",
			"api.openai.com/v1/moderations",
			"api.openai.com/v1/realtime",
			"api.elevenlabs.io/v1/text-to-speech/voice",
			"localhost:11434/api/chat",
			"localhost:11434/api/generate",
			"localhost:11434/api/embed",
			"api-inference.huggingface.co/models/a/b",
		]) {
			assert.ok(findEndpoint(`https://${address}`), `${address} is no endpoint`);
			assert.ok(
				addressWords.some((word) => address.toLowerCase().includes(word)),
				`no word in ${address}`,
			);
		}
	});
});
