import type { DatabaseSync, StatementSync } from "node:sqlite";

/** A day in milliseconds: the period of `spendDay`. */
export const DAY_MS = 86_400_000;

/** Periods of the sums as powers of two in milliseconds: 4 min, 5 h, 12 days. Each holds 64 of the one before. */
export const sumShifts = [18, 24, 30] as const;

/** The bucket of a level that an instant lies in. */
export function bucketOf(ms: number, level: number): number {
	return Math.floor(ms / 2 ** (sumShifts[level] ?? 0));
}

/**
 * Sums spend between instants from the stored sums: some short ranges per instant, whatever the number of entries.
 * Lives as long as its connection.
 */
export class SpendSums {
	readonly #whole: StatementSync;
	readonly #within: StatementSync;

	constructor(database: DatabaseSync) {
		this.#whole = database.prepare(
			`SELECT coalesce(sum(nano), 0) AS nano FROM spendSum
			WHERE account = ? AND level = 2 AND bucket >= ? AND bucket < ?`,
		);
		this.#within = database.prepare(
			`SELECT
				(SELECT coalesce(sum(nano), 0) FROM spendSum
					WHERE account = ?1 AND level = 1 AND bucket >= ?2 AND bucket < ?3)
				+ (SELECT coalesce(sum(nano), 0) FROM spendSum
					WHERE account = ?1 AND level = 0 AND bucket >= ?4 AND bucket < ?5)
				+ (SELECT coalesce(sum(nano), 0) FROM entry
					WHERE account = ?1 AND at >= ?6 AND at < ?7 AND kind = 3) AS nano`,
		);
		this.#whole.setReadBigInts(true);
		this.#within.setReadBigInts(true);
	}

	/** Sums between ascending instants (first inclusive, next exclusive): n instants give n − 1 sums. */
	between(account: number, instants: readonly number[]): bigint[] {
		const sums: bigint[] = [];
		let previous: { top: number; within: bigint } | undefined;
		for (const ms of instants) {
			const top = bucketOf(ms, 2);
			const within = this.#sumWithin(account, ms);
			if (previous !== undefined) {
				const whole = top === previous.top ? 0n : this.#sumWhole(account, previous.top, top);
				sums.push(whole + within - previous.within);
			}
			previous = { top, within };
		}
		return sums;
	}

	#sumWhole(account: number, from: number, until: number): bigint {
		return BigInt(this.#whole.get(account, from, until)?.["nano"] as bigint);
	}

	/** Spend from the start of the largest period up to the instant. */
	#sumWithin(account: number, ms: number): bigint {
		const [low, middle] = [bucketOf(ms, 0), bucketOf(ms, 1)];
		const [lowFrom, middleFrom] = [middle * 64, bucketOf(ms, 2) * 64];
		const rest = low * 2 ** sumShifts[0];
		const row = this.#within.get(account, middleFrom, middle, lowFrom, low, rest, ms);
		return BigInt(row?.["nano"] as bigint);
	}
}
