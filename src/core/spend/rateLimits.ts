import limitRows from "./rateLimits.json" with { type: "json" };

/** Limits per minute (`rpd` per day) of one model and tier. `tpm` counts input and output, `itpm` and `otpm` apart. */
export interface RateLimits {
	readonly rpm?: number;
	readonly rpd?: number;
	readonly tpm?: number;
	readonly itpm?: number;
	readonly otpm?: number;
	/** Input tokens that may wait in batches at once. */
	readonly batchQueue?: number;
}

/** What one call uses of the limits. Cached input counts towards `tpm`, not towards Anthropic's `itpm`. */
export interface CallSize {
	readonly inputTokens: number;
	readonly cachedInputTokens: number;
	readonly outputTokens: number;
}

/** How many calls a tier allows, and the limit that says so. */
export interface Allowance {
	readonly callsPerMinute: number;
	readonly binding: "rpm" | "rpd" | "tpm" | "itpm" | "otpm";
}

interface LimitRow {
	readonly provider: string;
	readonly models: readonly string[];
	readonly source: string;
	readonly readOn: string;
	readonly tiers: Readonly<Record<string, RateLimits>>;
}

/** The limits of a model in a tier with their source; undefined where they are not published or not read. */
export function findRateLimits(
	provider: string,
	model: string,
	tier: string,
): { readonly limits: RateLimits; readonly source: string; readonly readOn: string } | undefined {
	const rows = limitRows as readonly LimitRow[];
	const row = rows.find(
		(candidate) =>
			candidate.provider === provider &&
			candidate.tiers[tier] !== undefined &&
			candidate.models.some((name) => isVersionOf(model, name)),
	);
	const limits = row?.tiers[tier];
	if (row === undefined || limits === undefined) return undefined;
	return { limits, source: row.source, readOn: row.readOn };
}

/** "claude-opus-4-1-20250805" is a version of "claude-opus-4", "gpt-4o-mini" is none of "gpt-4o". */
function isVersionOf(model: string, name: string): boolean {
	return model === name || (model.startsWith(name) && /^-\d[\d-]*$/.test(model.slice(name.length)));
}

/**
 * How many calls of a size the limits allow per minute, and which binds. Worked: 500 rpm and 30,000 tpm with 1,000 + 500
 * tokens per call: 20 calls per minute, bound by tpm.
 */
export function findAllowance(limits: RateLimits, call: CallSize): Allowance | undefined {
	const input = call.inputTokens + call.cachedInputTokens;
	const allowances: Allowance[] = [];
	const add = (binding: Allowance["binding"], limit: number | undefined, perCall: number) => {
		if (limit === undefined || perCall <= 0) return;
		allowances.push({ binding, callsPerMinute: limit / perCall });
	};
	add("rpm", limits.rpm, 1);
	add("rpd", limits.rpd, 24 * 60);
	add("tpm", limits.tpm, input + call.outputTokens);
	add("itpm", limits.itpm, call.inputTokens);
	add("otpm", limits.otpm, call.outputTokens);
	return allowances.sort((left, right) => left.callsPerMinute - right.callsPerMinute)[0];
}
