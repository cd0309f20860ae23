import { meterUnits } from "../pricing/meters.ts";
import type { Money } from "../pricing/money.ts";
import { priceOf } from "../pricing/priceOf.ts";
import type { Cost, RateCard } from "../pricing/rateCard.ts";
import { conversationOf } from "../tokens/conversation.ts";
import type { Estimate, ModelEstimate } from "./estimate.ts";
import { type FigureStyle, showCount, showMoney, showRate } from "./figures.ts";
import { plain } from "./markdownText.ts";

/** Style of the hover, and the date against which a price's age is told. */
export interface HoverStyle extends FigureStyle {
	/** ISO date. */
	readonly today: string;
}

const millisecondsPerDay = 86_400_000;

/** "today", "1 day ago", "12 days ago". */
function ageOf(readOn: string, today: string): string {
	const days = Math.round((Date.parse(today) - Date.parse(readOn)) / millisecondsPerDay);
	if (!Number.isFinite(days) || days <= 0) return "today";
	return days === 1 ? "1 day ago" : `${days} days ago`;
}

const meterNames: { readonly [meter: string]: string } = {
	input: "input tokens",
	cachedInput: "cached input tokens",
	output: "output tokens",
	characters: "characters",
	images: "images",
	minutes: "minutes",
	requests: "requests",
};

function tabulateParts(model: ModelEstimate, style: HoverStyle): string[] {
	const rows = model.count.parts.map(
		(part) => `| ${plain(part.label)} | ${showCount(part.tokens, style.locale)} |`,
	);
	if (rows.length === 0) return [];
	const { total } = model.count;
	const trust =
		total.exactness === "exact" ? "exact" : `estimated, ±${Math.round(total.margin * 100)} %`;
	return [
		"| Prompt | Tokens |",
		"|:---|---:|",
		...rows,
		`| **Known input** (${trust}) | **${showCount(total.tokens, style.locale)}** |`,
		"",
	];
}

/** "$0.75 per 1M", "$0.006 per minute". */
function describeRate({ meter, rate }: Cost["parts"][number], card: RateCard, style: HoverStyle) {
	const { per, unit } = meterUnits[meter];
	return `${showRate(rate, card.currency, style.locale)} per ${per === 1 ? unit : "1M"}`;
}

function tabulateCost(breakdown: Cost, card: RateCard, style: HoverStyle): string[] {
	const rows = breakdown.parts
		.filter((part) => part.quantity > 0)
		.map(
			(part) =>
				`| ${showCount(part.quantity, style.locale)} ${meterNames[part.meter] ?? part.meter} | ${describeRate(part, card, style)} | ${showMoney(part.cost, style)} |`,
		);
	if (rows.length === 0) return [];
	return ["| Typical call | Rate | Cost |", "|:---|---:|---:|", ...rows, ""];
}

function describeRange(model: ModelEstimate, style: HoverStyle): string[] {
	if (!model.cost) return [];
	const format = (money: Money) => showMoney(money, style);
	const { low, typical, high } = model.cost;
	const most = high ? format(high) : "unbounded";
	const unpriced = model.breakdown?.unpricedMeters ?? [];
	return [
		`Low ${format(low)} · **typical ${format(typical)}** · high ${most} · ${showMoney(typical, style, true)} per 1,000 calls`,
		"",
		...(unpriced.length > 0
			? [`No price for: ${unpriced.join(", ")}; the cost is at least this.`, ""]
			: []),
	];
}

function describePrice(model: ModelEstimate, style: HoverStyle): string {
	switch (model.price.kind) {
		case "local":
			return "Runs on this machine: free.";
		case "unpriced": {
			const nearest = model.price.nearest ?? [];
			const hint = nearest.length > 0 ? ` Nearest ids: ${nearest.map(plain).join(", ")}.` : "";
			return `No price: ${plain(model.price.reason)}.${hint}`;
		}
		case "priced": {
			const { card } = model.price;
			const retired = card.retired ? ` **Retired:** ${plain(card.retired.note)}.` : "";
			return `Price: ${plain(card.provider)} ${plain(card.model)}, ${card.serviceTier}, from ${plain(card.source)}, read ${card.readOn} (${ageOf(card.readOn, style.today)}).${retired}`;
		}
	}
}

function describeModel(model: ModelEstimate, style: HoverStyle): string[] {
	const card = model.price.kind === "priced" ? model.price.card : undefined;
	return [
		...describeRange(model, style),
		...(model.breakdown && card ? tabulateCost(model.breakdown, card, style) : []),
		...(model.unknownQuantity ? [`${model.unknownQuantity}: the cost depends on it.`, ""] : []),
		...describeCaching(model, style),
		describePrice(model, style),
		...(style.shownIn
			? [
					"",
					`Shown in ${style.shownIn.code} at ${style.shownIn.perDollar} per dollar, the rate of ${style.shownIn.asOf}.`,
				]
			: []),
		"",
	];
}

function describeCaching({ cacheable }: ModelEstimate, style: HoverStyle): string[] {
	if (!cacheable) return [];
	const tokens = showCount(cacheable.tokens, style.locale);
	return [
		`The first ${tokens} tokens do not change: a call that finds them in the cache costs ${showMoney(cacheable.saving, style)} less.`,
		"",
	];
}

const SHOWN_TURN = 10;

/** How a conversation grows whose earlier turns the call sends again; each turn adds what the holes are assumed to hold. */
function describeConversation(
	estimate: Estimate,
	model: ModelEstimate | undefined,
	style: HoverStyle,
): string[] {
	if (!estimate.site.prompt.openEnded || model?.price.kind !== "priced") return [];
	const { card } = model.price;
	const { input = 0, output = 0 } = model.quantities;
	const { typical, low } = model.size.input;
	const tokens = { inputTokens: input, outputTokens: output, userTokens: typical - low };
	const turns = conversationOf(tokens, SHOWN_TURN, false);
	const nano = turns.reduce((sum, turn) => sum + priceOf(card, turn).total.nano, 0n);
	const last = showCount(turns.at(-1)?.input ?? 0, style.locale);
	const cost = showMoney({ nano, currency: card.currency }, style);
	return [
		`Turn ${SHOWN_TURN} of a conversation sends about ${last} tokens; ${SHOWN_TURN} turns cost ${cost}.`,
		"",
	];
}

function describeAssumptions(estimate: Estimate): string[] {
	const [model] = estimate.counted;
	const lines = model.size.assumptions.map(
		(each) => `- ${plain(each.text)} (${plain(each.source)})`,
	);
	for (const part of model.count.unknownParts) lines.push(`- not counted: ${plain(part)}`);
	const { provider, multiplier } = estimate.site;
	if (provider.kind === "candidates") lines.push(`- provider open: ${plain(provider.reason)}`);
	const callsPerDay = estimate.site.steering?.callsPerDay;
	if (callsPerDay !== undefined)
		lines.push(`- ${callsPerDay.toLocaleString("en")} calls a day (comment)`);
	if (multiplier.kind === "loop") lines.push(`- in a loop: ${plain(multiplier.reason)}`);
	return lines.length > 0 ? ["Assumed:", "", ...lines, ""] : [];
}

/** The full breakdown of one call site as Markdown: cost, prompt parts, meters, assumptions, price source and its age. */
export function hoverText(estimate: Estimate, style: HoverStyle): string {
	const { site, models } = estimate;
	const names = models.map((model) => `\`${model.model.replaceAll("`", "")}\``).join(" or ");
	const shown = estimate.counted;
	const lines = [
		`**${plain(site.callee)}** · ${names || "model not known"} · ${plain(site.sdk)}, ${site.modality}`,
		"",
		...(estimate.modelReason ? [`Model: ${plain(estimate.modelReason)}.`, ""] : []),
	];
	for (const model of shown) {
		if (shown.length > 1) lines.push(`**${plain(model.model)}**`, "");
		lines.push(...describeModel(model, style));
	}
	const counted = shown[0];
	if (counted) lines.push(...tabulateParts(counted, style));
	lines.push(...describeConversation(estimate, counted, style));
	lines.push(...describeAssumptions(estimate));
	return lines.join("\n");
}
