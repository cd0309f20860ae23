import type { Money } from "../pricing/money.ts";
import type { RateCard } from "../pricing/rateCard.ts";
import type { Estimate, ModelEstimate } from "./estimate.ts";
import { type FigureStyle, showCount, showMoney, showRate } from "./figures.ts";

/** A dot between the fields of a title. */
const separator = " · ";

function joinModels(models: readonly ModelEstimate[]): string {
	const names = models.map((each) => each.model);
	return names.length <= 2 ? names.join(" | ") : `${names[0]} | ${names.length - 1} more`;
}

function describeTokens(estimate: Estimate, style: FigureStyle): string {
	const [model] = estimate.counted;
	const { input, output, outputCap } = model.size;
	const exact = model.count.total.exactness === "exact" && input.typical === input.low;
	const counted = `${exact ? "" : "~"}${showCount(input.typical, style.locale)} in`;
	if (estimate.site.modality !== "chat") return counted;
	const answer =
		outputCap === undefined
			? `~${showCount(output.typical, style.locale)} out`
			: `≤${showCount(outputCap, style.locale)} out`;
	return `${counted} + ${answer}`;
}

function perMillion(card: RateCard, style: FigureStyle): string {
	const rates = card.tiers[0]?.rates ?? {};
	const named: [string, string | undefined][] = [
		["in", rates.input],
		["out", rates.output],
	];
	const written = named
		.filter((each): each is [string, string] => each[1] !== undefined)
		.map(([name, rate]) => `${showRate(rate, card.currency, style.locale)} ${name}`);
	return written.length > 0 ? `${written.join(" / ")} per 1M` : "";
}

/** The amounts that stand for each model: the high where a cap bounds it, else the typical. */
function amountOf(model: ModelEstimate): { money: Money; bounded: boolean } | undefined {
	if (!model.cost) return undefined;
	const bounded = model.size.outputCap !== undefined && model.cost.high !== undefined;
	return { money: bounded && model.cost.high ? model.cost.high : model.cost.typical, bounded };
}

function describeCost(estimate: Estimate, style: FigureStyle): string {
	const amounts = estimate.models.map(amountOf).filter((each) => each !== undefined);
	const [first] = amounts;
	if (!first) return "no price";
	const sorted = amounts.map((each) => each.money).sort((a, b) => (a.nano < b.nano ? -1 : 1));
	const [least, most] = [sorted[0] ?? first.money, sorted.at(-1) ?? first.money];
	const incomplete =
		amounts.length < estimate.models.length ||
		estimate.models.some((model) => (model.breakdown?.unpricedMeters.length ?? 0) > 0);
	const fixed = estimate.models.every((model) => model.cost?.low.nano === model.cost?.high?.nano);
	const sign = incomplete ? "≥" : fixed ? "" : amounts.every((each) => each.bounded) ? "≤" : "~";
	const format = (money: Money) => showMoney(money, style);
	if (least.nano === most.nano) return sign + format(most);
	return `${sign}${format(least)}–${format(most)}`;
}

/** Prices of what is paid by a measure that the code does not tell: minutes of audio, images, characters. */
function describeUnitPrice(model: ModelEstimate, style: FigureStyle): string {
	if (model.price.kind !== "priced") return "";
	const rates = model.price.card.tiers[0]?.rates ?? {};
	const units: [string | undefined, string][] = [
		[rates.minutes, "min"],
		[rates.requests, "request"],
		[rates.images, "image"],
	];
	const unit = units.find(([rate]) => rate !== undefined);
	if (!unit) return perMillion(model.price.card, style);
	const [rate = "", name] = unit;
	return `${showRate(rate, model.price.card.currency, style.locale)}/${name}`;
}

/** Calls whose billed amount is not a count of text tokens. */
function describeMedia(estimate: Estimate, model: ModelEstimate, style: FigureStyle): string[] {
	const { site } = estimate;
	if (site.modality === "image") {
		const size = site.options.get("size");
		const drawn = `${model.size.choices} ${model.size.choices === 1 ? "image" : "images"}`;
		return [
			size?.kind === "known" ? `${drawn} ${size.value}` : drawn,
			describeCost(estimate, style),
		];
	}
	const characters = showCount(model.quantities.characters ?? 0, style.locale);
	return [`${characters} characters`, describeCost(estimate, style)];
}

function describeAmount(estimate: Estimate, style: FigureStyle): string[] {
	const { site, models } = estimate;
	if (site.modality === "moderation") return ["free"];
	const model = models[0];
	if (estimate.counted[0].price.kind === "local") {
		return [describeTokens(estimate, style), "local, free"];
	}
	if (!model) return [describeTokens(estimate, style), "model not known"];
	if (model.unknownQuantity) return [model.unknownQuantity, describeUnitPrice(model, style)];
	if (site.kind === "constructor" && site.prompt.messages.length === 0) {
		return [model.price.kind === "priced" ? perMillion(model.price.card, style) : "no price"];
	}
	if (site.modality === "image" || site.modality === "speech") {
		return describeMedia(estimate, model, style);
	}
	return [describeTokens(estimate, style), describeCost(estimate, style)];
}

function describeMultiplier({ site }: Estimate): string {
	if (site.multiplier.kind === "times") return `×${site.multiplier.times}`;
	return site.multiplier.kind === "loop" ? "in a loop" : "";
}

/**
 * The one line above a call: `gpt-4o · 412 in + ≤500 out · ≤$0.0060`. `~` is typical, `≤` the most that the written cap allows,
 * `≥` that a part has no price.
 */
export function lensTitle(estimate: Estimate, style: FigureStyle = {}): string {
	const wrapped = estimate.site.kind === "wrapper" ? "via wrapper" : "";
	return [
		joinModels(estimate.models),
		...describeAmount(estimate, style),
		describeMultiplier(estimate),
		wrapped,
	]
		.filter((field) => field !== "")
		.join(separator);
}
