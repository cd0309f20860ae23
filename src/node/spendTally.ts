import type { DatabaseSync } from "node:sqlite";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { countInputTokens, countOutputTokens } from "../core/spend/meterTotals.ts";
import { bucketOf, DAY_MS, sumShifts } from "./ledgerSums.ts";
import { MultiRowInsert } from "./multiRowInsert.ts";

/** Dimension numbers stay below this, so that day and dimensions make one exact number. */
const DIMENSION_LIMIT = 2 ** 31;

interface DayTotal {
	nano: bigint;
	entries: number;
	inputTokens: number;
	outputTokens: number;
}

interface AccountTally {
	/** Buckets of the finest level → nano-units. */
	readonly sums: Map<number, bigint>;
	/** Day × dimensions → totals. */
	readonly days: Map<number, DayTotal>;
}

/** Gathers what one transaction adds to the sums, so that each row of them is written once. */
export class SpendTally {
	readonly #accounts = new Map<number, AccountTally>();

	add(account: number, at: number, dimensions: number, entry: LedgerEntry): void {
		let tally = this.#accounts.get(account);
		if (tally === undefined) {
			tally = { sums: new Map(), days: new Map() };
			this.#accounts.set(account, tally);
		}
		const { nano } = entry.amount;
		const bucket = bucketOf(at, 0);
		tally.sums.set(bucket, (tally.sums.get(bucket) ?? 0n) + nano);
		const key = Math.floor(at / DAY_MS) * DIMENSION_LIMIT + dimensions;
		let total = tally.days.get(key);
		if (total === undefined) {
			total = { nano: 0n, entries: 0, inputTokens: 0, outputTokens: 0 };
			tally.days.set(key, total);
		}
		total.nano += nano;
		total.entries += 1;
		if (entry.meters === undefined) return;
		total.inputTokens += countInputTokens(entry.meters);
		total.outputTokens += countOutputTokens(entry.meters);
	}

	/** Writes through the statements of `prepareSums`, inside the entries' transaction. */
	writeTo({ addSums, addDays }: SumStatements): void {
		for (const [account, { sums: finest, days }] of this.#accounts) {
			let sums = finest;
			for (let level = 0; level < sumShifts.length; level++) {
				if (level > 0) sums = coarsen(sums);
				for (const [bucket, nano] of sums) {
					addSums.cells.push(account, level, bucket, nano);
					addSums.endRow();
				}
			}
			addSums.finish();
			for (const [key, { nano, entries, inputTokens, outputTokens }] of days) {
				const day = Math.floor(key / DIMENSION_LIMIT);
				const tokens = [Math.round(inputTokens), Math.round(outputTokens)];
				addDays.cells.push(account, day, key % DIMENSION_LIMIT, nano, entries, ...tokens);
				addDays.endRow();
			}
			addDays.finish();
		}
	}
}

/** The sums of the next level: each of its buckets holds 64. */
function coarsen(sums: ReadonlyMap<number, bigint>): Map<number, bigint> {
	const coarse = new Map<number, bigint>();
	for (const [bucket, nano] of sums) {
		const above = Math.floor(bucket / 64);
		coarse.set(above, (coarse.get(above) ?? 0n) + nano);
	}
	return coarse;
}

/** The statements that add to the sums of a database. */
export interface SumStatements {
	readonly addSums: MultiRowInsert;
	readonly addDays: MultiRowInsert;
}

/** Prepares what `SpendTally.writeTo` needs. */
export function prepareSums(database: DatabaseSync): SumStatements {
	return {
		addSums: new MultiRowInsert(database, {
			head: "INSERT INTO spendSum (account, level, bucket, nano)",
			row: "(?, ?, ?, ?)",
			tail: "ON CONFLICT (account, level, bucket) DO UPDATE SET nano = nano + excluded.nano",
		}),
		addDays: new MultiRowInsert(database, {
			head: "INSERT INTO spendDay (account, day, dimensions, nano, entries, inputTokens, outputTokens)",
			row: "(?, ?, ?, ?, ?, ?, ?)",
			tail: `ON CONFLICT (account, day, dimensions) DO UPDATE SET nano = nano + excluded.nano,
				entries = entries + excluded.entries, inputTokens = inputTokens + excluded.inputTokens,
				outputTokens = outputTokens + excluded.outputTokens`,
		}),
	};
}

/** Forgets what a transaction did that was rolled back. */
export function forgetSums({ addSums, addDays }: SumStatements): void {
	addSums.discard();
	addDays.discard();
}
