import assert from "node:assert/strict";
import { torture } from "./ledger.ts";

describe("the ledger under SIGKILL", () => {
	it("loses no acknowledged entry, doubles none and stays sound", async function () {
		this.timeout(120_000);
		const { kills, acknowledged, recorded, ...troubles } = await torture(16, 8, 42);
		assert.ok(kills >= 16 && acknowledged > 100 && recorded > 100, "the writers wrote");
		const none = { lost: [], doubled: [], faults: [], messages: [], complaints: [] };
		assert.deepEqual(troubles, none);
	});
});
