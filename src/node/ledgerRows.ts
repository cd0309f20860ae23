import type { SQLOutputValue } from "node:sqlite";
import type { Account } from "../core/spend/account.ts";
import { instantToMs } from "../core/spend/instant.ts";
import { entryKinds, type LedgerEntry, spendDimensions } from "../core/spend/ledgerEntry.ts";

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** An ISO instant as milliseconds since 1970; queries may spell it in other ways than entries do. */
export function toMs(instant: string): number {
	const ms = instantToMs(instant);
	return Number.isNaN(ms) ? Date.parse(instant) : ms;
}

/** Milliseconds since 1970 as an ISO instant. */
export function toInstant(ms: SQLOutputValue | undefined): string {
	return new Date(Number(ms)).toISOString();
}

/** A row of `entry` joined with `dimensions` and `account` as an entry. */
export function toEntry(row: Row): LedgerEntry {
	const kind = entryKinds[Number(row["kind"])];
	if (kind === undefined) throw new Error(`unknown entry kind ${row["kind"]}`);
	const entry: Record<string, unknown> = {
		id: row["id"],
		account: row["accountId"],
		kind,
		amount: { nano: BigInt(row["nano"] as bigint), currency: row["currency"] },
		at: toInstant(row["at"]),
	};
	if (row["expires"] !== null) entry["expires"] = toInstant(row["expires"]);
	for (const name of ["lot", "note", ...spendDimensions]) {
		if (row[name] !== null && row[name] !== "") entry[name] = row[name];
	}
	if (row["meters"] !== null) entry["meters"] = JSON.parse(String(row["meters"]));
	return entry as unknown as LedgerEntry;
}

/** JSON with exact amounts: a bigint is written as `{"nano": "…"}`. */
export function stringifyExact(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === "bigint" ? { nano: String(part) } : part,
	);
}

/** The inverse of `stringifyExact`. */
export function parseExact(text: string): unknown {
	return JSON.parse(text, (_key, part: unknown) => {
		if (typeof part !== "object" || part === null || !("nano" in part)) return part;
		return BigInt(String(part.nano));
	});
}

/** Account settings as `stringifyExact` wrote them. */
export function readAccount(settings: string): Account {
	return parseExact(settings) as Account;
}
