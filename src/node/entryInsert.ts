import type { DatabaseSync, StatementSync } from "node:sqlite";
import { entryKinds, type LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { DimensionNumbers } from "./dimensionNumbers.ts";
import { toMs } from "./ledgerRows.ts";
import { MultiRowInsert } from "./multiRowInsert.ts";

const SPEND = entryKinds.indexOf("spend");

/** Puts entries into their table, ordinary spend many rows at a time. Lives as long as its connection. */
export class EntryInsert {
	readonly #dimensions: DimensionNumbers;
	readonly #spend: MultiRowInsert;
	readonly #other: StatementSync;

	constructor(database: DatabaseSync) {
		this.#dimensions = new DimensionNumbers(database);
		// FAIL keeps no journal of its own for each statement; who fails rolls the transaction back.
		this.#spend = new MultiRowInsert(database, {
			head: "INSERT OR FAIL INTO entry (account, at, seq, kind, nano, id, dimensions, meters)",
			row: `(?, ?, ?, ${SPEND}, ?, ?, ?, ?)`,
		});
		this.#other = database.prepare(
			`INSERT INTO entry (account, at, seq, kind, nano, id, dimensions, meters, expires, lot, note)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		);
	}

	/**
	 * Inserts an entry now or by the next `finish`; returns the number of its dimensions if it is spend. Call it inside a
	 * write transaction.
	 */
	add(entry: LedgerEntry, account: number, at: number, seq: number): number | undefined {
		const { kind, id, expires, lot, note } = entry;
		const { nano } = entry.amount;
		const meters = entry.meters === undefined ? null : JSON.stringify(entry.meters);
		const dimensions = kind === "spend" ? this.#dimensions.find(entry) : undefined;
		if (
			dimensions === undefined ||
			expires !== undefined ||
			lot !== undefined ||
			note !== undefined
		) {
			const end = expires === undefined ? null : toMs(expires);
			const [number, named] = [entryKinds.indexOf(kind), dimensions ?? null];
			this.#other.run(
				account,
				at,
				seq,
				number,
				nano,
				id,
				named,
				meters,
				end,
				lot ?? null,
				note ?? null,
			);
			return dimensions;
		}
		this.#spend.cells.push(account, at, seq, nano, id, dimensions, meters);
		this.#spend.endRow();
		return dimensions;
	}

	/** Inserts what `add` kept back. */
	finish(): void {
		this.#spend.finish();
	}

	/** Forgets what it kept back and what it knows of the file's rows: the transaction was rolled back. */
	forget(): void {
		this.#spend.discard();
		this.#dimensions.forget();
	}
}
