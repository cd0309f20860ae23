import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { RepeatMemo } from "../../../src/core/tokens/repeatMemo.ts";
import { tokenCounter } from "../../vocabularies.ts";
import { generateText } from "./generatedText.ts";

describe("RepeatMemo", () => {
	it("counts a long text that comes again once more and then never", () => {
		let counted = 0;
		const memo = new RepeatMemo();
		const count = (part: string) => {
			counted++;
			return part.length;
		};
		const text = "A system prompt that every request of a batch sends. ".repeat(20);
		for (let i = 0; i < 5; i++) assert.equal(memo.countOnce(text, count), text.length);
		assert.equal(counted, 2);
	});

	it("adds up parts to what the whole text counts, in every vocabulary", () => {
		const texts = generateText(9);
		const pieces = Array.from({ length: 900 }, () => texts.next().value);
		const text = pieces.join(" ");
		for (const encoding of [
			"o200k_base",
			"cl100k_base",
			"gemma3",
			"claude2",
			"tekken",
			"deepseek3",
		] as const) {
			// Behind a longer start every part begins elsewhere; the text itself must count the same.
			const counts = [300, 700, 1100].map((words) => {
				const start = "word ".repeat(words);
				return tokenCounter.countWith(`${start}${text}`, encoding) - words;
			});
			assert.deepEqual(counts, Array(3).fill(counts[0]), encoding);
		}
	});
}).timeout(60_000);
