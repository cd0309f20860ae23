import type { PromptCount } from "../tokens/countPrompt.ts";
import type { AssumedTokens, Assumptions } from "./assumptions.ts";
import type { CallSite } from "./callSite.ts";
import type { Resolved } from "./resolved.ts";

/** Tokens of one request. `high` is undefined where nothing bounds it. */
export interface TokenRange {
	readonly low: number;
	readonly typical: number;
	readonly high: number | undefined;
}

/** Something an estimate took for granted, in words, and the layer that said so. */
export interface Assumption {
	readonly text: string;
	readonly source: string;
}

/** How large one request and its answer are. */
export interface RequestSize {
	readonly input: TokenRange;
	readonly output: TokenRange;
	/** The written output cap, over all choices; undefined when none is written or it is not known. */
	readonly outputCap: number | undefined;
	readonly choices: number;
	readonly assumptions: readonly Assumption[];
}

/** The largest value that may occur, or undefined when it is not knowable. */
export function largestOf(value: Resolved<number> | undefined): number | undefined {
	if (value === undefined || value.kind === "unknown") return undefined;
	return value.kind === "known" ? value.value : Math.max(...value.values);
}

/** Names of the holes in a call site's prompt, in order; a run-time list of messages is one more. */
function holeNames(site: CallSite): string[] {
	const names: string[] = [];
	for (const message of site.prompt.messages) {
		for (const piece of message.content) if (piece.kind === "hole") names.push(piece.name);
	}
	if (site.prompt.openEnded) names.push("messages added at run time");
	return names;
}

/** Sums what fills the holes, and says so hole by hole. */
function fillHoles(site: CallSite, assumptions: Assumptions, notes: Assumption[]): number {
	let tokens = 0;
	const bySize = new Map<string, { names: string[]; filled: AssumedTokens }>();
	for (const name of holeNames(site)) {
		const filled = assumptions.holeTokens(name, site);
		tokens += filled.tokens;
		const key = `${filled.tokens} ${filled.source}`;
		const group = bySize.get(key) ?? { names: [], filled };
		group.names.push(name);
		bySize.set(key, group);
	}
	for (const { names, filled } of bySize.values()) {
		notes.push({
			text: `${filled.tokens} tokens for ${names.length === 1 ? "the hole" : "each hole"} ${[...new Set(names)].join(", ")}`,
			source: filled.source,
		});
	}
	return tokens;
}

function answerSize(site: CallSite, assumptions: Assumptions, notes: Assumption[]): AssumedTokens {
	const visible = assumptions.outputTokens(site);
	const effort = site.options.get("effort");
	const hidden =
		effort?.kind === "known"
			? assumptions.reasoningTokens(effort.value)
			: { tokens: 0, source: "" };
	if (hidden.tokens > 0 && effort?.kind === "known") {
		notes.push({
			text: `${hidden.tokens} tokens of hidden reasoning at effort ${effort.value}`,
			source: hidden.source,
		});
	}
	return { tokens: visible.tokens + hidden.tokens, source: visible.source };
}

/** Output is billed for every choice (`n`); the prompt is billed once. */
function measureOutput(
	site: CallSite,
	maxOutputTokens: number | undefined,
	assumptions: Assumptions,
	notes: Assumption[],
): { output: TokenRange; outputCap: number | undefined; choices: number } {
	const choices = largestOf(site.choices) ?? 1;
	if (site.modality !== "chat" && site.modality !== "realtime") {
		return { output: { low: 0, typical: 0, high: 0 }, outputCap: undefined, choices };
	}
	const cap = largestOf(site.maxOutputTokens);
	const answer = answerSize(site, assumptions, notes);
	const typical = cap === undefined ? answer.tokens : Math.min(answer.tokens, cap);
	if (typical !== cap)
		notes.push({ text: `${typical} tokens of output per answer`, source: answer.source });
	const most = cap ?? maxOutputTokens;
	return {
		output: {
			low: 0,
			typical: typical * choices,
			high: most === undefined ? undefined : most * choices,
		},
		outputCap: cap === undefined ? undefined : cap * choices,
		choices,
	};
}

/**
 * Low: empty holes, no output. Typical: assumed holes and output. High: output at the written cap, else the model's maximum;
 * unbounded where a hole is.
 */
export function measureRequest(
	site: CallSite,
	count: PromptCount,
	maxOutputTokens: number | undefined,
	assumptions: Assumptions,
): RequestSize {
	const notes: Assumption[] = [];
	const known = count.total.tokens;
	const filled = fillHoles(site, assumptions, notes);
	const bounded = count.holes === 0 && !count.openEnded && count.unknownParts.length === 0;
	const input = { low: known, typical: known + filled, high: bounded ? known : undefined };
	return { input, ...measureOutput(site, maxOutputTokens, assumptions, notes), assumptions: notes };
}
