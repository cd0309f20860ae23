import type { DatabaseSync, StatementSync } from "node:sqlite";
import { IdColumns, sortRoughly } from "./idColumns.ts";
import { MultiRowInsert, ROWS_PER_RUN } from "./multiRowInsert.ts";

/**
 * Knows which ids are recorded. The table `entryId` is a hash table: an id stands at the first place from its own on that
 * is free or already has it, and ids are compared in full. New ids are put roughly in the order of their places, so that a
 * batch touches each page of the table once; an index over the ids took most of a batch's time. Lives as long as its
 * connection.
 */
export class EntryIds {
	readonly #insert: MultiRowInsert;
	readonly #look: StatementSync;

	constructor(database: DatabaseSync) {
		this.#insert = new MultiRowInsert(database, {
			head: "INSERT OR IGNORE INTO entryId (place, at, seq)",
			row: "(?, ?, ?)",
		});
		this.#look = database.prepare(
			`SELECT entryId.seq, entry.id FROM entryId
			LEFT JOIN entry ON entry.account = ? AND entry.at = entryId.at AND entry.seq = entryId.seq
			WHERE place = ?`,
		);
	}

	/**
	 * Takes a place for each id; returns the indexes of those that have one already or come earlier in the columns. Entries
	 * that are not in their table yet have ascending `seqs` without gaps.
	 */
	claim(columns: IdColumns): ReadonlySet<number> {
		const { places } = columns;
		const repeated = new Set<number>();
		const order = sortRoughly(places);
		for (let from = 0; from < order.length; from += ROWS_PER_RUN) {
			const chunk = order.subarray(from, from + ROWS_PER_RUN);
			for (const index of chunk) this.#put(columns, index, places[index] ?? 0);
			if (this.#insert.finish() === chunk.length) continue;
			for (const index of chunk) {
				if (!this.#settle(columns, index)) repeated.add(index);
			}
		}
		return repeated;
	}

	/** Forgets what a transaction did that was rolled back. */
	forget(): void {
		this.#insert.discard();
	}

	#put({ ats, seqs }: IdColumns, index: number, place: number): void {
		this.#insert.cells.push(place, ats[index] ?? 0, seqs[index] ?? 0);
		this.#insert.endRow();
	}

	/** Looks who stands where an id belongs, and puts it at the next free place if others do; false if it has one. */
	#settle(columns: IdColumns, index: number): boolean {
		const { ids, accounts, seqs } = columns;
		for (let place = columns.places[index] ?? 0; ; place++) {
			const row = this.#look.get(accounts[index] ?? 0, place);
			if (row === undefined) {
				this.#put(columns, index, place);
				return this.#insert.finish() === 1;
			}
			if (row["seq"] === seqs[index]) return true;
			const other = Number(row["seq"]) - (seqs[0] ?? 0);
			const isSame =
				seqs[other] === row["seq"]
					? ids[other] === ids[index] && accounts[other] === accounts[index]
					: row["id"] === ids[index];
			if (isSame) return false;
		}
	}
}

/** How many entries are claimed at a time: enough that most pages of the table are touched once. */
const PAGE = 100_000;

/** Claims the ids of all entries of a file whose table of ids is empty. */
export function claimRecorded(database: DatabaseSync): void {
	const ids = new EntryIds(database);
	const next = database.prepare(
		`SELECT account, at, seq, id FROM entry WHERE (account, at, seq) > (?, ?, ?)
		ORDER BY account, at, seq LIMIT ${PAGE}`,
	);
	for (let rows = next.all(0, 0, 0); rows.length > 0; ) {
		const columns = new IdColumns(rows.length);
		for (const { account, at, seq, id } of rows) {
			columns.add(String(id), Number(account), Number(at), Number(seq));
		}
		ids.claim(columns);
		const { account = null, at = null, seq = null } = rows.at(-1) ?? {};
		rows = next.all(account, at, seq);
	}
}
