import type { Account, NanoUnits } from "./account.ts";
import { dateOf } from "./calendar.ts";
import type { Ledger } from "./ledger.ts";

/** A day or a model far above its own recent level. Amounts in currency units. */
export interface Spike {
	/** The date in the account's zone. */
	readonly date: string;
	/** Set when one model alone is above its level. */
	readonly model?: string | undefined;
	readonly spent: number;
	/** The mean of its recent days. */
	readonly usual: number;
}

/** How many days of history make a level, and how far above it is a spike. */
const LEVEL_DAYS = 28;
const NEEDED_DAYS = 7;
const TIMES_USUAL = 3;

interface Today {
	/** Midnights of the recent days, the last one today's. */
	readonly midnights: readonly string[];
	/** End of what counts as today, exclusive. */
	readonly at: string;
	/** Spend of whole days since the first that had any, in currency units. */
	readonly daily: readonly number[];
	readonly today: NanoUnits;
}

/**
 * Today's spend above three times its mean and above every day of the last four weeks; or a model's above three times
 * its own mean, where it makes up half of a usual day at least.
 */
export async function findSpikes(
	ledger: Ledger,
	account: Account,
	{ midnights, at, daily, today }: Today,
): Promise<readonly Spike[]> {
	const days = daily.slice(-LEVEL_DAYS);
	if (days.length < NEEDED_DAYS) return [];
	const date = dateOf(midnights.at(-1) ?? at, account.zone);
	const usual = days.reduce((sum, amount) => sum + amount, 0) / days.length;
	const spent = Number(today) / 1e9;
	if (usual <= 0 || spent <= usual) return [];
	if (spent > TIMES_USUAL * usual && spent > Math.max(...days)) return [{ date, spent, usual }];
	const [from, begin] = [midnights.at(-1 - days.length), midnights.at(-1)];
	if (from === undefined || begin === undefined) return [];
	const by = ["model"] as const;
	const before = await ledger.spendBy({ account: account.id, from, until: begin, by });
	const now = await ledger.spendBy({ account: account.id, from: begin, until: at, by });
	return now.flatMap(({ keys, nano }) => {
		const past = before.find((group) => group.keys.model === keys.model)?.nano ?? 0n;
		const level = Number(past) / 1e9 / days.length;
		const above = Number(nano) / 1e9;
		if (above <= TIMES_USUAL * level || above < usual / 2) return [];
		return [{ date, model: keys.model, spent: above, usual: level }];
	});
}
