import assert from "node:assert/strict";
import { formatListedWords } from "../../src/build/listedWords.ts";
import { listWords } from "../../src/core/project/wordList.ts";

describe("words that are listed while building", () => {
	it("are what the module lists whose place they take", async () => {
		const module = await import(`data:text/javascript,${encodeURIComponent(formatListedWords())}`);
		// Absent and undefined are one to who reads them.
		assert.deepEqual(module.listWords(), JSON.parse(JSON.stringify(listWords())));
		assert.ok(listWords().some(({ text }) => text === "openai"));
	});
});
