import type { CallSite } from "../estimate/callSite.ts";
import {
	type EstimateContext,
	estimateCallSite,
	type ModelEstimate,
} from "../estimate/estimate.ts";
import { convertMoney } from "../pricing/convertMoney.ts";
import { addMoney, type Money } from "../pricing/money.ts";
import { priceOf } from "../pricing/priceOf.ts";
import type { ProviderId } from "../pricing/provider.ts";
import type { Exactness } from "../tokens/tokenCount.ts";
import { findLosses } from "./findLosses.ts";

/** A model that a call is priced with. */
export interface ComparedModel {
	readonly provider: ProviderId | undefined;
	readonly model: string;
}

/** What calls would cost and lose on one model. Money is of all calls together; `calls` says how many. */
export interface ComparisonRow extends ComparedModel {
	/** Whether the calls use this model today. */
	readonly isCurrent: boolean;
	/** Why there is no cost; undefined when there is one. */
	readonly unpriced: string | undefined;
	/** Tokens by this model's own tokenizer, holes filled as assumed. */
	readonly inputTokens: number;
	readonly outputTokens: number;
	readonly exactness: Exactness;
	/** What the team pays. */
	readonly cost: Money | undefined;
	/** At the written caps; undefined where nothing bounds it. */
	readonly highCost: Money | undefined;
	/** At list prices, where a contract makes a difference. */
	readonly listCost: Money | undefined;
	/** Cost ÷ cost of the current model, or undefined without one in the same currency. */
	readonly ratio: number | undefined;
	readonly contextWindow: number | undefined;
	/** Whether every call fits the window with its answer; undefined when the window is not known. */
	readonly fits: boolean | undefined;
	/** What the calls use and this model does not have, in words. */
	readonly lost: readonly string[];
	/** Why the team's rules forbid it. */
	readonly banned: string | undefined;
	readonly retiresOn: string | undefined;
}

/** A comparison, cheapest first; models without a price last. */
export interface Comparison {
	readonly calls: number;
	/** The written model, when all calls agree on one. */
	readonly current: ComparedModel | undefined;
	/** What was taken for granted about the calls, the same for every model. */
	readonly assumptions: readonly string[];
	readonly rows: readonly ComparisonRow[];
}

/** A call with the context of its own document: team files differ by folder. */
export interface ComparedCall {
	readonly site: CallSite;
	readonly context: EstimateContext;
}

/** Prices calls with their own model and with others, each counted by its own tokenizer. */
export function compareModels(
	calls: readonly ComparedCall[],
	candidates: readonly ComparedModel[],
): Comparison {
	const current = currentModel(calls);
	const models = unique(current ? [current, ...candidates] : candidates);
	const rows = models.map((model) => rowOf(calls, model, current));
	const base = rows.find((row) => row.isCurrent)?.cost;
	return {
		calls: calls.length,
		current,
		assumptions: assumptionsOf(calls, models[0]),
		rows: rows.map((row) => ({ ...row, ratio: ratioOf(row.cost, base) })).sort(byCost),
	};
}

function assumptionsOf(calls: readonly ComparedCall[], model: ComparedModel | undefined): string[] {
	if (!model) return [];
	const noted = calls.flatMap((call) => estimateWith(call, model).size.assumptions);
	return [...new Set(noted.map(({ text, source }) => `${text} (${source})`))];
}

/** The one model that all calls are written with. */
export function currentModel(calls: readonly ComparedCall[]): ComparedModel | undefined {
	const written = calls.map(({ site, context }) => {
		if (site.model.kind !== "known") return undefined;
		const provider = site.provider.kind === "known" ? site.provider.value : undefined;
		return (
			context.config.resolveAlias(site.model.value, provider)?.value ?? {
				provider,
				model: site.model.value,
			}
		);
	});
	const [first] = written;
	const agree = written.every(
		(each) => each?.model === first?.model && each?.provider === first?.provider,
	);
	return agree ? first : undefined;
}

function rowOf(
	calls: readonly ComparedCall[],
	model: ComparedModel,
	current: ComparedModel | undefined,
): ComparisonRow {
	const estimates = calls.map((call) => estimateWith(call, model));
	const unpriced = estimates.map(whyUnpriced).find((reason) => reason !== undefined);
	const [first] = estimates;
	const card = first?.price.kind === "priced" ? first.price.card : undefined;
	const amount = (read: (estimate: ModelEstimate) => Money | undefined): Money | undefined =>
		unpriced === undefined ? inTeamCurrency(sum(estimates.map(read)), calls) : undefined;
	const fits = estimates.map((estimate) => fitsWindow(estimate, card?.contextWindow));
	return {
		provider: card?.provider ?? model.provider,
		model: model.model,
		isCurrent: isSame(model, current),
		unpriced,
		inputTokens: total(estimates.map(({ size }) => size.input.typical)),
		outputTokens: total(estimates.map(({ size }) => size.output.typical)),
		exactness: estimates.every(({ count }) => count.total.exactness === "exact")
			? "exact"
			: "estimated",
		cost: amount(({ cost }) => cost?.typical),
		highCost: amount(({ cost }) => cost?.high),
		listCost: card?.list ? amount(listCostOf) : undefined,
		ratio: undefined,
		contextWindow: card?.contextWindow,
		fits: fits.includes(undefined) ? undefined : fits.every((each) => each),
		lost: [...new Set(calls.flatMap(({ site }) => findLosses(site.prompt, model.model)))],
		banned: bannedBy(calls, { provider: card?.provider ?? model.provider, model: model.model }),
		retiresOn: card?.retired?.on,
	};
}

function estimateWith(
	{ site, context }: ComparedCall,
	{ provider, model }: ComparedModel,
): ModelEstimate {
	const asIf: CallSite = {
		...site,
		model: { kind: "known", value: model },
		provider:
			provider === undefined
				? { kind: "candidates", values: [], reason: "" }
				: { kind: "known", value: provider },
	};
	return estimateCallSite(asIf, context).counted[0];
}

function whyUnpriced({
	price,
	cost,
	unknownQuantity,
	breakdown,
}: ModelEstimate): string | undefined {
	if (price.kind === "unpriced") return price.reason;
	if (price.kind === "local") return undefined;
	const [meter] = breakdown?.unpricedMeters ?? [];
	if (meter !== undefined) return `its price of ${meter} is not known`;
	return cost === undefined ? (unknownQuantity ?? "its cost is not known") : undefined;
}

function bannedBy(
	calls: readonly ComparedCall[],
	{ provider, model }: ComparedModel,
): string | undefined {
	for (const { context } of calls) {
		const checked = context.config.rules.checkModel(provider, model);
		if (!checked.allowed) return checked.by.value.reason ?? `banned by ${checked.by.source}`;
	}
	return undefined;
}

function listCostOf({ price, quantities }: ModelEstimate): Money | undefined {
	if (price.kind !== "priced") return undefined;
	return priceOf(price.card.list ?? price.card, quantities).total;
}

function fitsWindow({ size }: ModelEstimate, window: number | undefined): boolean | undefined {
	if (window === undefined) return undefined;
	return size.input.typical + (size.outputCap ?? size.output.typical) <= window;
}

/** The amount in the currency that the team shows costs in, where it gives a dated rate. */
function inTeamCurrency(
	money: Money | undefined,
	calls: readonly ComparedCall[],
): Money | undefined {
	const rate = calls[0]?.context.config.currency?.value;
	return money && rate ? (convertMoney(money, rate.code, rate) ?? money) : money;
}

/** The sum of amounts in one currency; undefined when one is missing or currencies differ. */
function sum(amounts: readonly (Money | undefined)[]): Money | undefined {
	const [first, ...rest] = amounts;
	return rest.reduce<Money | undefined>(
		(so, next) => (so && next && so.currency === next.currency ? addMoney(so, next) : undefined),
		first,
	);
}

const total = (numbers: readonly number[]): number =>
	Math.round(numbers.reduce((so, next) => so + next, 0));

function ratioOf(cost: Money | undefined, base: Money | undefined): number | undefined {
	if (!cost || !base || cost.currency !== base.currency || base.nano === 0n) return undefined;
	return Number(cost.nano) / Number(base.nano);
}

const isSame = (a: ComparedModel, b: ComparedModel | undefined): boolean =>
	b !== undefined &&
	a.model === b.model &&
	(a.provider ?? b.provider) === (b.provider ?? a.provider);

const unique = (models: readonly ComparedModel[]): ComparedModel[] =>
	models.filter((model, index) => models.findIndex((other) => isSame(model, other)) === index);

function byCost(a: ComparisonRow, b: ComparisonRow): number {
	if (!a.cost || !b.cost) return Number(!a.cost) - Number(!b.cost);
	if (a.cost.currency !== b.cost.currency) return a.cost.currency < b.cost.currency ? -1 : 1;
	if (a.cost.nano !== b.cost.nano) return a.cost.nano < b.cost.nano ? -1 : 1;
	return a.model < b.model ? -1 : 1;
}
