import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** Rows of one statement: crossing into SQLite once for 64 rows takes half the time of 64 crossings. */
export const ROWS_PER_RUN = 64;

/** What to insert: the statement up to VALUES, the values of one row ("(?, 3, ?)") and what follows them. */
export interface InsertParts {
	readonly head: string;
	readonly row: string;
	readonly tail?: string;
}

/** Inserts rows, many per statement. Lives as long as its connection. */
export class MultiRowInsert {
	readonly #many: StatementSync;
	readonly #one: StatementSync;
	readonly #width: number;
	readonly #capacity: number;
	/** Values of rows that are not inserted yet, one after the other. */
	readonly cells: SQLInputValue[] = [];
	#inserted = 0;

	constructor(database: DatabaseSync, { head, row, tail = "" }: InsertParts) {
		const rows = Array(ROWS_PER_RUN).fill(row).join(", ");
		this.#one = database.prepare(`${head} VALUES ${row} ${tail}`);
		this.#many = database.prepare(`${head} VALUES ${rows} ${tail}`);
		this.#width = row.split("?").length - 1;
		this.#capacity = this.#width * ROWS_PER_RUN;
	}

	/** Ends a row whose values were pushed to `cells`: it is inserted now or by the next `finish`. */
	endRow(): void {
		if (this.cells.length < this.#capacity) return;
		this.#inserted += Number(this.#many.run(...this.cells).changes);
		this.cells.length = 0;
	}

	/** Inserts the rows that are still waiting; returns how many rows were inserted since the last `finish`. */
	finish(): number {
		for (let from = 0; from < this.cells.length; from += this.#width) {
			const row = this.cells.slice(from, from + this.#width);
			this.#inserted += Number(this.#one.run(...row).changes);
		}
		const inserted = this.#inserted;
		this.discard();
		return inserted;
	}

	/** Forgets the rows that are still waiting: the transaction was rolled back. */
	discard(): void {
		this.cells.length = 0;
		this.#inserted = 0;
	}
}
