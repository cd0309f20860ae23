import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Account, AccountId } from "../core/spend/account.ts";
import { type AccountBalance, toBalance } from "../core/spend/balance.ts";
import {
	type EntryQuery,
	LedgerFault,
	type ReportedBalance,
	type SpendGroup,
	type SpendQuery,
} from "../core/spend/ledger.ts";
import {
	type LedgerEntry,
	type SpendDimension,
	spendDimensions,
} from "../core/spend/ledgerEntry.ts";
import { inputMeters, outputMeters } from "../core/spend/meterTotals.ts";
import { findPreset } from "../core/spend/presets.ts";
import { BalanceReplay } from "./ledgerBalance.ts";
import { type Row, readAccount, toEntry, toInstant, toMs } from "./ledgerRows.ts";
import { DAY_MS, SpendSums } from "./ledgerSums.ts";

/** Reads a ledger file; every method sees one state when called inside a transaction. */
export class LedgerReader {
	readonly #database: DatabaseSync;
	readonly #sums: SpendSums;
	readonly #replay: BalanceReplay;

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#sums = new SpendSums(database);
		this.#replay = new BalanceReplay(database, this.#sums);
	}

	accounts(): readonly Account[] {
		const rows = this.#all("SELECT settings FROM account ORDER BY number");
		return rows.map((row) => readAccount(String(row["settings"])));
	}

	/** Each account's entries are clustered by time: over all accounts the pages of each are merged. */
	entries(query: EntryQuery): readonly LedgerEntry[] {
		const newest = query.order === "newestFirst";
		const [direction, sign] = newest ? ["DESC", -1] : ["ASC", 1];
		const end = query.limit + (query.offset ?? 0);
		const accounts = this.#all(
			"SELECT number FROM account WHERE ?1 IS NULL OR id = ?1",
			query.account ?? null,
		);
		const rows = accounts.flatMap(({ number }) =>
			this.#all(
				`SELECT entry.*, account.id AS accountId, currency, model, endpoint, modality, project, callSite
				FROM entry ${query.creditsOnly ? "INDEXED BY creditEntry" : ""} JOIN account ON account.number = entry.account
				LEFT JOIN dimensions ON dimensions.number = entry.dimensions
				WHERE entry.account = ? AND at >= ? AND at < ? ${query.creditsOnly ? "AND kind <> 3" : ""}
				ORDER BY at ${direction}, seq ${direction} LIMIT ?`,
				number ?? null,
				query.from === undefined ? 0 : toMs(query.from),
				query.until === undefined ? Number.MAX_SAFE_INTEGER : toMs(query.until),
				end,
			),
		);
		rows.sort(
			(left, right) =>
				sign *
				(Number(left["at"]) - Number(right["at"]) || Number(left["seq"]) - Number(right["seq"])),
		);
		return rows.slice(query.offset ?? 0, end).map(toEntry);
	}

	balance(id: AccountId, at: string): AccountBalance & { readonly needsCheckpoints: boolean } {
		const { number, account } = this.#findAccount(id);
		const replayed = this.#replay.at(number, at, findPreset(account.preset).orderOfUse);
		const about = { account: id, currency: account.currency, at };
		const needsCheckpoints = BalanceReplay.needsCheckpoints(replayed);
		return { ...toBalance(replayed.state, about), needsCheckpoints };
	}

	/** Makes the next balances of an account faster. Call it inside a write transaction. */
	keepCheckpoints(id: AccountId, at: string): void {
		const { number, account } = this.#findAccount(id);
		this.#replay.keepCheckpoints(number, at, findPreset(account.preset).orderOfUse);
	}

	spendBetween(id: AccountId, instants: readonly string[]): readonly bigint[] {
		return this.#sums.between(this.#findAccount(id).number, instants.map(toMs));
	}

	spendBy(query: SpendQuery): readonly SpendGroup[] {
		const { number } = this.#findAccount(query.account);
		const by = spendDimensions.filter((dimension) => query.by.includes(dimension));
		const [from, until] = [toMs(query.from), toMs(query.until)];
		const firstDay = Math.ceil(from / DAY_MS);
		const lastDay = Math.max(firstDay, Math.floor(until / DAY_MS));
		// Whole days come from the sums by day, the rest of the first and last day from the entries.
		const rows = this.#all(
			`SELECT ${by.map((name) => `${name}, `).join("")} sum(nano) AS nano, sum(entries) AS entries,
				sum(inputTokens) AS inputTokens, sum(outputTokens) AS outputTokens
			FROM (
				SELECT dimensions AS named, nano, entries, inputTokens, outputTokens FROM spendDay
					WHERE account = ?1 AND day >= ?2 AND day < ?3
				UNION ALL
				SELECT dimensions, nano, 1, ${tokens(inputMeters)}, ${tokens(outputMeters)} FROM entry
					WHERE account = ?1 AND at >= ?4 AND at < min(?5, ?6) AND kind = 3
				UNION ALL
				SELECT dimensions, nano, 1, ${tokens(inputMeters)}, ${tokens(outputMeters)} FROM entry
					WHERE account = ?1 AND at >= max(?7, ?5) AND at < ?6 AND kind = 3
			) JOIN dimensions ON dimensions.number = named
			${by.length === 0 ? "" : `GROUP BY ${by.join(", ")}`} ORDER BY nano DESC`,
			number,
			firstDay,
			lastDay,
			from,
			firstDay * DAY_MS,
			until,
			lastDay * DAY_MS,
		);
		return rows.filter((row) => row["nano"] !== null).map((row) => toGroup(row, by));
	}

	lastReport(id: AccountId, at: string): ReportedBalance | undefined {
		const { number } = this.#findAccount(id);
		const [row] = this.#all(
			"SELECT at, nano, source FROM report WHERE account = ? AND at <= ? ORDER BY at DESC, source LIMIT 1",
			number,
			toMs(at),
		);
		if (row === undefined) return undefined;
		const [nano, source] = [BigInt(row["nano"] as bigint), String(row["source"])];
		return { account: id, at: toInstant(row["at"]), nano, source };
	}

	#findAccount(id: AccountId): { number: number; account: Account } {
		const [row] = this.#all("SELECT number, settings FROM account WHERE id = ?", id);
		if (row === undefined) throw new LedgerFault(`There is no account ${id}.`);
		return { number: Number(row["number"]), account: readAccount(String(row["settings"])) };
	}

	#all(sql: string, ...values: SQLInputValue[]): Row[] {
		const statement = this.#database.prepare(sql);
		statement.setReadBigInts(true);
		return statement.all(...values);
	}
}

function tokens(meters: readonly string[]): string {
	const names = meters.map((meter) => `'${meter}'`).join(", ");
	return `(SELECT coalesce(sum(value), 0) FROM json_each(meters) WHERE key IN (${names}))`;
}

function toGroup(row: Row, by: readonly SpendDimension[]): SpendGroup {
	const keys = Object.fromEntries(
		by.map((name) => [name, row[name] === "" ? undefined : row[name]]),
	);
	return {
		keys: keys as SpendGroup["keys"],
		nano: BigInt(row["nano"] as bigint),
		entries: Number(row["entries"]),
		inputTokens: Number(row["inputTokens"]),
		outputTokens: Number(row["outputTokens"]),
	};
}
