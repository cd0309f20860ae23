import { statSync } from "node:fs";
import type { Account, AccountId } from "../core/spend/account.ts";
import type { AccountBalance } from "../core/spend/balance.ts";
import {
	type AppendResult,
	type EntryQuery,
	type Ledger,
	type LedgerCheck,
	LedgerFault,
	type LedgerState,
	type ReportedBalance,
	type SpendGroup,
	type SpendQuery,
} from "../core/spend/ledger.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { checkLedger } from "./ledgerChecker.ts";
import { explainLedgerError, sqliteTrouble } from "./ledgerErrors.ts";
import type { OpenOptions } from "./ledgerFile.ts";
import type { LedgerReader } from "./ledgerReader.ts";
import { stringifyExact, toMs } from "./ledgerRows.ts";
import { openSession, putAside, type Session, type WritableSession } from "./ledgerSession.ts";
import { raiseWarnings, snoozeWarning } from "./ledgerWarnings.ts";

/** How often other processes' changes are looked for, in milliseconds. */
const POLL_MS = 500;

/**
 * The ledger in one SQLite file of the data folder, safe with many processes at once. Its work is synchronous: a process
 * that must not wait uses it through `openLedger` of `ledgerClient.ts`.
 */
export class SqliteLedger implements Ledger {
	readonly #options: OpenOptions;
	readonly #listeners = new Set<() => void>();
	/** What happened since the first opening. */
	readonly #messages: string[] = [];
	#session: Session;
	#poll: NodeJS.Timeout | undefined;
	#dataVersion: number;

	constructor(options: OpenOptions) {
		this.#options = options;
		this.#session = openSession(options);
		this.#dataVersion = this.#readDataVersion();
	}

	async state(): Promise<LedgerState> {
		const { path, readOnly, messages } = this.#session.file;
		return { location: path, readOnly, messages: [...messages, ...this.#messages] };
	}

	async accounts(): Promise<readonly Account[]> {
		return this.#read((reader) => reader.accounts());
	}

	async putAccount(account: Account): Promise<void> {
		this.#write(({ file }) => {
			const { changes } = file.database
				.prepare(
					`INSERT INTO account (id, currency, settings) VALUES (?1, ?2, ?3)
					ON CONFLICT (id) DO UPDATE SET currency = ?2, settings = ?3
					WHERE currency = ?2 OR NOT EXISTS (SELECT 1 FROM entry WHERE account = account.number)`,
				)
				.run(account.id, account.currency, stringifyExact(account));
			if (changes === 0) {
				throw new LedgerFault(
					`The account ${account.id} has entries already; its currency cannot change any more.`,
				);
			}
			// Its rules may have changed, and the states were replayed by the old ones.
			file.database
				.prepare(
					"DELETE FROM checkpoint WHERE account IN (SELECT number FROM account WHERE id = ?)",
				)
				.run(account.id);
		});
	}

	async append(entries: readonly LedgerEntry[]): Promise<AppendResult> {
		return this.#write(({ writer }) => writer.append(entries));
	}

	async entries(query: EntryQuery): Promise<readonly LedgerEntry[]> {
		return this.#read((reader) => reader.entries(query));
	}

	async balance(account: AccountId, at: string): Promise<AccountBalance> {
		const { needsCheckpoints, ...balance } = this.#read((reader) => reader.balance(account, at));
		if (needsCheckpoints && this.#session.file.readOnly === undefined) {
			// Told to nobody: what is recorded stays the same.
			this.#inWriting(({ reader }) => reader.keepCheckpoints(account, at));
		}
		return balance;
	}

	async spendBy(query: SpendQuery): Promise<readonly SpendGroup[]> {
		return this.#read((reader) => reader.spendBy(query));
	}

	async spendBetween(account: AccountId, instants: readonly string[]): Promise<readonly bigint[]> {
		return this.#read((reader) => reader.spendBetween(account, instants));
	}

	async recordReport(report: ReportedBalance): Promise<void> {
		this.#write(({ file }) => {
			const { changes } = file.database
				.prepare(
					`INSERT INTO report (account, at, nano, source)
					SELECT number, ?, ?, ? FROM account WHERE id = ?
					ON CONFLICT (account, at, source) DO UPDATE SET nano = excluded.nano`,
				)
				.run(toMs(report.at), report.nano, report.source, report.account);
			if (changes === 0) throw new LedgerFault(`There is no account ${report.account}.`);
		});
	}

	async lastReport(account: AccountId, at: string): Promise<ReportedBalance | undefined> {
		return this.#read((reader) => reader.lastReport(account, at));
	}

	async raiseWarnings(
		account: AccountId,
		keys: readonly string[],
		at: string,
	): Promise<readonly string[]> {
		// Told to nobody: a listener that raises warnings would hear of itself for ever.
		return this.#inWriting(({ file }) => raiseWarnings(file.database, account, keys, toMs(at)));
	}

	async snoozeWarning(account: AccountId, key: string, until: string): Promise<void> {
		this.#write(({ file }) => snoozeWarning(file.database, account, key, toMs(until)));
	}

	async check(): Promise<LedgerCheck> {
		return this.#read((_reader, { file }) => checkLedger(file.database));
	}

	onDidChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		this.#poll ??= setInterval(() => this.#lookForChanges(), POLL_MS).unref();
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) this.#stopPolling();
		};
	}

	async dispose(): Promise<void> {
		this.#stopPolling();
		this.#listeners.clear();
		if (this.#session.file.database.isOpen) this.#session.file.database.close();
	}

	#read<T>(work: (reader: LedgerReader, session: Session) => T): T {
		this.#reopenIfReplaced();
		return this.#inTransaction("BEGIN", (session) => work(session.reader, session));
	}

	#write<T>(work: (session: WritableSession) => T): T {
		const result = this.#inWriting(work);
		this.#tellListeners();
		return result;
	}

	#inWriting<T>(work: (session: WritableSession) => T): T {
		this.#reopenIfReplaced();
		const { file } = this.#session;
		if (file.readOnly !== undefined) {
			throw new LedgerFault(`Nothing was recorded in ${file.path}: ${file.readOnly}.`);
		}
		return this.#inTransaction("BEGIN IMMEDIATE", (session) => {
			const { writer } = session;
			if (writer === undefined) throw new Error("a writable session has a writer");
			return work({ ...session, writer });
		});
	}

	#inTransaction<T>(begin: string, work: (session: Session) => T): T {
		const session = this.#session;
		const { database, path } = session.file;
		try {
			database.exec(begin);
			const result = work(session);
			database.exec("COMMIT");
			return result;
		} catch (error) {
			if (database.isTransaction) database.exec("ROLLBACK");
			session.writer?.forget();
			if (sqliteTrouble(error) === "corrupt" && session.file.readOnly === undefined) {
				throw this.#beginAnew(session, error);
			}
			throw explainLedgerError(error, path);
		}
	}

	#beginAnew(damaged: Session, cause: unknown): LedgerFault {
		const message = putAside(damaged, this.#options.now());
		this.#messages.push(message);
		this.#session = openSession(this.#options);
		return new LedgerFault(`${message} Nothing was recorded; repeat it.`, { cause });
	}

	/** Another process may have set a damaged file aside: what is written to the old one would be lost. */
	#reopenIfReplaced(): void {
		const { file, inode } = this.#session;
		if (statSync(file.path, { throwIfNoEntry: false })?.ino === inode) return;
		file.database.close();
		this.#session = openSession(this.#options);
	}

	/** What goes wrong here (another process is just writing) is left to the next look, or to the next call to say. */
	#lookForChanges(): void {
		const before = this.#session;
		try {
			this.#reopenIfReplaced();
			const dataVersion = this.#readDataVersion();
			if (dataVersion === this.#dataVersion && before === this.#session) return;
			this.#dataVersion = dataVersion;
		} catch (error) {
			if (sqliteTrouble(error) === undefined && !(error instanceof LedgerFault)) throw error;
			return;
		}
		this.#tellListeners();
	}

	#readDataVersion(): number {
		const row = this.#session.file.database.prepare("PRAGMA data_version").get();
		return Number(row?.["data_version"]);
	}

	#tellListeners(): void {
		for (const listener of this.#listeners) listener();
	}

	#stopPolling(): void {
		clearInterval(this.#poll);
		this.#poll = undefined;
	}
}
