import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { AccountId } from "../core/spend/account.ts";
import { type AppendResult, LedgerFault } from "../core/spend/ledger.ts";
import {
	entryKinds,
	findEntryFault,
	type LedgerEntry,
	spendDimensions,
} from "../core/spend/ledgerEntry.ts";
import { dimensionValues, toMs } from "./ledgerRows.ts";
import { prepareSums, SpendTally, type SumStatements } from "./spendTally.ts";

/** Numbers of dimensions by the values of each in turn. */
type DimensionTree = Map<string, DimensionTree | number>;

const lastDimension = "callSite";
const branching = spendDimensions.filter((dimension) => dimension !== lastDimension);

function branchOf(tree: DimensionTree, value: string): DimensionTree {
	const known = tree.get(value);
	if (known instanceof Map) return known;
	const made: DimensionTree = new Map();
	tree.set(value, made);
	return made;
}

/** Writes entries and keeps the sums in step with them. Lives as long as its connection. */
export class LedgerWriter {
	readonly #database: DatabaseSync;
	readonly #accounts = new Map<AccountId, { number: number; currency: string }>();
	readonly #dimensions: DimensionTree = new Map();
	readonly #insert: StatementSync;
	readonly #reserve: StatementSync;
	readonly #dropCheckpoints: StatementSync;
	readonly #sums: SumStatements;

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#insert = database.prepare(
			`INSERT INTO entry (account, at, seq, kind, nano, id, expires, dimensions, lot, meters, note)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, account) DO NOTHING`,
		);
		this.#reserve = database.prepare(
			"UPDATE counter SET value = value + ? WHERE name = 'seq' RETURNING value",
		);
		this.#dropCheckpoints = database.prepare(
			"DELETE FROM checkpoint WHERE account = ? AND at >= ?",
		);
		this.#sums = prepareSums(database);
	}

	/** Adds the entries; call it inside a write transaction. Throws `LedgerFault` for entries that cannot be recorded. */
	append(entries: readonly LedgerEntry[]): AppendResult {
		const tally = new SpendTally();
		const earliest = new Map<number, number>();
		const repeated: string[] = [];
		const last = Number(this.#reserve.get(entries.length)?.["value"]);
		let seq = last - entries.length;
		for (const entry of entries) {
			if (!this.#add(entry, ++seq, tally, earliest)) repeated.push(entry.id);
		}
		tally.writeTo(this.#sums);
		for (const [account, at] of earliest) this.#dropCheckpoints.run(account, at);
		return { added: entries.length - repeated.length, repeated };
	}

	/** Forgets what it knows of the file's rows: after a rolled-back transaction they may not be there. */
	forget(): void {
		this.#accounts.clear();
		this.#dimensions.clear();
	}

	#add(entry: LedgerEntry, seq: number, tally: SpendTally, earliest: Map<number, number>): boolean {
		const account = this.#findAccount(entry.account);
		const fault = findEntryFault(entry, account.currency);
		if (fault !== undefined) throw new LedgerFault(`Nothing was recorded: ${fault}.`);
		const at = toMs(entry.at);
		const isSpend = entry.kind === "spend";
		const dimensions = isSpend ? this.#findDimensions(entry) : null;
		// Written out: spreading an array costs a fifth of the time of an insert.
		const { changes } = this.#insert.run(
			account.number,
			at,
			seq,
			entryKinds.indexOf(entry.kind),
			entry.amount.nano,
			entry.id,
			entry.expires === undefined ? null : toMs(entry.expires),
			dimensions,
			entry.lot ?? null,
			entry.meters === undefined ? null : JSON.stringify(entry.meters),
			entry.note ?? null,
		);
		if (changes === 0) return false;
		if (at < (earliest.get(account.number) ?? Number.POSITIVE_INFINITY)) {
			earliest.set(account.number, at);
		}
		if (dimensions !== null) tally.add(account.number, at, dimensions, entry);
		return true;
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
		// A map for each of the five: joining them to one key costs three times as much.
		let tree = this.#dimensions;
		for (const dimension of branching) tree = branchOf(tree, entry[dimension] ?? "");
		const leaf = entry[lastDimension] ?? "";
		const known = tree.get(leaf);
		if (typeof known === "number") return known;
		const values = dimensionValues(entry);
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
		tree.set(leaf, number);
		return number;
	}
}
