import { burnRateOf, fitSpend, sampleDays, WINDOW_DAYS } from "./spendModel.ts";

/** Whole days of history that a forecast needs, and days with spend among them. */
export const NEEDED_DAYS = 7;
const NEEDED_SPENDING_DAYS = 3;
const PATHS = 400;
const HORIZON_DAYS = 365;

/** Daily history of an account or of one part of its spend; amounts in currency units (a forecast is no bookkeeping). */
export interface SpendHistory {
	/** Spend of whole days, the oldest first, the last one yesterday. Begins with the first day that had any spend. */
	readonly daily: readonly number[];
	/** How much of today is over, 0 to 1. */
	readonly dayShare: number;
}

/** Credit as a forecast uses it up: lots in order of use, and what will be bought automatically. */
export interface CreditOutlook {
	readonly lots: readonly { readonly remaining: number; readonly expiresInDays?: number }[];
	readonly overrun: number;
	readonly recharge?:
		| { readonly below: number; readonly restoreTo: number; readonly monthlyLimit?: number }
		| undefined;
	/** Already recharged in this month, and days until the next one begins. */
	readonly rechargedThisMonth: number;
	readonly daysToNextMonth: number;
}

/** The middle and the bounds of which eight of ten outcomes lie inside. */
export interface Band {
	readonly low: number;
	readonly middle: number;
	readonly high: number;
}

/** What is to be expected; or why nothing can be said. */
export type Forecast =
	| { readonly kind: "tooLittleHistory"; readonly days: number; readonly reason: string }
	| {
			readonly kind: "forecast";
			/** Mean spend per day at the present level. */
			readonly burnRate: number;
			/** Spend from now to the end of the month, in addition to what is spent. */
			readonly restOfMonth: Band;
			/** Days until the credit is gone; `Infinity` where it lasts for longer than a year. */
			readonly runOutDays: Band;
	  };

/**
 * Forecasts by drawing possible futures: days of the history are drawn again in runs of a week, by weekday, along a level
 * that is drawn from what the weeks tell of it, with its growth and its unrest. The band holds 10 % to 90 %.
 */
export function forecastSpend(history: SpendHistory, credit: CreditOutlook): Forecast {
	const days = history.daily.length;
	const spending = history.daily.filter((amount) => amount > 0).length;
	if (days < NEEDED_DAYS || spending < NEEDED_SPENDING_DAYS) {
		const reason = `${days} whole days of history, ${spending} with spend; ${NEEDED_DAYS} and ${NEEDED_SPENDING_DAYS} are needed`;
		return { kind: "tooLittleHistory", days, reason };
	}
	const fit = fitSpend(history.daily);
	const random = randomFrom(20_261_123);
	const monthDays = Math.ceil(credit.daysToNextMonth + history.dayShare);
	const horizon = credit.lots.length === 0 ? monthDays : HORIZON_DAYS;
	const sums: number[] = [];
	const ends: number[] = [];
	for (let path = 0; path < PATHS; path++) {
		const spend = sampleDays(fit, horizon, random);
		// Today is partly over: only the rest of a drawn day is still to come.
		spend[0] = (spend[0] ?? 0) * (1 - history.dayShare);
		const rest = spend.slice(0, monthDays);
		sums.push(rest.reduce((sum, amount) => sum + amount, 0));
		ends.push(runOut(spend, credit, history.dayShare));
	}
	return {
		kind: "forecast",
		burnRate: burnRateOf(fit),
		restOfMonth: widen(toBand(sums), days, fit.noise),
		runOutDays: toBand(ends),
	};
}

/** Days from now until nothing is left on one path. */
function runOut(spend: readonly number[], credit: CreditOutlook, dayShare: number): number {
	const lots = credit.lots.map((lot) => ({ ...lot }));
	let owed = credit.overrun;
	let recharged = credit.rechargedThisMonth;
	let nextMonth = credit.daysToNextMonth;
	const rest = 1 - dayShare;
	for (const [day, amount] of spend.entries()) {
		const length = day === 0 ? rest : 1;
		const begins = day === 0 ? 0 : day - dayShare;
		if (begins >= nextMonth) {
			recharged = 0;
			nextMonth += 30.4;
		}
		const before = sumLots(lots, begins);
		owed = takeFrom(lots, owed + amount, begins);
		let left = sumLots(lots, begins + length) - owed;
		const bought = rechargeOf(credit.recharge, left, recharged);
		if (bought > 0) {
			recharged += bought;
			lots.push({ remaining: bought - owed });
			owed = 0;
			left += bought;
		}
		if (left <= 0) return begins + length * Math.min(1, amount > 0 ? before / amount : 1);
	}
	return Number.POSITIVE_INFINITY;
}

interface OutlookLot {
	remaining: number;
	readonly expiresInDays?: number;
}

function sumLots(lots: readonly OutlookLot[], day: number): number {
	return lots.reduce(
		(sum, lot) => sum + ((lot.expiresInDays ?? Infinity) > day ? lot.remaining : 0),
		0,
	);
}

function takeFrom(
	lots: readonly { remaining: number; readonly expiresInDays?: number }[],
	amount: number,
	day: number,
): number {
	let rest = amount;
	for (const lot of lots) {
		if ((lot.expiresInDays ?? Infinity) <= day) continue;
		const part = Math.min(rest, lot.remaining);
		lot.remaining -= part;
		rest -= part;
	}
	return rest;
}

/** What an automatic purchase adds: up to the target, and no more than the rest of the month's limit. */
function rechargeOf(recharge: CreditOutlook["recharge"], left: number, recharged: number): number {
	if (recharge === undefined || left >= recharge.below) return 0;
	const allowed = (recharge.monthlyLimit ?? Infinity) - recharged;
	return Math.max(0, Math.min(recharge.restoreTo - left, allowed));
}

function toBand(outcomes: number[]): Band {
	outcomes.sort((left, right) => left - right);
	const at = (share: number) => outcomes[Math.floor(share * (outcomes.length - 1))] ?? 0;
	return { low: at(0.1), middle: at(0.5), high: at(0.9) };
}

/**
 * A few weeks drawn again vary less than the world they came from, the more so the noisier they are; measured on simulated
 * histories.
 */
function widen({ low, middle, high }: Band, days: number, noise: number): Band {
	const factor = 1 + (3 + 13 * Math.min(1, noise / 0.4)) / Math.min(days, WINDOW_DAYS);
	return {
		low: Math.max(0, middle - (middle - low) * factor),
		middle,
		high: middle + (high - middle) * factor,
	};
}

/** The same history gives the same forecast: mulberry32, a small generator of good quality for its size. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
