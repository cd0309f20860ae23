import {
	type Allowance,
	type CallSize,
	findAllowance,
	findRateLimits,
} from "../spend/rateLimits.ts";
import { conversationOf, type RequestTokens } from "../tokens/conversation.ts";

/** What is asked: how often calls of one model may be made in the tier `tier`, and whether `peakPerMinute` fits. */
export interface RateQuery {
	readonly provider: string;
	readonly model: string;
	readonly tier: string;
	readonly call: CallSize;
	readonly peakPerMinute: number;
}

/** Calls per minute that a tier allows and the limit that binds; `warning` is one sentence when the peak is above it. */
export type CallRate =
	| { readonly kind: "unknown"; readonly reason: string }
	| {
			readonly kind: "rate";
			readonly tier: string;
			readonly callsPerMinute: number;
			readonly binding: Allowance["binding"];
			/** The limit that binds, in its own unit: requests or tokens per minute, requests per day. */
			readonly limit: number;
			readonly warning: string | undefined;
			readonly source: string;
			readonly readOn: string;
	  };

const limitNames = {
	rpm: "requests a minute (RPM)",
	rpd: "requests a day (RPD)",
	tpm: "tokens a minute (TPM)",
	itpm: "input tokens a minute (ITPM)",
	otpm: "output tokens a minute (OTPM)",
} as const satisfies Record<Allowance["binding"], string>;

/** The limit as people read it: "30,000 tokens a minute (TPM)". */
export function describeLimit({
	limit,
	binding,
}: {
	limit: number;
	binding: Allowance["binding"];
}) {
	return `${limit.toLocaleString("en-US")} ${limitNames[binding]}`;
}

/**
 * The rate that a tier allows for calls of one size. Worked: gpt-4o in tier 1 has 500 RPM and 30,000 TPM; 1,000 tokens in
 * and 500 out allow 20 calls a minute, bound by TPM.
 */
export function findCallRate({ provider, model, tier, call, peakPerMinute }: RateQuery): CallRate {
	const found = findRateLimits(provider, model, tier);
	const allowance = found && findAllowance(found.limits, call);
	const limit = allowance && found.limits[allowance.binding];
	if (found === undefined || allowance === undefined || limit === undefined) {
		const reason = `the limits of ${model} in tier ${tier} of ${provider} are not known`;
		return { kind: "unknown", reason };
	}
	const { callsPerMinute, binding } = allowance;
	const bound = describeLimit({ limit, binding });
	const warning =
		peakPerMinute > callsPerMinute
			? `The busiest minute has about ${formatRate(peakPerMinute)} calls, tier ${tier} allows ${formatRate(callsPerMinute)}: ${bound} binds.`
			: undefined;
	const { source, readOn } = found;
	return { kind: "rate", tier, callsPerMinute, binding, limit, warning, source, readOn };
}

/** A rate for people: whole from ten on, one decimal below, "less than 0.1" instead of zero. */
export function formatRate(perMinute: number): string {
	if (perMinute > 0 && perMinute < 0.1) return "less than 0.1";
	const digits = perMinute >= 10 ? 0 : 1;
	return perMinute.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/**
 * The mean size of a conversation's calls, nothing of it cached. Worked: 500 tokens in with 100 of the user, 200 out, 3
 * turns: 500, 800 and 1,100 tokens in, 800 in the mean.
 */
export function meanCallSize(tokens: RequestTokens, turns: number): CallSize {
	const calls = conversationOf(tokens, turns, false);
	const input = calls.reduce((sum, call) => sum + (call.input ?? 0), 0);
	return {
		inputTokens: input / calls.length,
		cachedInputTokens: 0,
		outputTokens: tokens.outputTokens,
	};
}
