import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { AccountId } from "../core/spend/account.ts";
import { instantToMs } from "../core/spend/instant.ts";
import { type AppendResult, LedgerFault } from "../core/spend/ledger.ts";
import { findEntryFault, type LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { EntryIds } from "./entryIds.ts";
import { EntryInsert } from "./entryInsert.ts";
import { IdColumns } from "./idColumns.ts";
import { forgetSums, prepareSums, SpendTally, type SumStatements } from "./spendTally.ts";

interface KnownAccount {
	readonly number: number;
	readonly currency: string;
}

/** Writes entries and keeps the sums in step with them. Lives as long as its connection. */
export class LedgerWriter {
	readonly #accounts = new Map<AccountId, KnownAccount>();
	readonly #selectAccount: StatementSync;
	readonly #reserve: StatementSync;
	readonly #ids: EntryIds;
	readonly #insert: EntryInsert;
	readonly #sums: SumStatements;
	readonly #dropCheckpoints: StatementSync;

	constructor(database: DatabaseSync) {
		this.#selectAccount = database.prepare("SELECT number, currency FROM account WHERE id = ?");
		this.#reserve = database.prepare(
			"UPDATE counter SET value = value + ? WHERE name = 'seq' RETURNING value",
		);
		this.#ids = new EntryIds(database);
		this.#insert = new EntryInsert(database);
		this.#sums = prepareSums(database);
		this.#dropCheckpoints = database.prepare(
			"DELETE FROM checkpoint WHERE account = ? AND at >= ?",
		);
	}

	/** Adds the entries; call it inside a write transaction. Throws `LedgerFault` for entries that cannot be recorded. */
	append(entries: readonly LedgerEntry[]): AppendResult {
		const columns = this.#readColumns(entries);
		const isRepeated = this.#ids.claim(columns);
		const tally = new SpendTally();
		const earliest = new Map<number, number>();
		const repeated: string[] = [];
		for (const [index, entry] of entries.entries()) {
			if (isRepeated.has(index)) {
				repeated.push(entry.id);
				continue;
			}
			const account = columns.accounts[index] ?? 0;
			const at = columns.ats[index] ?? 0;
			const dimensions = this.#insert.add(entry, account, at, columns.seqs[index] ?? 0);
			if (dimensions !== undefined) tally.add(account, at, dimensions, entry);
			if (at < (earliest.get(account) ?? Number.POSITIVE_INFINITY)) earliest.set(account, at);
		}
		this.#insert.finish();
		tally.writeTo(this.#sums);
		for (const [account, at] of earliest) this.#dropCheckpoints.run(account, at);
		return { added: entries.length - repeated.length, repeated };
	}

	/** Forgets what it knows of the file's rows: after a rolled-back transaction they may not be there. */
	forget(): void {
		this.#accounts.clear();
		this.#ids.forget();
		this.#insert.forget();
		forgetSums(this.#sums);
	}

	#readColumns(entries: readonly LedgerEntry[]): IdColumns {
		let seq = Number(this.#reserve.get(entries.length)?.["value"]) - entries.length;
		const columns = new IdColumns(entries.length);
		for (const entry of entries) {
			const account = this.#findAccount(entry.account);
			const at = instantToMs(entry.at);
			const fault = findEntryFault(entry, account.currency, at);
			if (fault !== undefined) throw new LedgerFault(`Nothing was recorded: ${fault}.`);
			columns.add(entry.id, account.number, at, ++seq);
		}
		return columns;
	}

	#findAccount(id: AccountId): KnownAccount {
		const known = this.#accounts.get(id);
		if (known !== undefined) return known;
		const row = this.#selectAccount.get(id);
		if (row === undefined) throw new LedgerFault(`There is no account ${id}; add it first.`);
		const account = { number: Number(row["number"]), currency: String(row["currency"]) };
		this.#accounts.set(id, account);
		return account;
	}
}
