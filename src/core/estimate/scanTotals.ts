import { type Currency, parseMoney, toDecimalString } from "../pricing/money.ts";
import type { CallSiteReport, CostReport } from "./callSiteReport.ts";

/** Sums over call sites, each sent once. Wrappers are left out: their cost is that of the call inside. */
export interface ScanTotals {
	readonly callSites: number;
	/** Call sites whose model is known. */
	readonly modelsKnown: number;
	readonly wrappers: number;
	/** Call sites without a price: `cost` is then a lower bound. */
	readonly unpriced: number;
	/** One total for each currency; `high` is null when one call is unbounded. */
	readonly cost: readonly CostReport[];
}

/** Reads back a figure of a report, which `toDecimalString` wrote. */
function toNano(decimal: string, currency: Currency): bigint {
	const read = parseMoney(decimal, currency);
	if (read.kind === "invalid") throw new Error(read.reason);
	return read.money.nano;
}

interface Sum {
	low: bigint;
	typical: bigint;
	high: bigint | null;
}

/** Adds up what one run through all call sites costs. */
export function totalOf(reports: readonly CallSiteReport[]): ScanTotals {
	const counted = reports.filter((report) => report.kind !== "wrapper");
	const sums = new Map<string, Sum>();
	for (const { cost } of counted) {
		if (!cost) continue;
		const sum = sums.get(cost.currency) ?? { low: 0n, typical: 0n, high: 0n };
		sum.low += toNano(cost.low, cost.currency);
		sum.typical += toNano(cost.typical, cost.currency);
		sum.high =
			sum.high === null || cost.high === null ? null : sum.high + toNano(cost.high, cost.currency);
		sums.set(cost.currency, sum);
	}
	return {
		callSites: counted.length,
		modelsKnown: counted.filter((report) => report.model !== null).length,
		wrappers: reports.length - counted.length,
		unpriced: counted.filter((report) => report.cost === null).length,
		cost: [...sums].map(([currency, { low, typical, high }]) => ({
			low: toDecimalString({ nano: low, currency }),
			typical: toDecimalString({ nano: typical, currency }),
			high: high === null ? null : toDecimalString({ nano: high, currency }),
			currency,
		})),
	};
}
