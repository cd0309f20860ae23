import type { DatabaseSync, StatementSync } from "node:sqlite";

/** A day in milliseconds: the period of `spendDay`. */
export const DAY_MS = 86_400_000;

/** Periods of the sums as powers of two in milliseconds: 16 s, 17 min, 19 h. Each holds 64 of the one before. */
const shifts = [14, 20, 26] as const;

/** The bucket of each level that an instant lies in. */
export function bucketsOf(ms: number): readonly [number, number, number] {
	return [bucket(ms, shifts[0]), bucket(ms, shifts[1]), bucket(ms, shifts[2])];
}

function bucket(ms: number, shift: number): number {
	return Math.floor(ms / 2 ** shift);
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
			const top = bucketsOf(ms)[2];
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
		const [low, middle, high] = bucketsOf(ms);
		const row = this.#within.get(
			account,
			high * 64,
			middle,
			middle * 64,
			low,
			low * 2 ** shifts[0],
			ms,
		);
		return BigInt(row?.["nano"] as bigint);
	}
}
