import type { Account } from "./account.ts";
import { midnightsBefore } from "./calendar.ts";
import { type Band, type Forecast, forecastSpend } from "./forecast.ts";
import type { Ledger } from "./ledger.ts";
import type { SpendDimension } from "./ledgerEntry.ts";
import type { Standing } from "./standing.ts";

const HISTORY_DAYS = 56;
const DAY_MS = 86_400_000;

/** What one model, endpoint, modality, project or call site spends. Amounts in currency units. */
export interface BurnRate {
	/** Undefined for spend that names none. */
	readonly name: string | undefined;
	readonly spentThisMonth: number;
	/** Undefined where the history is too short. */
	readonly perDay: number | undefined;
	readonly monthEnd: Band | undefined;
}

/** Burn rates and month-end figures of an account's spend told apart by one dimension, the largest first. */
export async function readBurnRates(
	ledger: Ledger,
	{ account, balance, month }: Pick<Standing, "account" | "balance" | "month">,
	by: SpendDimension,
): Promise<readonly BurnRate[]> {
	const { at } = balance;
	const now = Date.parse(at);
	const until = new Date(now + 1).toISOString();
	const midnights = midnightsBefore(at, account.zone, HISTORY_DAYS);
	const today = midnights.at(-1) ?? at;
	const daily = await readDaily(ledger, account, midnights, by);
	const period = { account: account.id, from: month.from, until };
	const thisMonth = await ledger.spendBy({ ...period, by: [by] });
	const dayShare = (now - Date.parse(today)) / DAY_MS;
	const daysToNextMonth = (Date.parse(month.until) - now) / DAY_MS;
	const names = new Set([...daily.keys(), ...thisMonth.map(({ keys }) => keys[by])]);
	const rates = [...names].map((name): BurnRate => {
		const group = thisMonth.find(({ keys }) => keys[by] === name);
		const spentThisMonth = Number(group?.nano ?? 0n) / 1e9;
		const forecast = forecastSpend(
			{ daily: sinceFirst(daily.get(name) ?? []), dayShare },
			{ lots: [], overrun: 0, rechargedThisMonth: 0, daysToNextMonth },
		);
		return { name, spentThisMonth, ...rateOf(forecast, spentThisMonth) };
	});
	return rates.sort((left, right) => (right.perDay ?? 0) - (left.perDay ?? 0));
}

/** The forecast of a month's whole spend: what is spent plus what is to come. */
export function monthEndOf(forecast: Forecast, spentThisMonth: number): Band | undefined {
	if (forecast.kind !== "forecast") return undefined;
	const { low, middle, high } = forecast.restOfMonth;
	return {
		low: spentThisMonth + low,
		middle: spentThisMonth + middle,
		high: spentThisMonth + high,
	};
}

/** The day on which credit is gone that lasts for `days` from `at`; undefined when it lasts for more than a year. */
export function runOutDate(at: string, days: number): string | undefined {
	if (!Number.isFinite(days)) return undefined;
	return new Date(Date.parse(at) + days * DAY_MS).toISOString().slice(0, 10);
}

function rateOf(forecast: Forecast, spent: number): Pick<BurnRate, "perDay" | "monthEnd"> {
	const perDay = forecast.kind === "forecast" ? forecast.burnRate : undefined;
	return { perDay, monthEnd: monthEndOf(forecast, spent) };
}

async function readDaily(
	ledger: Ledger,
	account: Account,
	midnights: readonly string[],
	by: SpendDimension,
): Promise<Map<string | undefined, number[]>> {
	const daily = new Map<string | undefined, number[]>();
	for (const [day, until] of midnights.slice(1).entries()) {
		const from = midnights[day] ?? until;
		for (const { keys, nano } of await ledger.spendBy({
			account: account.id,
			from,
			until,
			by: [by],
		})) {
			const series = daily.get(keys[by]) ?? Array.from({ length: midnights.length - 1 }, () => 0);
			series[day] = Number(nano) / 1e9;
			daily.set(keys[by], series);
		}
	}
	return daily;
}

function sinceFirst(daily: readonly number[]): readonly number[] {
	const first = daily.findIndex((amount) => amount > 0);
	return first === -1 ? [] : daily.slice(first);
}
