import type { Sourced } from "../team/layers.ts";
import type { TeamConfig } from "../team/teamConfig.ts";
import type { CallSite } from "./callSite.ts";

/** A figure that nobody measured, and the layer that gave it: "built-in", or a team file with its path. */
export interface AssumedTokens {
	readonly tokens: number;
	readonly source: string;
}

/** What an estimate takes for granted where source code does not say. */
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

const defaultOutputTokens = 500;
const defaultHoleTokens = 200;
const builtIn = "built-in";

function describeLayer({ layer, source }: Sourced<unknown>): string {
	return layer === "built-in" ? builtIn : `${layer} file ${source}`;
}

function assumed(value: Sourced<number> | undefined, fallback: number): AssumedTokens {
	if (!value) return { tokens: fallback, source: builtIn };
	return { tokens: value.value, source: describeLayer(value) };
}

/** A figure that a comment at the call gives. */
function said(tokens: number | undefined): AssumedTokens | undefined {
	return tokens === undefined ? undefined : { tokens, source: "comment" };
}

/**
 * The figures in force for one file (relative to its root, with `/`): a comment's, the nearest team file's, else 500 tokens of output,
 * 200 per hole, and reasoning by effort.
 */
export function assumeFrom(config: TeamConfig, file: string): Assumptions {
	const factsOf = (site: CallSite) => ({
		file,
		...(site.model.kind === "known" ? { model: site.model.value } : {}),
		...(site.provider.kind === "known" ? { provider: site.provider.value } : {}),
	});
	return {
		outputTokens: (site) =>
			said(site.steering?.outputTokens) ??
			assumed(config.expectedOutputTokens(factsOf(site)), defaultOutputTokens),
		holeTokens: (name, site) =>
			said(site.steering?.holeTokens?.get(name)) ??
			assumed(config.holeTokens(name, factsOf(site)), defaultHoleTokens),
		reasoningTokens: (effort) => ({ tokens: reasoningByEffort.get(effort) ?? 0, source: builtIn }),
	};
}
