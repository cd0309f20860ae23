import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { mightContainCallSites } from "../../../src/core/project/callSiteFilter.ts";
import { addressWords } from "../../../src/core/project/callSiteWords.ts";
import { endpoints } from "../../../src/core/sdks/endpoints.ts";

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
		for (const { path } of endpoints) {
			const reaches = (word: string) =>
				["/", ":", "", "/x", "/v1", "/model/x"].some((before) => path.test(before + word)) ||
				path.test(`/${word.replace(/^.*\//, "")}`);
			assert.ok(addressWords.some(reaches), `no word in ${path}`);
		}
	});
});
