import type { Account, AccountId, NanoUnits } from "./account.ts";
import type { AccountBalance } from "./balance.ts";
import { type Month, midnightsBefore, monthOf } from "./calendar.ts";
import { type CreditOutlook, type Forecast, forecastSpend } from "./forecast.ts";
import type { Ledger, ReportedBalance } from "./ledger.ts";
import type { LedgerEntry } from "./ledgerEntry.ts";
import { type ExpectedRecharge, expectRecharge } from "./recharge.ts";
import { findSpikes, type Spike } from "./spikes.ts";
import { findTier, type TierStanding } from "./tiers.ts";
import { type CappedSpend, findWarnings, type LedgerWarning } from "./warnings.ts";

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 56;

/** A limit on spend that stands in a file of the team: for the whole account or for one project. */
export interface Budget {
	/** The account that it is told with. */
	readonly account: AccountId;
	readonly name: string;
	readonly project?: string | undefined;
	readonly monthly: NanoUnits;
	/** What other accounts spent of it in the month. */
	readonly spentElsewhere?: NanoUnits | undefined;
}

/** Everything the surfaces show of one account at one instant, from the ledger alone. */
export interface Standing {
	readonly account: Account;
	readonly balance: AccountBalance;
	readonly reported: ReportedBalance | undefined;
	readonly expectedRecharge: ExpectedRecharge | undefined;
	readonly month: Month & { readonly spent: NanoUnits; readonly recharged: NanoUnits };
	readonly tier: TierStanding | undefined;
	readonly forecast: Forecast;
	/** Median days until the credit is gone; undefined when the history is too short, `Infinity` beyond a year. */
	readonly runwayDays: number | undefined;
	readonly spikes: readonly Spike[];
	readonly warnings: readonly LedgerWarning[];
}

/** Reads how an account stands; `budgets` are those of the team file that concern it. */
export async function readStanding(
	ledger: Ledger,
	account: Account,
	at: string,
	budgets: readonly Budget[] = [],
): Promise<Standing> {
	const balance = await ledger.balance(account.id, at);
	const reported = await ledger.lastReport(account.id, at);
	const credits = await readCredits(ledger, account, at);
	const month = await readMonth(ledger, account, at, credits);
	const { forecast, spikes } = await readForecast(ledger, account, balance, month);
	const purchased = sumPurchases(credits);
	const tier = findTier(account, at, { purchased, spent: balance.spent });
	const runwayDays = forecast.kind === "forecast" ? forecast.runOutDays.middle : undefined;
	const capped = [
		...findCaps(account, month, tier),
		...(await readBudgets(ledger, account, month, at, budgets)),
	];
	return {
		account,
		balance,
		reported,
		expectedRecharge: expectRecharge(account, balance.nano, month.recharged),
		month,
		tier,
		forecast,
		runwayDays,
		spikes,
		warnings: findWarnings({ account, balance, runwayDays, capped, spikes }),
	};
}

/** The instant just after `at`: periods exclude their end, a standing includes its own instant. */
function justAfter(at: string): string {
	return new Date(Date.parse(at) + 1).toISOString();
}

function readCredits(
	ledger: Ledger,
	account: Account,
	at: string,
): Promise<readonly LedgerEntry[]> {
	const until = justAfter(at);
	const limit = 1_000_000;
	return ledger.entries({
		account: account.id,
		until,
		creditsOnly: true,
		order: "oldestFirst",
		limit,
	});
}

async function readMonth(
	ledger: Ledger,
	account: Account,
	at: string,
	credits: readonly LedgerEntry[],
): Promise<Standing["month"]> {
	const month = monthOf(at, account.zone);
	const [spent = 0n] = await ledger.spendBetween(account.id, [month.from, justAfter(at)]);
	const recharged = credits
		.filter((entry) => entry.kind === "auto-recharge" && entry.at >= month.from)
		.reduce((sum, entry) => sum + entry.amount.nano, 0n);
	return { ...month, spent, recharged };
}

/** What tiers count: bought credit, less what was paid back; grants do not count. */
function sumPurchases(credits: readonly LedgerEntry[]): NanoUnits {
	return credits.reduce((sum, { kind, amount }) => {
		if (kind === "top-up" || kind === "auto-recharge") return sum + amount.nano;
		return kind === "refund" ? sum - amount.nano : sum;
	}, 0n);
}

async function readForecast(
	ledger: Ledger,
	account: Account,
	balance: AccountBalance,
	month: Standing["month"],
): Promise<{ forecast: Forecast; spikes: readonly Spike[] }> {
	const { at } = balance;
	const midnights = midnightsBefore(at, account.zone, HISTORY_DAYS);
	const sums = await ledger.spendBetween(account.id, [...midnights, justAfter(at)]);
	const whole = sums.slice(0, -1).map(toUnits);
	const first = whole.findIndex((amount) => amount > 0);
	const daily = first === -1 ? [] : whole.slice(first);
	const today = midnights.at(-1) ?? at;
	const dayShare = Math.min(1, (Date.parse(at) - Date.parse(today)) / DAY_MS);
	const forecast = forecastSpend({ daily, dayShare }, outlookOf(account, balance, month));
	const spikes = await findSpikes(ledger, account, {
		midnights,
		at: justAfter(at),
		daily,
		today: sums.at(-1) ?? 0n,
	});
	return { forecast, spikes };
}

/** A balance as the forecast sees it: numbers of currency units, days from now. */
export function outlookOf(
	account: Account,
	balance: AccountBalance,
	month: Pick<Standing["month"], "until" | "recharged">,
): CreditOutlook {
	const daysTo = (instant: string) => (Date.parse(instant) - Date.parse(balance.at)) / DAY_MS;
	const { autoRecharge } = account;
	return {
		lots: balance.lots.map(({ remaining, expires }) => ({
			remaining: toUnits(remaining),
			...(expires === undefined ? {} : { expiresInDays: daysTo(expires) }),
		})),
		overrun: toUnits(balance.overrun),
		recharge: autoRecharge && {
			below: toUnits(autoRecharge.below),
			restoreTo: toUnits(autoRecharge.restoreTo),
			...(autoRecharge.monthlyLimit === undefined
				? {}
				: { monthlyLimit: toUnits(autoRecharge.monthlyLimit) }),
		},
		rechargedThisMonth: toUnits(month.recharged),
		daysToNextMonth: daysTo(month.until),
	};
}

function toUnits(nano: NanoUnits): number {
	return Number(nano) / 1e9;
}

function findCaps(
	account: Account,
	month: Standing["month"],
	tier: TierStanding | undefined,
): CappedSpend[] {
	const { name: period, spent } = month;
	const caps: CappedSpend[] = [];
	if (account.monthlyCap !== undefined) {
		caps.push({ kind: "cap", name: "monthly spend cap", period, spent, limit: account.monthlyCap });
	}
	if (tier?.monthlyLimit !== undefined) {
		const name = `monthly limit of tier ${tier.tier.id}`;
		caps.push({ kind: "tier", name, period, spent, limit: tier.monthlyLimit });
	}
	return caps;
}

async function readBudgets(
	ledger: Ledger,
	account: Account,
	month: Standing["month"],
	at: string,
	budgets: readonly Budget[],
): Promise<CappedSpend[]> {
	if (budgets.length === 0) return [];
	const period = { account: account.id, from: month.from, until: justAfter(at) };
	const groups = await ledger.spendBy({ ...period, by: ["project"] });
	return budgets.map(({ name, project, monthly, spentElsewhere = 0n }) => {
		const own = groups.find(({ keys }) => keys.project === project)?.nano ?? 0n;
		const spent = spentElsewhere + (project === undefined ? month.spent : own);
		return { kind: "budget", name, period: month.name, spent, limit: monthly };
	});
}
