import assert from "node:assert/strict";
import type { Account } from "../../../src/core/spend/account.ts";
import { readLedgerLine, writeAccountLine } from "../../../src/core/spend/ledgerText.ts";
import { openai } from "./ledgerConformance.ts";

describe("lines of an exported ledger", () => {
	it("give back every setting of an account", () => {
		const account: Account = {
			...openai,
			tier: "3",
			monthlyCap: 5n,
			balanceCap: 100_000_000_000n,
			autoRecharge: { below: 1n, restoreTo: 2n ** 60n, monthlyLimit: 3n },
			thresholds: { lowBalance: 4n, runwayDays: 7, expiryDays: 30, percents: [50, 90] },
		};
		const read = readLedgerLine(writeAccountLine(account));
		assert.deepEqual(read, { type: "account", account });
	});

	for (const [setting, value, reason] of [
		["zone", "Mars/Olympus", /its zone makes no sense/],
		["zone", undefined, /it names no zone/],
		["id", "../x", /its id makes no sense/],
		["currency", "usd", /its currency makes no sense/],
		["balanceCap", 5, /no decimal string/],
		["autoRecharge", 5, /its autoRecharge makes no sense/],
		["autoRecharge", { below: "5" }, /its autoRecharge makes no sense/],
		["thresholds", { percents: "many" }, /its thresholds makes no sense/],
	] as const) {
		it(`with the account's ${setting} ${JSON.stringify(value)} are not read`, () => {
			const line = JSON.stringify({ type: "account", ...openai, [setting]: value });
			const read = readLedgerLine(line);
			assert.equal(read.type, "unreadable");
			assert.match(read.reason, reason);
		});
	}
});
