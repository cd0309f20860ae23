import type { Currency } from "../pricing/money.ts";
import { toDecimalString } from "../pricing/money.ts";
import type { Exactness } from "../tokens/tokenCount.ts";
import type { CallSiteKind, Modality } from "./callSite.ts";
import type { CostRange, Estimate } from "./estimate.ts";
import { describeOpenDeployment } from "./openDeployment.ts";
import { largestOf } from "./requestSize.ts";

/** Money of one call as decimal strings of `currency`; `high` is null where nothing bounds it. */
export interface CostReport {
	readonly low: string;
	readonly typical: string;
	readonly high: string | null;
	readonly currency: Currency;
}

/** One call site as `prompt-cost scan --format json` prints it. Lines and columns are 1-based, columns in UTF-16 units. */
export interface CallSiteReport {
	readonly file: string;
	/** The line of the callee's method name. */
	readonly line: number;
	readonly column: number;
	readonly language: string;
	readonly sdk: string;
	readonly modality: Modality;
	readonly kind: CallSiteKind;
	/** Null where the model cannot be known or is open; `modelReason` says why. */
	readonly model: string | null;
	readonly modelCandidates: readonly string[];
	readonly modelReason: string | null;
	/** How much of the prompt stands in the source. */
	readonly promptStatic: "full" | "partial" | "none";
	/** Tokens (o200k_base) of the static prompt text alone, without roles and holes. */
	readonly staticTokens: number;
	readonly holes: number;
	readonly maxOutputTokens: number | null;
	/** Tokens of the request's known part in the model's own tokenizer. */
	readonly inputTokens: number;
	/** The same with what the holes are assumed to hold: what the lens shows. */
	readonly typicalInputTokens: number;
	readonly exactness: Exactness;
	/** Null without a known model and price. Over several candidates: from the cheapest low to the dearest high. */
	readonly cost: CostReport | null;
	/** How often it runs, where a comment says so. */
	readonly callsPerDay?: number;
	/** Notebooks: 0-based cell over all cells, and 1-based line in it. */
	readonly cell?: number;
	readonly cellLine?: number;
}

/** Where a call site stands: 1-based line and column of its method name. */
export interface ReportPosition {
	readonly line: number;
	readonly column: number;
	readonly cell?: number;
	readonly cellLine?: number;
}

function reportCost(costs: readonly CostRange[]): CostReport | null {
	const [first] = costs;
	if (!first) return null;
	let { low, typical } = first;
	let high = first.high;
	for (const cost of costs) {
		if (cost.low.nano < low.nano) low = cost.low;
		if (cost.typical.nano > typical.nano) typical = cost.typical;
		if (high && (!cost.high || cost.high.nano > high.nano)) high = cost.high;
	}
	return {
		low: toDecimalString(low),
		typical: toDecimalString(typical),
		high: high ? toDecimalString(high) : null,
		currency: low.currency,
	};
}

function describeStaticShare(estimate: Estimate): CallSiteReport["promptStatic"] {
	const { staticTextTokens, holes, openEnded } = estimate.counted[0].count;
	if (staticTextTokens === 0) return "none";
	return holes > 0 || openEnded ? "partial" : "full";
}

/** Turns an estimate into its stable JSON form. */
export function reportCallSite(
	estimate: Estimate,
	file: string,
	position: ReportPosition,
): CallSiteReport {
	const { site, models } = estimate;
	const [counted] = estimate.counted;
	const openDeployment = describeOpenDeployment(estimate);
	return {
		file,
		line: position.line,
		column: position.column,
		language: site.language,
		sdk: site.sdk,
		modality: site.modality,
		kind: site.kind,
		model: site.model.kind === "known" && openDeployment === undefined ? site.model.value : null,
		modelCandidates: site.model.kind === "candidates" ? site.model.values : [],
		modelReason: estimate.modelReason ?? openDeployment ?? null,
		promptStatic: describeStaticShare(estimate),
		staticTokens: counted.count.staticTextTokens,
		holes: counted.count.holes,
		maxOutputTokens: largestOf(site.maxOutputTokens) ?? null,
		inputTokens: counted.count.total.tokens,
		typicalInputTokens: counted.size.input.typical,
		exactness: counted.count.total.exactness,
		cost: reportCost(models.map((model) => model.cost).filter((cost) => cost !== undefined)),
		...(site.steering?.callsPerDay === undefined ? {} : { callsPerDay: site.steering.callsPerDay }),
		...(position.cell === undefined ? {} : { cell: position.cell }),
		...(position.cellLine === undefined ? {} : { cellLine: position.cellLine }),
	};
}
