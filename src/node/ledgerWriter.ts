import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { AccountId } from "../core/spend/account.ts";
import { type AppendResult, LedgerFault } from "../core/spend/ledger.ts";
import { findEntryFault, type LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { countInputTokens, countOutputTokens } from "../core/spend/meterTotals.ts";
import { dimensionValues, entryValues, toMs } from "./ledgerRows.ts";
import { bucketsOf, DAY_MS } from "./ledgerSums.ts";

interface DayTotal {
	readonly account: number;
	readonly day: number;
	readonly dimensions: number;
	nano: bigint;
	entries: number;
	inputTokens: number;
	outputTokens: number;
}

/** What one transaction adds to the sums, gathered so that each row is written once. */
interface Gathered {
	readonly sums: Map<string, { account: number; level: number; bucket: number; nano: bigint }>;
	readonly days: Map<string, DayTotal>;
}

/** Writes entries and keeps the sums in step with them. Lives as long as its connection. */
export class LedgerWriter {
	readonly #database: DatabaseSync;
	readonly #accounts = new Map<AccountId, { number: number; currency: string }>();
	readonly #dimensions = new Map<string, number>();
	readonly #insert: StatementSync;
	readonly #addSum: StatementSync;
	readonly #addDay: StatementSync;

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#insert = database.prepare(
			`INSERT INTO entry (account, at, seq, kind, nano, id, expires, dimensions, lot, meters, note)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, account) DO NOTHING`,
		);
		this.#addSum = database.prepare(
			`INSERT INTO spendSum (account, level, bucket, nano) VALUES (?, ?, ?, ?)
			ON CONFLICT (account, level, bucket) DO UPDATE SET nano = nano + excluded.nano`,
		);
		this.#addDay = database.prepare(
			`INSERT INTO spendDay (account, day, dimensions, nano, entries, inputTokens, outputTokens)
			VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (account, day, dimensions) DO UPDATE SET nano = nano + excluded.nano,
				entries = entries + excluded.entries, inputTokens = inputTokens + excluded.inputTokens,
				outputTokens = outputTokens + excluded.outputTokens`,
		);
	}

	/** Adds the entries; call it inside a write transaction. Throws `LedgerFault` for entries that cannot be recorded. */
	append(entries: readonly LedgerEntry[]): AppendResult {
		const gathered: Gathered = { sums: new Map(), days: new Map() };
		const repeated: string[] = [];
		const first = this.#reserveSeq(entries.length);
		entries.forEach((entry, index) => {
			if (!this.#add(entry, first + index, gathered)) repeated.push(entry.id);
		});
		for (const { account, level, bucket, nano } of gathered.sums.values()) {
			this.#addSum.run(account, level, bucket, nano);
		}
		for (const total of gathered.days.values()) {
			const { account, day, dimensions, nano, inputTokens, outputTokens } = total;
			this.#addDay.run(
				account,
				day,
				dimensions,
				nano,
				total.entries,
				Math.round(inputTokens),
				Math.round(outputTokens),
			);
		}
		return { added: entries.length - repeated.length, repeated };
	}

	/** Forgets what it knows of the file's rows: after a rolled-back transaction they may not be there. */
	forget(): void {
		this.#accounts.clear();
		this.#dimensions.clear();
	}

	#add(entry: LedgerEntry, seq: number, gathered: Gathered): boolean {
		const account = this.#findAccount(entry.account);
		const fault = findEntryFault(entry, account.currency);
		if (fault !== undefined) throw new LedgerFault(`Nothing was recorded: ${fault}.`);
		const at = toMs(entry.at);
		const isSpend = entry.kind === "spend";
		const dimensions = isSpend ? this.#findDimensions(entry) : null;
		const { changes } = this.#insert.run(
			account.number,
			at,
			seq,
			...entryValues(entry, dimensions),
		);
		if (changes === 0) return false;
		if (dimensions !== null) gather(gathered, account.number, at, dimensions, entry);
		return true;
	}

	#reserveSeq(count: number): number {
		const row = this.#database
			.prepare("UPDATE counter SET value = value + ? WHERE name = 'seq' RETURNING value")
			.get(count);
		return Number(row?.["value"]) - count + 1;
	}

	#findAccount(id: AccountId): { number: number; currency: string } {
		const known = this.#accounts.get(id);
		if (known !== undefined) return known;
		const row = this.#database.prepare("SELECT number, currency FROM account WHERE id = ?").get(id);
		if (row === undefined) throw new LedgerFault(`There is no account ${id}; add it first.`);
		const account = { number: Number(row["number"]), currency: String(row["currency"]) };
		this.#accounts.set(id, account);
		return account;
	}

	#findDimensions(entry: LedgerEntry): number {
		const values = dimensionValues(entry);
		const key = values.join("\u0000");
		const known = this.#dimensions.get(key);
		if (known !== undefined) return known;
		this.#database
			.prepare(
				`INSERT INTO dimensions (model, endpoint, modality, project, callSite) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT DO NOTHING`,
			)
			.run(...values);
		const row = this.#database
			.prepare(
				`SELECT number FROM dimensions
				WHERE model = ? AND endpoint = ? AND modality = ? AND project = ? AND callSite = ?`,
			)
			.get(...values);
		const number = Number(row?.["number"]);
		this.#dimensions.set(key, number);
		return number;
	}
}

function gather(
	gathered: Gathered,
	account: number,
	at: number,
	dimensions: number,
	entry: LedgerEntry,
): void {
	const { nano } = entry.amount;
	const buckets = bucketsOf(at);
	for (const [level, bucket] of buckets.entries()) {
		const key = `${account} ${level} ${bucket}`;
		const sum = gathered.sums.get(key);
		if (sum === undefined) gathered.sums.set(key, { account, level, bucket, nano });
		else sum.nano += nano;
	}
	const day = Math.floor(at / DAY_MS);
	const key = `${account} ${day} ${dimensions}`;
	let total = gathered.days.get(key);
	if (total === undefined) {
		total = { account, day, dimensions, nano: 0n, entries: 0, inputTokens: 0, outputTokens: 0 };
		gathered.days.set(key, total);
	}
	total.nano += nano;
	total.entries += 1;
	if (entry.meters === undefined) return;
	total.inputTokens += countInputTokens(entry.meters);
	total.outputTokens += countOutputTokens(entry.meters);
}
