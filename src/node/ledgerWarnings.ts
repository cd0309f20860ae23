import type { DatabaseSync } from "node:sqlite";
import type { AccountId } from "../core/spend/account.ts";

/** The part of `Ledger.raiseWarnings` that runs inside a write transaction: only one process gets a key. */
export function raiseWarnings(
	database: DatabaseSync,
	account: AccountId,
	keys: readonly string[],
	atMs: number,
): readonly string[] {
	const number = findNumber(database, account);
	database
		.prepare(
			"DELETE FROM warning WHERE account = ? AND key NOT IN (SELECT value FROM json_each(?))",
		)
		.run(number, JSON.stringify(keys));
	const raise = database.prepare(
		`INSERT INTO warning (account, key, shownAt) VALUES (?1, ?2, ?3)
		ON CONFLICT (account, key) DO UPDATE SET shownAt = ?3, snoozedUntil = NULL WHERE snoozedUntil <= ?3`,
	);
	return keys.filter((key) => raise.run(number, key, atMs).changes > 0);
}

/** The part of `Ledger.snoozeWarning` that runs inside a write transaction. */
export function snoozeWarning(
	database: DatabaseSync,
	account: AccountId,
	key: string,
	untilMs: number,
): void {
	database
		.prepare(
			`INSERT INTO warning (account, key, shownAt, snoozedUntil) VALUES (?1, ?2, ?3, ?3)
			ON CONFLICT (account, key) DO UPDATE SET snoozedUntil = ?3`,
		)
		.run(findNumber(database, account), key, untilMs);
}

function findNumber(database: DatabaseSync, account: AccountId): number {
	const row = database.prepare("SELECT number FROM account WHERE id = ?").get(account);
	if (row === undefined) throw new Error(`there is no account ${account}`);
	return Number(row["number"]);
}
