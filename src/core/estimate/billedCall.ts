import type { Estimate, EstimateContext } from "./estimate.ts";

/** What one call of a site uses of a provider's limits, and how often it runs. */
export interface BilledCall {
	/** Who bills, and the model by its price list's id. */
	readonly provider: string;
	readonly model: string;
	/** Tokens of a typical call. */
	readonly inputTokens: number;
	readonly outputTokens: number;
	/** Where a comment or the team file says so. */
	readonly callsPerDay: number | undefined;
}

/** The typical call of a site by its first priced model; undefined where nothing is billed or known. */
export function findBilledCall(
	{ site, models }: Estimate,
	{ config, file }: EstimateContext,
): BilledCall | undefined {
	for (const { price, quantities } of models) {
		if (price.kind !== "priced") continue;
		const { provider, model } = price.card;
		const input = quantities.input ?? 0;
		return {
			provider,
			model,
			inputTokens: input + (quantities.cachedInput ?? 0),
			outputTokens: quantities.output ?? 0,
			callsPerDay:
				site.steering?.callsPerDay ?? config.workload({ file, provider, model })?.value.callsPerDay,
		};
	}
	return undefined;
}
