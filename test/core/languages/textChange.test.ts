import assert from "node:assert/strict";
import fc from "fast-check";
import { findChange } from "../../../src/core/languages/textChange.ts";

describe("findChange", () => {
	it("describes any edit: before[0,start) + after[start,newEnd) + before[oldEnd,…) is after", () => {
		const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 20 });
		fc.assert(
			fc.property(text, text, (before, after) => {
				const { start, oldEnd, newEnd } = findChange(before, after);
				assert.ok(start <= oldEnd && start <= newEnd);
				assert.equal(
					before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd),
					after,
				);
			}),
		);
	});
});
