import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countPrompt } from "../../../src/core/tokens/countPrompt.ts";
import { anthropicImageCells } from "../../../src/core/tokens/frames/anthropicImage.ts";
import { renderFunctions } from "../../../src/core/tokens/frames/functionText.ts";
import {
	countPatches,
	countTiles,
	openaiImageTokens,
} from "../../../src/core/tokens/frames/openaiImage.ts";
import type { Json, Prompt, RequestFormat } from "../../../src/core/tokens/prompt.ts";
import { readRequest } from "../../../src/core/tokens/requests/readRequest.ts";
import { tokenCounter } from "../../vocabularies.ts";

/** The input tokens of a request body, as `estimate` counts it. */
function countBody(body: Json, url = "/v1/chat/completions") {
	const request = readRequest({ custom_id: "t", url, body });
	if ("kind" in request) throw new Error(request.reason);
	const { prompt, format, provider, model } = request;
	return countPrompt(prompt, format, provider, model, tokenCounter);
}

const weather = {
	name: "get_current_weather",
	description: "Get the current weather in a given location",
	parameters: {
		type: "object",
		properties: {
			location: {
				type: "string",
				description: "The city and state, e.g. San Francisco, CA",
			},
			unit: {
				type: "string",
				description: "The unit of temperature to return",
				enum: ["celsius", "fahrenheit"],
			},
		},
		required: ["location"],
	},
};

describe("OpenAI's requests", () => {
	const example = [
		{
			role: "system",
			content:
				"You are a helpful, pattern-following assistant that translates corporate jargon into plain English.",
		},
		{
			role: "system",
			name: "example_user",
			content: "New synergies will help drive top-line growth.",
		},
		{
			role: "system",
			name: "example_assistant",
			content: "Things working well together will increase revenue.",
		},
		{
			role: "system",
			name: "example_user",
			content:
				"Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
		},
		{
			role: "system",
			name: "example_assistant",
			content: "Let's talk later when we're less busy about how to do better.",
		},
		{
			role: "user",
			content:
				"This late pivot means we don't have time to boil the ocean for the client deliverable.",
		},
	];

	it("count the cookbook's six messages: 129 in cl100k, 124 in o200k", () => {
		assert.equal(countBody({ model: "gpt-4", messages: example }).total.tokens, 129);
		assert.equal(countBody({ model: "gpt-3.5-turbo", messages: example }).total.tokens, 129);
		assert.equal(countBody({ model: "gpt-4o", messages: example }).total.tokens, 124);
	});

	it("show tools as TypeScript; the cookbook's two counts within the documented noise", () => {
		const messages = [
			{
				role: "system",
				content: "You are a helpful assistant that can answer to questions about the weather.",
			},
			{ role: "user", content: "What's the weather like in San Francisco?" },
		];
		const tools = [{ type: "function", function: weather }];
		const { total } = countBody({ model: "gpt-4o", messages, tools });
		assert.ok(total.tokens >= 99 && total.tokens <= 105, String(total.tokens));
		assert.equal(total.exactness, "estimated");
	});

	it("write an object without comments on one line and follow references that turn in circles", () => {
		const parameters = {
			type: "object",
			properties: { a: { type: "number" }, next: { $ref: "#" } },
			required: ["a"],
		};
		const text = renderFunctions([{ name: "f", parameters }]);
		assert.match(text, /type f = \(_: \{a: number, next\?: /);
		assert.ok(text.length < 2000);
	});

	it("price pictures by tiles: 765 at 1024², 1105 at 2048×4096, 85 at low detail", () => {
		const tokens = (width: number, height: number) =>
			openaiImageTokens("gpt-4o", { width, height }, "high").tokens;
		assert.equal(tokens(1024, 1024), 765);
		assert.equal(tokens(2048, 4096), 1105);
		assert.equal(tokens(2560, 1669), 1105);
		assert.equal(openaiImageTokens("gpt-4o", { width: 9, height: 9 }, "low").tokens, 85);
		assert.equal(
			openaiImageTokens("gpt-4o-mini", { width: 640, height: 480 }, "auto").tokens,
			14167,
		);
		assert.equal(countTiles({ width: 1, height: 1 }), 1);
	});

	it("price pictures by patches: 1024 at 1024², 1452 where the budget shrinks them", () => {
		assert.equal(countPatches({ width: 1024, height: 1024 }, 1536), 1024);
		assert.equal(countPatches({ width: 1800, height: 2400 }, 1536), 1452);
	});

	it("take the size of a picture from its data, not from what it claims", () => {
		const png =
			"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
		const picture = (url: string) =>
			countBody({
				model: "gpt-4o",
				messages: [{ role: "user", content: [{ type: "image_url", image_url: { url } }] }],
			});
		const known = picture(`data:image/jpeg;base64,${png}`);
		assert.equal(known.total.tokens, 3 + 3 + 1 + 255);
		assert.deepEqual(known.unknownParts, []);
		const remote = picture("https://example.com/cat.png");
		assert.match(remote.unknownParts.join(), /size of an image/);
		assert.ok(remote.total.margin >= 0.5);
	});
}).timeout(30_000);

describe("Claude's requests", () => {
	it("frame hello with 4 for the request and 3 for the message", () => {
		const body = {
			model: "claude-sonnet-4-5",
			max_tokens: 9,
			messages: [{ role: "user", content: "hello" }],
		};
		assert.equal(countBody(body, "/v1/messages").total.tokens, 8);
	});

	it("cut pictures into 28-pixel cells under each generation's limits", () => {
		const standard = (width: number, height: number) =>
			anthropicImageCells({ width, height }, 1568, 1568);
		const high = (width: number, height: number) =>
			anthropicImageCells({ width, height }, 2576, 4784);
		assert.deepEqual(
			[standard(200, 200), standard(1000, 1000), standard(1092, 1092), standard(1920, 1080)],
			[64, 1296, 1521, 1560],
		);
		assert.deepEqual([standard(2000, 1500), standard(3840, 2160)], [1564, 1560]);
		assert.deepEqual([high(1920, 1080), high(2000, 1500), high(3840, 2160)], [2691, 3888, 4784]);
	});

	it("add the tool system prompt once, more where a tool is forced", () => {
		const body = {
			model: "claude-sonnet-4-5",
			messages: [{ role: "user", content: "hello" }],
			tools: [{ name: "f", description: "", input_schema: { type: "object", properties: {} } }],
		};
		const free = countBody(body, "/v1/messages").total.tokens;
		const forced = countBody({ ...body, tool_choice: { type: "any" } }, "/v1/messages").total
			.tokens;
		assert.equal(forced - free, 588 - 496);
	});
}).timeout(30_000);

describe("Gemini's requests", () => {
	const url =
		"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent";

	it("count exactly with one token for each entry and the system instruction", () => {
		const contents = [{ role: "user", parts: [{ text: "Hello world" }] }];
		const plain = countBody({ contents }, url).total;
		assert.deepEqual(plain, { tokens: 3, exactness: "exact", margin: 0 });
		const systemInstruction = { parts: [{ text: "Hello world" }] };
		assert.equal(countBody({ contents, systemInstruction }, url).total.tokens, 6);
	});

	it("take no tokens for a response schema and 258 for a picture", () => {
		const generationConfig = {
			responseSchema: { type: "OBJECT", properties: { a: { type: "STRING" } } },
		};
		const parts = [
			{ text: "Hello world" },
			{ inlineData: { mimeType: "image/png", data: "AAAA" } },
		];
		const body = { contents: [{ role: "user", parts }], generationConfig };
		assert.equal(countBody(body, url).total.tokens, 3 + 258);
	});
}).timeout(30_000);

describe("countPrompt", () => {
	const formats: readonly RequestFormat[] = ["chat", "responses", "anthropic", "gemini", "bedrock"];

	it("adds up its parts and never gives less than nothing, for every vendor and any odd body", () => {
		const models = [
			"gpt-4o",
			"o3",
			"gpt-5",
			"claude-opus-4-8",
			"gemini-3-pro",
			"grok-4",
			"nova-lite",
			"x",
		];
		const odd: Prompt = {
			messages: [
				{ role: "tool", content: [] },
				{ role: "assistant", content: [{ kind: "audio" }, { kind: "file" }, { kind: "video" }] },
				{ role: "user", content: [{ kind: "hole", name: "q", reason: "read at run time" }] },
			],
			tools: [
				{ name: "", parameters: null },
				{ name: "g", grammar: "" },
			],
			outputSchema: { schema: true },
			toolChoice: { name: "" },
			openEnded: true,
		};
		for (const model of models) {
			for (const format of formats) {
				const count = countPrompt(odd, format, undefined, model, tokenCounter);
				const sum = count.parts.reduce((total, part) => total + part.tokens, 0);
				assert.ok(count.total.tokens >= 0 && Math.abs(count.total.tokens - sum) <= 6, model);
				assert.equal(count.holes, 1);
				assert.ok(count.unknownParts.length > 0, model);
			}
		}
	});
}).timeout(30_000);
