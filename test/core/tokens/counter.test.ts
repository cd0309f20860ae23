import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { get_encoding } from "tiktoken";
import type { Encoding } from "../../../src/core/tokens/tokenizer.ts";
import { tokenCounter } from "../../vocabularies.ts";
import { generateText } from "./generatedText.ts";

const encodings: readonly Encoding[] = ["o200k_base", "cl100k_base", "p50k_base", "r50k_base"];

describe("TokenCounter", () => {
	for (const encoding of encodings) {
		it(`counts 20,000 generated strings as the reference does in ${encoding}`, () => {
			const reference = get_encoding(encoding as "o200k_base");
			const texts = generateText(41);
			for (let i = 0; i < 20_000; i++) {
				const text = texts.next().value;
				assert.equal(
					tokenCounter.countWith(text, encoding),
					reference.encode_ordinary(text).length,
					JSON.stringify(text),
				);
			}
			reference.free();
		});
	}

	it("counts runs that hang other encoders, with the reference's own results", () => {
		const counts = ["a", " ", "\n"].map((unit) =>
			tokenCounter.countWith(unit.repeat(100_000), "o200k_base"),
		);
		assert.deepEqual(counts, [12_500, 782, 6_250]);
		assert.equal(tokenCounter.countWith("a".repeat(1_000_000), "o200k_base"), 125_000);
	});

	it("counts long texts by windows as it counts them whole", () => {
		const reference = get_encoding("o200k_base");
		const texts = generateText(5);
		const text = Array.from({ length: 6000 }, () => texts.next().value).join(" ");
		assert.equal(
			tokenCounter.countWith(text, "o200k_base"),
			reference.encode_ordinary(text).length,
		);
		reference.free();
	});

	it("counts in Gemma's vocabulary, with its tags, runs and unknown characters, as its own tokenizer does", () => {
		const counts = [
			["Hello world", 2],
			["<table><tr><td>a  b</td></tr></table>\n\n\n1234 \t\t x", 17],
			["> </x> 漢字とかな, naïve façade 😀🧵\r\n", 14],
			["def f(x):\n    return x ** 2  # 10%", 18],
			["\u0000\ue000𐌀", 6],
		] as const;
		for (const [text, tokens] of counts) {
			assert.equal(tokenCounter.countWith(text, "gemma3"), tokens, JSON.stringify(text));
		}
		const long = "漢字とかな".repeat(4000);
		assert.ok(tokenCounter.countWith(long, "gemma3") > 4000);
	});

	const samples = [
		"Hello world",
		"It's 12,345 tokens, isn't it?\r\n\r\n  Yes: 2026-11-26.",
		"def f(x):\n    return x ** 2  # 10%",
		"漢字とかな、naïve façade 😀🧵 Привет, мир",
		"const httpServer = new HTTPServer({port: 8080});\n\n\t// TODO_later",
		"   12 apples and 345 pears (of 6,789)",
	];

	it("counts in Mistral's and DeepSeek's vocabularies as their own tokenizers do", () => {
		const count = (encoding: Encoding) =>
			samples.map((text) => tokenCounter.countWith(text, encoding));
		assert.deepEqual(count("tekken"), [2, 34, 16, 21, 21, 21]);
		assert.deepEqual(count("deepseek3"), [2, 27, 15, 16, 19, 15]);
	});

	it("estimates Llama and Qwen within their margin of their own tokenizers", () => {
		const own = { "llama-3.3-70b": [2, 24, 15, 19, 19, 16], "qwen3-32b": [2, 31, 16, 17, 21, 21] };
		for (const [model, wanted] of Object.entries(own)) {
			samples.forEach((text, i) => {
				const { tokens, margin, exactness } = tokenCounter.countText(text, undefined, model);
				assert.equal(exactness, "estimated");
				const off = Math.abs(tokens - (wanted[i] ?? 0));
				// A token or two more than the margin on texts this short: Han and kana are the least certain.
				assert.ok(off <= 2 + tokens * margin, `${model} ${text}: ${tokens}`);
			});
		}
	});

	it("counts in Claude 2's vocabulary", () => {
		assert.equal(tokenCounter.countWith("def f(x):\n    return x ** 2  # 10%", "claude2"), 14);
	});

	it("takes special-token text as plain text and a lone surrogate as U+FFFD", () => {
		assert.equal(tokenCounter.countWith("<|endoftext|>", "cl100k_base"), 7);
		assert.equal(
			tokenCounter.countWith("\ud800", "o200k_base"),
			tokenCounter.countWith("\ufffd", "o200k_base"),
		);
	});

	it("is exact for OpenAI models and carries a margin elsewhere", () => {
		assert.deepEqual(tokenCounter.countText("Hello!", "openai", "gpt-4o"), {
			tokens: 2,
			exactness: "exact",
			margin: 0,
		});
		for (const model of ["claude-sonnet-4-5", "command-r", "my-own-model"]) {
			const count = tokenCounter.countText("Hello there, how are you?", undefined, model);
			assert.equal(count.exactness, "estimated");
			assert.ok(count.margin > 0, model);
		}
	});

	it("counts again after its vocabularies were released", () => {
		const before = tokenCounter.countWith("release", "r50k_base");
		tokenCounter.release();
		assert.equal(tokenCounter.countWith("release", "r50k_base"), before);
	});
}).timeout(30_000);
