import assert from "node:assert/strict";
import { dateOf, isZone, midnightsBefore, monthOf } from "../../../src/core/spend/calendar.ts";
import { addDuration, parseInstant } from "../../../src/core/spend/instant.ts";

describe("calendar", () => {
	it("knows months of any zone, over daylight saving time and new year", () => {
		const newYork = monthOf("2026-03-15T12:00:00.000Z", "America/New_York");
		assert.deepEqual(newYork, {
			name: "2026-03",
			from: "2026-03-01T05:00:00.000Z",
			until: "2026-04-01T04:00:00.000Z",
		});
		assert.equal(monthOf("2026-12-31T18:30:00.000Z", "Asia/Kolkata").name, "2027-01");
		assert.equal(monthOf("2026-12-31T18:29:59.999Z", "Asia/Kolkata").name, "2026-12");
	});

	it("gives days of 23 and 25 hours one midnight each", () => {
		const midnights = midnightsBefore("2026-11-02T12:00:00.000Z", "America/Los_Angeles", 2);
		assert.deepEqual(midnights, [
			"2026-10-31T07:00:00.000Z",
			"2026-11-01T07:00:00.000Z",
			"2026-11-02T08:00:00.000Z",
		]);
		assert.equal(dateOf("2026-11-02T07:59:00.000Z", "America/Los_Angeles"), "2026-11-01");
	});

	it("adds years over leap days", () => {
		assert.equal(addDuration("2028-02-29T10:00:00.000Z", "P1Y"), "2029-02-28T10:00:00.000Z");
		assert.equal(addDuration("2027-12-31T10:00:00.000Z", "P365D"), "2028-12-30T10:00:00.000Z");
	});

	it("reads dates in the zone and instants with their offset", () => {
		assert.equal(parseInstant("2026-11-23", "Asia/Kolkata"), "2026-11-22T18:30:00.000Z");
		assert.equal(parseInstant("2026-11-23T10:00+02:00", "UTC"), "2026-11-23T08:00:00.000Z");
		assert.equal(parseInstant("2028-02-29", "UTC"), "2028-02-29T00:00:00.000Z");
		for (const text of [
			"2026-02-29",
			"1999-12-31",
			"2200-01-01",
			"yesterday",
			"",
			"20",
			"2026-11-23T25:00Z",
			"+275760-09-13",
			"2026-11-23T10:00",
		]) {
			assert.equal(parseInstant(text, "UTC"), undefined, text);
		}
	});

	it("knows which zones there are", () => {
		assert.ok(isZone("Europe/Berlin"));
		assert.ok(!isZone("Mars/Olympus"));
	});
});
