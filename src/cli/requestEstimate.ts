import { type Currency, toDecimalString } from "../core/pricing/money.ts";
import { priceOf } from "../core/pricing/priceOf.ts";
import type { PriceLookup, RateCard, ServiceTier } from "../core/pricing/rateCard.ts";
import type { TeamConfig } from "../core/team/teamConfig.ts";
import { cacheablePrefixTokens, cacheSaving } from "../core/tokens/cacheablePrefix.ts";
import { conversationOf } from "../core/tokens/conversation.ts";
import type { TokenCounter } from "../core/tokens/counter.ts";
import { countPrompt, type PromptCount } from "../core/tokens/countPrompt.ts";
import type { ReadRequest } from "../core/tokens/requests/readRequest.ts";

/** The tiers that a batch job can be compared at. */
export const comparedTiers = ["standard", "batch", "flex"] as const;

/** Output assumed where nothing better is known. */
export const DEFAULT_OUTPUT_TOKENS = 500;

/** Nano-units of one currency; `high` is null when neither a cap nor the model's maximum is known. */
export interface CostRange {
	readonly currency: Currency;
	readonly low: bigint;
	readonly typical: bigint;
	readonly high: bigint | null;
}

/** What one request of a file costs. A tier without a price is left out. */
export interface RequestEstimate {
	readonly request: ReadRequest;
	readonly count: PromptCount;
	readonly cachedPrefixTokens: number;
	readonly cacheSaving: string | undefined;
	readonly costs: ReadonlyMap<ServiceTier, CostRange>;
	/** Why there is no standard price. */
	readonly unpriced: string | undefined;
}

/** What an estimate of a request takes from outside it. */
export interface RequestContext {
	readonly counter: TokenCounter;
	/** ISO date of the prices. */
	readonly at: string;
	/** What a typical answer has. */
	readonly outputTokens: number;
	/** Turns of the conversation that each request begins; 1 is the request alone. */
	readonly turns: number;
	/** The team's prices and aliases. */
	readonly config: TeamConfig;
}

/** Counts and prices one request; `counted` is its input tokens where the provider has counted them. */
export function estimateRequest(
	request: ReadRequest,
	{ at, config, counter, outputTokens, turns }: RequestContext,
	counted?: number,
): RequestEstimate {
	const { prompt, format } = request;
	const alias = config.resolveAlias(request.model, request.provider)?.value;
	const model = alias?.model ?? request.model;
	const provider = alias?.provider ?? request.provider;
	const own = countPrompt(prompt, format, provider, model, counter);
	const count: PromptCount =
		counted === undefined
			? own
			: { ...own, unknownParts: [], total: { tokens: counted, exactness: "exact", margin: 0 } };
	const cachedPrefixTokens = Math.min(
		count.total.tokens,
		cacheablePrefixTokens(prompt, format, provider, model, counter),
	);
	const costs = new Map<ServiceTier, CostRange>();
	let standard: PriceLookup | undefined;
	for (const serviceTier of comparedTiers) {
		const found = config.findPrice({ provider, model, at, serviceTier });
		standard ??= found;
		if (found.kind === "unpriced") continue;
		const card = found.kind === "priced" ? found.card : undefined;
		costs.set(
			serviceTier,
			costOf(card, request, turnsOf(count, outputTokens, turns), outputTokens),
		);
	}
	const saving =
		standard?.kind === "priced" ? cacheSaving(standard.card, cachedPrefixTokens) : undefined;
	return {
		request,
		count,
		cachedPrefixTokens,
		cacheSaving: saving && toDecimalString(saving),
		costs,
		unpriced: standard?.kind === "unpriced" ? standard.reason : undefined,
	};
}

/** Input tokens of each turn: a turn sends all before it, the answers of typical length, and words as many as the last of the user's. */
function turnsOf(count: PromptCount, outputTokens: number, turns: number): readonly number[] {
	const inputTokens = count.total.tokens;
	const userTokens = count.parts.findLast(({ label }) => label === "user")?.tokens ?? 0;
	const tokens = { inputTokens, outputTokens, userTokens };
	return conversationOf(tokens, turns, false).map(({ input = 0 }) => input);
}

/** Low has no output, typical the assumed, high the written cap or the model's maximum. Without a card the model is local: free. */
function costOf(
	card: RateCard | undefined,
	request: ReadRequest,
	inputs: readonly number[],
	outputTokens: number,
): CostRange {
	if (!card) return { currency: "USD", low: 0n, typical: 0n, high: 0n };
	const cap = request.maxOutputTokens ?? card.maxOutputTokens;
	const nano = (output: number) =>
		inputs.reduce((sum, input) => {
			const quantities = { input, output: request.hasOutput ? output * request.choices : 0 };
			return sum + priceOf(card, quantities).total.nano;
		}, 0n);
	return {
		currency: card.currency,
		low: nano(0),
		typical: nano(Math.min(outputTokens, cap ?? outputTokens)),
		high: cap === undefined && request.hasOutput ? null : nano(cap ?? 0),
	};
}

/** The line of `--format json` for one request. */
export function toJson(estimate: RequestEstimate, line: number, tier: ServiceTier): object {
	const { request, count, cachedPrefixTokens, cacheSaving: saving, unpriced } = estimate;
	const cost = estimate.costs.get(tier);
	return {
		id: request.id ?? null,
		line,
		model: request.model,
		...(request.provider === undefined ? {} : { provider: request.provider }),
		inputTokens: count.total.tokens,
		exactness: count.total.exactness,
		margin: Number(count.total.margin.toFixed(4)),
		cachedPrefixTokens,
		...(saving === undefined ? {} : { cacheSaving: saving }),
		maxOutputTokens: request.maxOutputTokens ?? null,
		cost: cost ? rangeToJson(cost) : null,
		...(cost ? {} : { costReason: unpriced ?? `no ${tier} price` }),
		...(count.unknownParts.length > 0 ? { unknownParts: count.unknownParts } : {}),
	};
}

/** A cost range as decimal strings. */
export function rangeToJson({ currency, low, typical, high }: CostRange): object {
	const decimal = (nano: bigint) => toDecimalString({ nano, currency });
	return {
		low: decimal(low),
		typical: decimal(typical),
		high: high === null ? null : decimal(high),
		currency,
	};
}
