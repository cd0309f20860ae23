import type { DatabaseSync } from "node:sqlite";
import type { LedgerCheck } from "../core/spend/ledger.ts";
import { DAY_MS, sumShifts } from "./ledgerSums.ts";

/** What must hold besides SQLite's own check: the sums say the same as the entries. Each query finds breaches. */
const rules: readonly { readonly breach: string; readonly sql: string }[] = [
	{
		breach: "the sums by day differ from the entries",
		sql: `SELECT 1 FROM (
			SELECT account, day, dimensions, nano, entries FROM spendDay
			EXCEPT SELECT account, at / ${DAY_MS}, dimensions, sum(nano), count(*)
				FROM entry WHERE kind = 3 GROUP BY 1, 2, 3) LIMIT 1`,
	},
	{
		breach: "entries are missing in the sums by day",
		sql: `SELECT 1 WHERE (SELECT coalesce(sum(entries), 0) FROM spendDay)
			<> (SELECT count(*) FROM entry WHERE kind = 3)`,
	},
	...sumShifts.map((shift, level) => ({
		breach: `the sums over 2^${shift} ms differ from the entries`,
		sql: `SELECT 1 FROM (
			SELECT account, bucket, nano FROM spendSum WHERE level = ${level}
			EXCEPT SELECT account, at >> ${shift}, sum(nano) FROM entry WHERE kind = 3 GROUP BY 1, 2) LIMIT 1`,
	})),
	{
		breach: "an id leads to no entry",
		sql: "SELECT 1 FROM (SELECT at, seq FROM entryId EXCEPT SELECT at, seq FROM entry) LIMIT 1",
	},
	{
		breach: "ids of entries are missing",
		sql: "SELECT 1 WHERE (SELECT count(*) FROM entryId) <> (SELECT count(*) FROM entry)",
	},
	{
		breach: "an entry is recorded twice",
		sql: "SELECT 1 FROM entry NOT INDEXED GROUP BY account, id HAVING count(*) > 1 LIMIT 1",
	},
];

/** SQLite's full integrity check and ours. */
export function checkLedger(database: DatabaseSync): LedgerCheck {
	const integrity = database
		.prepare("PRAGMA integrity_check")
		.all()
		.map((row) => String(Object.values(row)[0]))
		.filter((line) => line !== "ok");
	const breaches = rules
		.filter(({ sql }) => database.prepare(sql).get() !== undefined)
		.map(({ breach }) => breach);
	const row = database.prepare("SELECT count(*) AS entries FROM entry").get();
	return { entries: Number(row?.["entries"]), faults: [...integrity, ...breaches] };
}
