import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createIncrementalCount } from "../../../src/core/tokens/incrementalCount.ts";
import { tokenCounter } from "../../vocabularies.ts";

const count = (text: string) => tokenCounter.countWith(text, "o200k_base");

describe("createIncrementalCount", () => {
	it("agrees with a count from scratch after any edits", () => {
		const word = fc.constantFrom(
			"word ",
			"it's",
			"\n",
			"  ",
			"中文",
			"é",
			"42",
			"😀",
			"'",
			"x".repeat(900),
			" the end. ",
		);
		const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(""));
		const edit = fc.record({ at: fc.nat(), length: fc.nat(50), text });
		fc.assert(
			fc.property(text, fc.array(edit, { maxLength: 6 }), (start, edits) => {
				let now = start.repeat(8);
				const incremental = createIncrementalCount(now, count);
				for (const { at, length, text: inserted } of edits) {
					const from = at % (now.length + 1);
					const to = Math.min(now.length, from + length);
					now = now.slice(0, from) + inserted + now.slice(to);
					assert.equal(incremental.edit(from, to, inserted), count(now));
				}
			}),
			{ numRuns: 60, seed: 3 },
		);
	});

	it("counts a keystroke in a 200 KB prompt by its neighbourhood alone", () => {
		let text = "Summarise the following report for the board. ".repeat(4400);
		let counted = 0;
		const incremental = createIncrementalCount(text, (part) => {
			counted += part.length;
			return count(part);
		});
		for (let i = 0; i < 200; i++) {
			const at = 1000 + i * 900;
			text = `${text.slice(0, at)}x${text.slice(at)}`;
			counted = 0;
			incremental.edit(at, at, "x");
			assert.ok(counted < 10_000, `${counted} characters were counted for one`);
		}
		assert.equal(incremental.tokens, count(text));
	});
}).timeout(30_000);
