import assert from "node:assert/strict";
import { explainLedgerError } from "../../src/node/ledgerErrors.ts";

describe("errors of SQLite", () => {
	for (const [what, errcode, message] of [
		["a database that cannot grow", 13, /disk of .* is full/],
		["a full disk without room for shared memory", 4874, /disk of .* is full/],
		["a failing read", 266, /disk failed/],
	] as const) {
		it(`are told in words that say what to do: ${what}`, () => {
			const error = Object.assign(new Error("SQL"), { errcode });
			assert.match(String(explainLedgerError(error, "home/ledger.db")), message);
		});
	}
});
