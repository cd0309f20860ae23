import assert from "node:assert/strict";
import { fuzz } from "./fuzz.ts";

describe("the analysis of spoiled files", () => {
	it("answers or skips each in time, keeps its thread and its memory, and gets the next file right", async function () {
		this.timeout(240_000);
		const { answered, memoryBefore, memoryAfter, troubles } = await fuzz(1_000, 1);
		assert.deepEqual(troubles, []);
		assert.ok(answered > 500, `${answered} of 1,000 were answered`);
		// A thread may keep this much for its parser, and some more for code that was compiled.
		assert.ok(memoryAfter - memoryBefore < 200, `${memoryBefore} → ${memoryAfter} MB`);
	});
});
