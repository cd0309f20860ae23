import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { isGemmaCut, isSafeCut } from "../../../src/core/tokens/cutPoint.ts";
import { EditedTexts } from "../../../src/core/tokens/editedTexts.ts";
import { splitGemma } from "../../../src/core/tokens/gemmaSplitter.ts";
import { splitO200k, splitP50k } from "../../../src/core/tokens/pieceSplitter.ts";
import { TextCounter } from "../../../src/core/tokens/textCounter.ts";
import { loadVocabulary } from "../../vocabularies.ts";

/** Counters that remember no texts, with where a text may be cut for them. */
const counters = [
	[new TextCounter(loadVocabulary("o200k_base"), splitO200k), isSafeCut],
	[new TextCounter(loadVocabulary("claude2"), splitP50k), isSafeCut],
	[new TextCounter(loadVocabulary("gemma3"), splitGemma, "codePoint", isGemmaCut), isGemmaCut],
] as const;

describe("EditedTexts", () => {
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
			fc.property(
				text,
				fc.array(edit, { maxLength: 6 }),
				fc.constantFrom(...counters),
				(start, edits, [counter, canCut]) => {
					const count = (part: string) => counter.count(part);
					const edited = new EditedTexts(canCut);
					let now = `${start.repeat(8)} ${"the same end ".repeat(200)}`;
					edited.count(now, count);
					for (const { at, length, text: inserted } of edits) {
						const from = at % (now.length + 1);
						now = now.slice(0, from) + inserted + now.slice(from + length);
						assert.equal(edited.count(now, count), counter.count(now));
					}
				},
			),
			{ numRuns: 60, seed: 3 },
		);
	});

	it("counts a keystroke in a 200 KB prompt by its neighbourhood alone, also while others are counted", () => {
		const edited = new EditedTexts(isSafeCut);
		let text = "Summarise the following report for the board. ".repeat(4400);
		const other = "Another prompt of the same document. ".repeat(300);
		let counted = 0;
		const countUnits = (part: string) => {
			counted += part.length;
			return part.length;
		};
		edited.count(text, countUnits);
		edited.count(other, countUnits);
		for (let i = 0; i < 200; i++) {
			const at = 1000 + i * 900;
			text = `${text.slice(0, at)}x${text.slice(at)}`;
			counted = 0;
			assert.equal(edited.count(text, countUnits), text.length);
			assert.equal(edited.count(other, countUnits), other.length);
			assert.ok(counted < 10_000, `${counted} characters were counted for one`);
		}
	});
}).timeout(30_000);
