import type { CheckTime } from "../languages/workTime.ts";
import type { Money } from "../pricing/money.ts";
import { priceOf } from "../pricing/priceOf.ts";
import type { ProviderId } from "../pricing/provider.ts";
import type { Cost, PriceLookup, PriceQuery, Quantities, RateCard } from "../pricing/rateCard.ts";
import type { TeamConfig } from "../team/teamConfig.ts";
import { cacheablePrefixTokens, cacheSaving } from "../tokens/cacheablePrefix.ts";
import type { TokenCounter } from "../tokens/counter.ts";
import { countPrompt, type PromptCount } from "../tokens/countPrompt.ts";
import { assumeFrom } from "./assumptions.ts";
import type { CallSite } from "./callSite.ts";
import { cardForImage } from "./imagePrice.ts";
import { measureMeters } from "./meters.ts";
import { measureRequest, type RequestSize } from "./requestSize.ts";
import type { Resolved } from "./resolved.ts";

/** What an estimate needs to know of the world. */
export interface EstimateContext {
	readonly counter: TokenCounter;
	/** Prices, aliases and assumptions of the document's team files. */
	readonly config: TeamConfig;
	/** The document, relative to its root, with `/`: what the team file's globs match. */
	readonly file: string;
	/** ISO date that prices are asked for. */
	readonly today: string;
	/** Ends the work by throwing `TookTooLong`; no limit where left out. */
	readonly checkTime?: CheckTime;
}

/** Cost of one request. `high` is undefined where a hole or a missing cap leaves it unbounded. */
export interface CostRange {
	readonly low: Money;
	readonly typical: Money;
	readonly high: Money | undefined;
}

/** One request as one model would count and bill it. */
export interface ModelEstimate {
	readonly model: string;
	readonly provider: ProviderId | undefined;
	readonly count: PromptCount;
	readonly size: RequestSize;
	readonly price: PriceLookup;
	/** What the typical request uses, by meter. */
	readonly quantities: Quantities;
	/** The typical cost, meter by meter; undefined without a price. */
	readonly breakdown: Cost | undefined;
	/** Undefined when nothing can be said in money: no price, or a quantity that is not known (`unknownQuantity`). */
	readonly cost: CostRange | undefined;
	/** Why the amount of the priced meter is not known: "audio of unknown length". */
	readonly unknownQuantity: string | undefined;
	/** What a second call like this may read from the cache; undefined where the prompt has no such part or the model no such price. */
	readonly cacheable: CacheablePrefix | undefined;
}

/** The leading part that does not change from call to call, and what a cache hit on it saves. */
export interface CacheablePrefix {
	readonly tokens: number;
	readonly saving: Money;
}

/** Low, typical and high cost of one call site, for each model it may use. */
export interface Estimate {
	readonly site: CallSite;
	/** One per model that the call may use; empty when the model is not knowable. */
	readonly models: readonly ModelEstimate[];
	/** The same; when the model is not knowable, one of the prompt counted without it (o200k_base). */
	readonly counted: readonly [ModelEstimate, ...ModelEstimate[]];
	/** Why the model is open or not known. */
	readonly modelReason: string | undefined;
}

/** The values that may occur; none when unknown. */
function valuesOf<T>(resolved: Resolved<T>): readonly T[] {
	if (resolved.kind === "known") return [resolved.value];
	return resolved.kind === "candidates" ? resolved.values : [];
}

function costRange(
	card: RateCard,
	low: Quantities,
	typical: Cost,
	high: Quantities | undefined,
): CostRange {
	return {
		low: priceOf(card, low).total,
		typical: typical.total,
		high: high && priceOf(card, high).total,
	};
}

/** What a request to a server on this machine costs. */
const nothing: Money = { nano: 0n, currency: "USD" };
const free: CostRange = { low: nothing, typical: nothing, high: nothing };

function assume(size: RequestSize, text: string): RequestSize {
	return { ...size, assumptions: [...size.assumptions, { text, source: "built-in" }] };
}

function estimateModel(
	site: CallSite,
	model: string,
	provider: ProviderId | undefined,
	price: PriceLookup,
	context: EstimateContext,
): ModelEstimate {
	const alias = context.config.resolveAlias(model, provider)?.value;
	const meant = { provider: alias?.provider ?? provider, model: alias?.model ?? model };
	const count = countPrompt(site.prompt, site.format, meant.provider, meant.model, context.counter);
	const image = price.kind === "priced" ? cardForImage(price.card, site) : undefined;
	const card = image?.card;
	const measured = measureRequest(
		site,
		count,
		card?.maxOutputTokens,
		assumeFrom(context.config, context.file),
	);
	const size = image?.assumed ? assume(measured, image.assumed) : measured;
	const meters = measureMeters(site, size, card);
	const breakdown = card && !meters.unknown ? priceOf(card, meters.typical) : undefined;
	return {
		model,
		provider,
		count,
		size,
		price,
		quantities: meters.typical,
		breakdown,
		cost:
			price.kind === "local"
				? free
				: card && breakdown && costRange(card, meters.low, breakdown, meters.high),
		unknownQuantity: meters.unknown,
		cacheable: card && findCacheable(site, meant, card, context),
	};
}

function findCacheable(
	{ prompt, format }: CallSite,
	{ provider, model }: { readonly provider: ProviderId | undefined; readonly model: string },
	card: RateCard,
	{ counter }: EstimateContext,
): CacheablePrefix | undefined {
	const tokens = cacheablePrefixTokens(prompt, format, provider, model, counter);
	const saving = cacheSaving(card, tokens);
	return saving && { tokens, saving };
}

/** Flow 1 from a call site on: prompt → tokens → price → low, typical and high cost. */
export function estimateCallSite(site: CallSite, context: EstimateContext): Estimate {
	context.checkTime?.();
	const provider = site.provider.kind === "known" ? site.provider.value : undefined;
	const serviceTier = site.options.get("service_tier");
	const priceFor = (model: string): PriceLookup => {
		if (site.provider.kind === "unknown") return { kind: "unpriced", reason: site.provider.reason };
		const tier = serviceTier?.kind === "known" ? toServiceTier(serviceTier.value) : undefined;
		const query = { provider, model, at: context.today };
		return context.config.findPrice(tier === undefined ? query : { ...query, serviceTier: tier });
	};
	const models = valuesOf(site.model).map((model) =>
		estimateModel(site, model, provider, priceFor(model), context),
	);
	const [first, ...others] = models;
	const counted: Estimate["counted"] =
		first === undefined ? [estimateAnyModel(site, provider, context)] : [first, ...others];
	return {
		site,
		models,
		counted,
		modelReason: site.model.kind === "known" ? undefined : site.model.reason,
	};
}

function estimateAnyModel(
	site: CallSite,
	provider: ProviderId | undefined,
	context: EstimateContext,
): ModelEstimate {
	const price: PriceLookup =
		provider === "local"
			? { kind: "local" }
			: { kind: "unpriced", reason: "the model is not known" };
	return estimateModel(site, "", provider, price, context);
}

/** What a request's `service_tier` bills as; `auto` and `default` are standard (PROVIDERS.md B2). */
function toServiceTier(written: string): PriceQuery["serviceTier"] {
	if (written === "flex" || written === "batch" || written === "ultrafast") return written;
	return written === "priority" || written === "fast" ? "priority" : undefined;
}
