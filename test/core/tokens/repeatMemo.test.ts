import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { RepeatMemo } from "../../../src/core/tokens/repeatMemo.ts";
import { tokenCounter } from "../../vocabularies.ts";
import { generateText } from "./generatedText.ts";

describe("RepeatMemo", () => {
	it("counts of a prompt that is being written only the part that a keystroke changed", () => {
		let counted = 0;
		const memo = new RepeatMemo();
		const count = (part: string) => {
			counted += part.length;
			return part.length;
		};
		const sentences = Array.from({ length: 4000 }, (_, i) => `Sentence ${i} of the report. `);
		let text = sentences.join("");
		for (let i = 0; i < 3; i++) memo.countOnce(text, count);
		for (let i = 0; i < 100; i++) {
			const at = 500 + i * 800;
			text = `${text.slice(0, at)}x${text.slice(at)}`;
			counted = 0;
			assert.equal(memo.countOnce(text, count), text.length);
			assert.ok(counted < 12_000, `${counted} of ${text.length} units were counted`);
		}
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
