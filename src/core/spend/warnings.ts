import { formatMoney } from "../pricing/money.ts";
import type { Account, NanoUnits } from "./account.ts";
import type { AccountBalance } from "./balance.ts";
import type { Spike } from "./spikes.ts";

/** How bad it is: it decides the colour and the order. */
export type Severity = "info" | "warning" | "error";

/** What the user can do about a warning. */
export type WarningAction = "addCredit" | "reconcile" | "reviewSpend" | "raiseCap";

/** One problem with money: the figure and the reason in `message`, and the next action. */
export interface LedgerWarning {
	/** The same for the same crossing and period, so that it is shown once. */
	readonly key: string;
	readonly kind: string;
	readonly severity: Severity;
	readonly account: string;
	readonly message: string;
	readonly action: WarningAction;
}

/** Thresholds where the account names none. A low balance is then a tenth of the credit that is still open. */
export const defaultThresholds = {
	runwayDays: 7,
	expiryDays: 14,
	percents: [50, 80, 100],
} as const;

/** A limit on the spend of a period, and how much of it is used. */
export interface CappedSpend {
	/** `cap` the user's own hard limit, `tier` the provider's, `budget` of the team file. */
	readonly kind: "cap" | "tier" | "budget";
	/** For people: "monthly spend cap", "budget of project search". */
	readonly name: string;
	/** The period that the spend is of: "2026-11". */
	readonly period: string;
	readonly spent: NanoUnits;
	readonly limit: NanoUnits;
}

/** All that warnings follow from. */
export interface AccountStanding {
	readonly account: Account;
	readonly balance: AccountBalance;
	/** Days that the balance lasts; undefined where the history is too short to say. */
	readonly runwayDays?: number | undefined;
	readonly capped?: readonly CappedSpend[] | undefined;
	readonly spikes?: readonly Spike[] | undefined;
}

/** Every problem with the money of an account, the worst first. Pure: showing each once is `Ledger.raiseWarnings`'s part. */
export function findWarnings(standing: AccountStanding): readonly LedgerWarning[] {
	const found = [
		...findBalanceWarnings(standing),
		...findExpiryWarnings(standing),
		...(standing.spikes ?? []).map((spike) => toSpikeWarning(standing.account, spike)),
		...(standing.capped ?? []).flatMap((capped) => findCapWarnings(standing, capped)),
	];
	return found.sort(
		(left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity),
	);
}

const severities: readonly Severity[] = ["error", "warning", "info"];

/** The balance below which an account counts as low. */
export function lowBalanceOf(account: Account, balance: AccountBalance): NanoUnits {
	const chosen = account.thresholds?.lowBalance;
	if (chosen !== undefined) return chosen;
	return balance.lots.reduce((sum, lot) => sum + lot.granted, 0n) / 10n;
}

function findBalanceWarnings({ account, balance, runwayDays }: AccountStanding): LedgerWarning[] {
	if (balance.credited === 0n && balance.spent === 0n) return [];
	const about = { account: account.id, action: "addCredit" } as const;
	const left = show(account, balance.nano);
	if (balance.nano <= 0n) {
		const message = `${account.name} has no credit left (${left}): requests fail until credit is added.`;
		return [{ ...about, key: "exhausted", kind: "exhausted", severity: "error", message }];
	}
	const warnings: LedgerWarning[] = [];
	const low = lowBalanceOf(account, balance);
	if (balance.nano < low) {
		const message = `${account.name} has ${left} left, below ${show(account, low)}.`;
		warnings.push({
			...about,
			key: "low-balance",
			kind: "low-balance",
			severity: "warning",
			message,
		});
	}
	const limit = thresholdsOf(account).runwayDays;
	if (runwayDays !== undefined && runwayDays < limit) {
		const whole = Math.floor(runwayDays);
		const days = whole < 1 ? "less than a day" : `about ${whole} ${whole === 1 ? "day" : "days"}`;
		const message = `${account.name} has ${left} left: ${days} at the present rate.`;
		const severity = runwayDays < 1 ? "error" : "warning";
		warnings.push({ ...about, key: "runway", kind: "runway", severity, message });
	}
	return warnings;
}

function findExpiryWarnings({ account, balance }: AccountStanding): LedgerWarning[] {
	const { expiryDays } = thresholdsOf(account);
	return balance.lots.flatMap((lot) => {
		if (lot.expires === undefined) return [];
		const left = (Date.parse(lot.expires) - Date.parse(balance.at)) / 86_400_000;
		if (left > expiryDays) return [];
		const days = Math.floor(left);
		const when = days < 1 ? "today" : days === 1 ? "in 1 day" : `in ${days} days`;
		const message = `${show(account, lot.remaining)} of ${account.name} expires ${when}.`;
		return [
			{
				account: account.id,
				key: `expiring:${lot.id}`,
				kind: "expiring",
				severity: "info" as const,
				message,
				action: "reviewSpend" as const,
			},
		];
	});
}

function toSpikeWarning(account: Account, spike: Spike): LedgerWarning {
	const { date, model, spent, usual } = spike;
	const amount = (units: number) => show(account, BigInt(Math.round(units * 1e9)));
	const what = model === undefined ? account.name : `${model} (${account.name})`;
	return {
		account: account.id,
		key: model === undefined ? `spike:${date}` : `spike:${date}:${model}`,
		kind: "spike",
		severity: "warning",
		message: `${what} spent ${amount(spent)} on ${date}; usual are ${amount(usual)} a day.`,
		action: "reviewSpend",
	};
}

/** Only the highest crossed percentage is a problem: 100 % replaces 80 %. */
function findCapWarnings({ account }: AccountStanding, capped: CappedSpend): LedgerWarning[] {
	const { kind, name, period, spent, limit } = capped;
	if (limit <= 0n) return [];
	const crossed = thresholdsOf(account).percents.findLast(
		(percent) => spent * 100n >= limit * BigInt(Math.round(percent)),
	);
	if (crossed === undefined) return [];
	const share = Number((spent * 100n) / limit);
	const whose = kind === "budget" ? "" : `${account.name}: `;
	const message = `${whose}${show(account, spent)} of the ${name} of ${show(account, limit)} is spent in ${period} (${share} %).`;
	const severity = crossed >= 100 ? "error" : crossed > 50 ? "warning" : "info";
	const key = `${kind}:${name}:${period}:${crossed}`;
	return [{ key, kind, severity, account: account.id, message, action: "raiseCap" }];
}

function thresholdsOf(account: Account) {
	const { runwayDays, expiryDays, percents } = account.thresholds ?? {};
	return {
		runwayDays: runwayDays ?? defaultThresholds.runwayDays,
		expiryDays: expiryDays ?? defaultThresholds.expiryDays,
		percents: percents ?? defaultThresholds.percents,
	};
}

function show(account: Account, nano: NanoUnits): string {
	return formatMoney({ nano, currency: account.currency });
}
