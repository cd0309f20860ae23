import assert from "node:assert/strict";
import fc from "fast-check";
import { instantToMs } from "../../../src/core/spend/instant.ts";

describe("instants of entries", () => {
	it("are read as JavaScript's own calendar reads them, over four centuries", () => {
		const from = Date.UTC(1900, 0, 1);
		const until = Date.UTC(2300, 0, 1);
		fc.assert(
			fc.property(fc.integer({ min: from, max: until }), (ms) => {
				assert.equal(instantToMs(new Date(ms).toISOString()), ms);
			}),
			{ numRuns: 2_000 },
		);
	});

	it("are refused in any other spelling, and on days that no calendar has", () => {
		for (const text of [
			"2026-02-29T00:00:00.000Z",
			"2100-02-29T00:00:00.000Z",
			"2026-04-31T00:00:00.000Z",
			"2026-13-01T00:00:00.000Z",
			"2026-00-10T00:00:00.000Z",
			"2026-01-01T24:00:00.000Z",
			"2026-01-01T00:60:00.000Z",
			"2026-01-01 00:00:00.000Z",
			"2026-01-01T00:00:00.000+",
			"2026-1-01T000:00:00.000Z",
			"2026-01-01T00:00:00Z",
			"",
		]) {
			assert.ok(Number.isNaN(instantToMs(text)), text);
		}
		assert.equal(instantToMs("2024-02-29T00:00:00.000Z"), Date.UTC(2024, 1, 29));
	});
});
