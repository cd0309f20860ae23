import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countPrompt } from "../../../src/core/tokens/countPrompt.ts";
import { anthropicImageCells } from "../../../src/core/tokens/frames/anthropicImage.ts";
import { countPatches, openaiImageTokens } from "../../../src/core/tokens/frames/openaiImage.ts";
import type { Json } from "../../../src/core/tokens/prompt.ts";
import { readRequest } from "../../../src/core/tokens/requests/readRequest.ts";
import { tokenCounter } from "../../vocabularies.ts";

function tokensOf(url: string, body: Json): number {
	const request = readRequest({ custom_id: "t", url, body });
	if ("kind" in request) throw new Error(request.reason);
	const { prompt, format, provider, model } = request;
	return countPrompt(prompt, format, provider, model, tokenCounter).total.tokens;
}

const chat = (model: string, messages: Json, more = {}) =>
	tokensOf("/v1/chat/completions", { model, messages, ...more });
const responses = (model: string, input: Json, more = {}) =>
	tokensOf("/v1/responses", { model, input, ...more });

/** The header of a PNG, which is all that its size is read from. */
function pngOf(width: number, height: number): string {
	const header = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAAAAAAACAYAAAA=", "base64");
	header.writeUInt32BE(width, 16);
	header.writeUInt32BE(height, 20);
	return header.toString("base64");
}

/** Half a second of silence: 8,000 samples a second, two bytes each. */
function wavOf(seconds: number): string {
	const bytes = Buffer.alloc(44 + seconds * 16_000);
	bytes.write("RIFF", 0);
	bytes.write("WAVEfmt ", 8);
	bytes.writeUInt32LE(16, 16);
	bytes.writeUInt32LE(16_000, 28);
	bytes.write("data", 36);
	bytes.writeUInt32LE(seconds * 16_000, 40);
	return bytes.toString("base64");
}

/** Numbers that vendors print beside an example, and those read off recorded usage; of the two the recorded ones win. */
describe("Worked numbers", () => {
	it("of OpenAI's Responses: 18 and 19, 11 on gpt-5", () => {
		const story = "Tell me a three sentence bedtime story about a unicorn.";
		assert.equal(responses("gpt-4.1", story), 18);
		const instructions = "You are a helpful assistant.";
		assert.equal(responses("gpt-4.1", "Hello!", { instructions }), 19);
		assert.equal(responses("gpt-5", "Tell me a joke."), 11);
	});

	it("of embeddings: 8 for the food and the waiter, nothing beside the text", () => {
		const body = {
			model: "text-embedding-3-small",
			input: "The food was delicious and the waiter...",
		};
		assert.equal(tokensOf("/v1/embeddings", body), 8);
	});

	it("of OpenAI's tile models at 1024² and at low detail", () => {
		const at = (model: string, detail: "high" | "low") =>
			openaiImageTokens(model, { width: 1024, height: 1024 }, detail).tokens;
		const models = ["gpt-5", "gpt-4o", "gpt-4o-mini", "o1", "computer-use-preview"];
		assert.deepEqual(
			models.map((model) => at(model, "high")),
			[630, 765, 25501, 675, 581],
		);
		assert.deepEqual(
			models.map((model) => at(model, "low")),
			[70, 85, 2833, 75, 65],
		);
	});

	it("of OpenAI's patch models: the page's 1659, 2519, 1761 and 2352; billed rounded up with one token more", () => {
		const square = { width: 1024, height: 1024 };
		const tall = { width: 1800, height: 2400 };
		const printed = [
			["gpt-4.1-mini", 1.62, square, 1659],
			["gpt-4.1-nano", 2.46, square, 2519],
			["o4-mini", 1.72, square, 1761],
			["gpt-4.1-mini", 1.62, tall, 2352],
		] as const;
		for (const [model, multiplier, size, tokens] of printed) {
			const exact = multiplier * countPatches(size, 1536);
			assert.equal(Math.round(exact), tokens);
			assert.equal(openaiImageTokens(model, size, "high").tokens, Math.ceil(exact) + 1);
		}
	});

	it("of a picture and a question: 1118 on gpt-4o", () => {
		const url = `data:image/png;base64,${pngOf(2560, 1669)}`;
		const content = [
			{ type: "text", text: "What is in this image?" },
			{ type: "image_url", image_url: { url } },
		];
		assert.equal(chat("gpt-4o", [{ role: "user", content }]), 1118);
	});

	it("of Claude's pictures in both tiers", () => {
		const rows = [
			[200, 200, 64, 64],
			[1000, 1000, 1296, 1296],
			[1092, 1092, 1521, 1521],
			[1920, 1080, 1560, 2691],
			[2000, 1500, 1564, 3888],
			[3840, 2160, 1560, 4784],
		] as const;
		for (const [width, height, standard, high] of rows) {
			assert.equal(anthropicImageCells({ width, height }, 1568, 1568), standard);
			assert.equal(anthropicImageCells({ width, height }, 2576, 4784), high);
		}
	});

	it("of Claude's count endpoint: 14 for a scientist who is greeted, within the margin", () => {
		const body = {
			model: "claude-sonnet-4-5",
			system: "You are a scientist",
			messages: [{ role: "user", content: "Hello, Claude" }],
		};
		const tokens = tokensOf("/v1/messages/count_tokens", body);
		assert.ok(Math.abs(tokens - 14) <= 2, String(tokens));
	});

	it("of sound: ten tokens a second on OpenAI, 32 on Gemini", () => {
		const audio = { type: "input_audio", input_audio: { data: wavOf(60), format: "wav" } };
		const model = "gpt-4o-audio-preview";
		const silent = chat(model, [{ role: "user", content: [] }]);
		assert.equal(chat(model, [{ role: "user", content: [audio] }]) - silent, 600);
		const url =
			"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent";
		const parts = [{ inlineData: { mimeType: "audio/wav", data: wavOf(10) } }];
		assert.equal(tokensOf(url, { contents: [{ role: "user", parts }] }), 320 + 1);
	});

	it("of Gemini 2.0's pictures: 258 up to 384 pixels, one for the whole and one for each cut beyond", () => {
		const url =
			"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent";
		const at = (width: number, height: number) =>
			tokensOf(url, {
				contents: [
					{ parts: [{ inlineData: { mimeType: "image/png", data: pngOf(width, height) } }] },
				],
			});
		assert.equal(at(384, 384), 258);
		assert.equal(at(600, 400), 258 * (3 * 2 + 1));
	});
}).timeout(30_000);

describe("Requests in the form that a model is shown", () => {
	const tool = (name: string, parameters: Json) => ({
		type: "function",
		function: { name, description: "x", parameters },
	});
	const call = (id: string, name: string, args: string) => ({
		id,
		type: "function",
		function: { name, arguments: args },
	});
	const history = (calls: readonly Json[]) => [
		{ role: "user", content: "go" },
		{ role: "assistant", content: null, tool_calls: calls },
		...calls.map((one) => ({
			role: "tool",
			tool_call_id: (one as { readonly id: string }).id,
			content: "ok",
		})),
	];

	it("cut a function's name as part of its address", () => {
		// "research" is one token, but `functions.research` is cut into three.
		const research = chat("gpt-4o", history([call("1", "research", "{}")]));
		const weather = chat("gpt-4o", history([call("1", "weather", "{}")]));
		assert.equal(research - weather, 1);
	});

	it("wrap calls made at once on classic chat models, with all results in one message", () => {
		const calls = [call("1", "add", '{"a": 2}'), call("2", "multiply", '{"a": 2}')];
		const uses =
			'{"tool_uses":[{"recipient_name":"functions.add","parameters":{"a":2}},{"recipient_name":"functions.multiply","parameters":{"a":2}}]}';
		const count = (text: string) => tokenCounter.countWith(text, "o200k_base");
		const user = 3 + 3 + 1 + 1;
		assert.equal(chat("gpt-4o", history(calls)), user + count(uses) + count("ok\nok") + 23);
	});

	it("write the old functions field a line for each property, with comments on the first level alone", () => {
		const nested = (description: Json) => ({
			type: "object",
			properties: { a: { type: "object", properties: { b: { type: "string", description } } } },
		});
		const old = (description: Json) =>
			chat("gpt-3.5-turbo", [{ role: "user", content: "hello" }], {
				functions: [{ name: "f", parameters: nested(description) }],
			});
		assert.equal(old("a long description of the inner value"), old(""));
	});

	it("join tools to the system message on gpt-5, where its last token takes the line breaks in", () => {
		const tokens = (content: string) =>
			chat(
				"gpt-5",
				[
					{ role: "system", content },
					{ role: "user", content: "hi" },
				],
				{ tools: [tool("f", {})] },
			);
		assert.equal(tokens("Be terse") - tokens("Be terse."), 1 - 1);
	});

	it("count the text layer of a PDF that is not compressed", () => {
		const pdf = Buffer.from(
			"%PDF-1.4\n1 0 obj << /Type /Page >> endobj\nstream\nBT (Hello \\(world\\)) Tj ET\nendstream",
		);
		const file = { type: "input_file", filename: "a.pdf", file_data: pdf.toString("base64") };
		const content = [{ type: "input_text", text: "hi" }, file];
		const bare = responses("gpt-4o", [{ role: "user", content: content.slice(0, 1) }]);
		const text = tokenCounter.countWith("Hello (world)", "o200k_base");
		assert.equal(responses("gpt-4o", [{ role: "user", content }]) - bare, text + 4);
	});

	it("frame Mistral's prompts token by token: 3 for a question, 5 with a system message, 6 for three turns", () => {
		const count = (text: string) => tokenCounter.countWith(text, "tekken");
		const user = { role: "user", content: "Hello there" };
		const text = count("Hello there");
		const model = "mistral-large-latest";
		assert.equal(chat(model, [user]), 3 + text);
		assert.equal(
			chat(model, [{ role: "system", content: "Be brief." }, user]),
			5 + text + count("Be brief."),
		);
		assert.equal(
			chat(model, [user, { role: "assistant", content: "Hi" }, user]),
			6 + 2 * text + count("Hi"),
		);
	});

	it("frame DeepSeek, Llama 3 and Qwen as their templates do: 4, 35 and 8 for a question", () => {
		const user = { role: "user", content: "Hello there" };
		const rows = [
			["deepseek-chat", 4, 8],
			["llama-3.3-70b-versatile", 35, 45],
			["qwen3-32b", 8, 18],
		] as const;
		for (const [model, once, threeTurns] of rows) {
			const count = (text: string) => tokenCounter.countText(text, undefined, model).tokens;
			const text = count("Hello there");
			assert.equal(chat(model, [user]), once + text, model);
			const history = [user, { role: "assistant", content: "Hi" }, user];
			assert.equal(chat(model, history), threeTurns + 2 * text + count("Hi"), model);
		}
	});

	it("count Claude's calls as elements with parameters, not as JSON, and more where several are made at once", () => {
		const use = (id: string, input: Json) => ({ type: "tool_use", id, name: "f", input });
		const result = (id: string) => ({ type: "tool_result", tool_use_id: id, content: "ok" });
		const messages = (inputs: readonly Json[]) => [
			{ role: "user", content: "go" },
			{ role: "assistant", content: inputs.map((input, i) => use(`t${i}`, input)) },
			{ role: "user", content: inputs.map((_, i) => result(`t${i}`)) },
		];
		const tokens = (inputs: readonly Json[]) =>
			tokensOf("/v1/messages", { model: "claude-sonnet-4-5", messages: messages(inputs) });
		const [none, one, two] = [tokens([{}]), tokens([{ a: "b" }]), tokens([{}, {}])];
		// The parameter's frame, its name and its value.
		assert.ok(Math.abs(one - none - (14.5 + 2)) < 1, String(one - none));
		assert.ok(two - none > 60 && two - none < 80, String(two - none));
	});
}).timeout(30_000);
