import type { BilledCall } from "../core/estimate/billedCall.ts";
import { describeLimit, findCallRate, formatRate } from "../core/plan/callRate.ts";
import { situations } from "../core/plan/situations.ts";
import { peakRequestsPerMinute } from "../core/plan/workload.ts";
import type { Standing } from "../core/spend/standing.ts";

/** How the account of a provider stands; undefined where there is none. */
export type FindStanding = (provider: string) => Promise<Standing | undefined>;

/**
 * How many calls of a site the tier of its account allows, which limit binds, and a warning where the workload is above it,
 * as Markdown; empty without an account, a tier or published limits. The busiest minute of a workload is that of a service
 * that runs all day (core/plan/situations.ts).
 */
export async function describeSiteRate(
	call: BilledCall | undefined,
	standingOf: FindStanding,
): Promise<string> {
	if (call === undefined || call.inputTokens + call.outputTokens === 0) return "";
	const standing = await standingOf(call.provider);
	if (standing?.tier === undefined) return "";
	const rate = findCallRate({
		provider: call.provider,
		model: call.model,
		tier: standing.tier.tier.id,
		call: { ...call, cachedInputTokens: 0 },
		peakPerMinute: peakOf(call.callsPerDay),
	});
	if (rate.kind === "unknown") return "";
	const basis = standing.tier.basis === "told" ? "as you set it" : "by recorded purchases";
	const allowed = `Tier ${rate.tier} of ${standing.account.name} (${basis}) allows ${formatRate(rate.callsPerMinute)} of these calls a minute: ${describeLimit(rate)} binds.`;
	const warning = rate.warning === undefined ? "" : `\n\n⚠ ${rate.warning}`;
	return `\n\n${allowed}${warning}`;
}

function peakOf(callsPerDay: number | undefined): number {
	const service = situations.find(({ id }) => id === "service");
	if (callsPerDay === undefined || service === undefined) return 0;
	return peakRequestsPerMinute({ ...service, perDay: callsPerDay });
}
