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

const nanoDigits = 9;

/** "1.25" → 1_250_000_000n. The strings come from `toDecimalString`, so they are well formed. */
function toNano(decimal: string): bigint {
	const [whole = "0", fraction = ""] = decimal.split(".");
	return BigInt(whole + fraction.padEnd(nanoDigits, "0").slice(0, nanoDigits));
}

function fromNano(nano: bigint): string {
	const digits = nano.toString().padStart(nanoDigits + 1, "0");
	const fraction = digits.slice(-nanoDigits).replace(/0+$/, "");
	return fraction === ""
		? digits.slice(0, -nanoDigits)
		: `${digits.slice(0, -nanoDigits)}.${fraction}`;
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
		sum.low += toNano(cost.low);
		sum.typical += toNano(cost.typical);
		sum.high = sum.high === null || cost.high === null ? null : sum.high + toNano(cost.high);
		sums.set(cost.currency, sum);
	}
	return {
		callSites: counted.length,
		modelsKnown: counted.filter((report) => report.model !== null).length,
		wrappers: reports.length - counted.length,
		unpriced: counted.filter((report) => report.cost === null).length,
		cost: [...sums].map(([currency, { low, typical, high }]) => ({
			low: fromNano(low),
			typical: fromNano(typical),
			high: high === null ? null : fromNano(high),
			currency,
		})),
	};
}
