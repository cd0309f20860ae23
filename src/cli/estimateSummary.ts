import type { ServiceTier } from "../core/pricing/rateCard.ts";
import {
	type CostRange,
	comparedTiers,
	type RequestEstimate,
	rangeToJson,
} from "./requestEstimate.ts";

/** Sums over the requests of one model (or all). */
export interface EstimateTotals {
	requests: number;
	inputTokens: number;
	/** Sum of the tokens by which each count may be off. */
	uncertainTokens: number;
	cachedPrefixTokens: number;
	/** Requests with parts that could not be counted: the sums are then lower bounds. */
	incomplete: number;
	/** By tier and currency; `priced` counts the requests that are in it. */
	readonly costs: Map<ServiceTier, Map<string, CostRange & { readonly priced: number }>>;
	/** Requests without a standard price. */
	unpriced: number;
}

/** Adds up estimates as they come, in memory of one row per model. */
export class EstimateSummary {
	readonly all: EstimateTotals = emptyTotals();
	readonly byModel = new Map<string, EstimateTotals>();
	/** Lines that could not be read. */
	unreadable = 0;

	add(estimate: RequestEstimate): void {
		const { model } = estimate.request;
		let totals = this.byModel.get(model);
		if (!totals) {
			totals = emptyTotals();
			this.byModel.set(model, totals);
		}
		addTo(totals, estimate);
		addTo(this.all, estimate);
	}

	/** The object under `summary` in the last line of `--format json`. */
	toJson(): object {
		return {
			...totalsToJson(this.all),
			unreadableLines: this.unreadable,
			models: [...this.byModel].map(([model, totals]) => ({ model, ...totalsToJson(totals) })),
		};
	}
}

function emptyTotals(): EstimateTotals {
	return {
		requests: 0,
		inputTokens: 0,
		uncertainTokens: 0,
		cachedPrefixTokens: 0,
		incomplete: 0,
		costs: new Map(),
		unpriced: 0,
	};
}

function addTo(totals: EstimateTotals, estimate: RequestEstimate): void {
	const { total, unknownParts } = estimate.count;
	totals.requests++;
	totals.inputTokens += total.tokens;
	totals.uncertainTokens += total.tokens * total.margin;
	totals.cachedPrefixTokens += estimate.cachedPrefixTokens;
	if (unknownParts.length > 0) totals.incomplete++;
	if (estimate.unpriced !== undefined) totals.unpriced++;
	for (const [tier, cost] of estimate.costs) addCost(totals, tier, cost);
}

function addCost(totals: EstimateTotals, tier: ServiceTier, cost: CostRange): void {
	let byCurrency = totals.costs.get(tier);
	if (!byCurrency) {
		byCurrency = new Map();
		totals.costs.set(tier, byCurrency);
	}
	const sum = byCurrency.get(cost.currency);
	byCurrency.set(cost.currency, {
		currency: cost.currency,
		low: (sum?.low ?? 0n) + cost.low,
		typical: (sum?.typical ?? 0n) + cost.typical,
		high: sum?.high === null || cost.high === null ? null : (sum?.high ?? 0n) + cost.high,
		priced: (sum?.priced ?? 0) + 1,
	});
}

function totalsToJson(totals: EstimateTotals): object {
	const margin = totals.inputTokens === 0 ? 0 : totals.uncertainTokens / totals.inputTokens;
	return {
		requests: totals.requests,
		inputTokens: totals.inputTokens,
		exactness: totals.uncertainTokens === 0 ? "exact" : "estimated",
		margin: Number(margin.toFixed(4)),
		cachedPrefixTokens: totals.cachedPrefixTokens,
		...(totals.incomplete > 0 ? { incompleteRequests: totals.incomplete } : {}),
		...(totals.unpriced > 0 ? { unpricedRequests: totals.unpriced } : {}),
		cost: Object.fromEntries(
			comparedTiers.flatMap((tier) => {
				const sums = [...(totals.costs.get(tier)?.values() ?? [])];
				return sums.length > 0 ? [[tier, sums.map((sum) => sumToJson(sum, totals.requests))]] : [];
			}),
		),
	};
}

/** A sum that leaves requests out says how many it holds. */
function sumToJson(sum: CostRange & { readonly priced: number }, requests: number): object {
	return { ...rangeToJson(sum), ...(sum.priced < requests ? { requests: sum.priced } : {}) };
}
