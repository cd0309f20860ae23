import type { CallSite } from "./callSite.ts";

/** A figure that nobody measured, and the layer that gave it ("built-in", "team file", …). */
export interface AssumedTokens {
	readonly tokens: number;
	readonly source: string;
}

/** What an estimate takes for granted where source code does not say. The team file can replace each figure. */
export interface Assumptions {
	/** Visible output of one answer, before the call's own cap. */
	outputTokens(site: CallSite): AssumedTokens;
	/** Text that fills a hole at run time. */
	holeTokens(holeName: string, site: CallSite): AssumedTokens;
	/** Hidden reasoning of one answer at a written effort ("low", "medium", …). */
	reasoningTokens(effort: string): AssumedTokens;
}

/** Priors by written effort. No provider publishes a table (PROVIDERS.md A8); a team file should replace them by measurements. */
const reasoningByEffort: ReadonlyMap<string, number> = new Map([
	["none", 0],
	["minimal", 0],
	["low", 300],
	["medium", 1_000],
	["high", 4_000],
	["xhigh", 8_000],
	["max", 16_000],
]);

const source = "built-in";

/** The figures without a team file: 500 tokens of output, 200 per hole, reasoning by effort. */
export const builtInAssumptions: Assumptions = {
	outputTokens: () => ({ tokens: 500, source }),
	holeTokens: () => ({ tokens: 200, source }),
	reasoningTokens: (effort) => ({ tokens: reasoningByEffort.get(effort) ?? 0, source }),
};
