import { parseModelId } from "../pricing/modelId.ts";
import { parseDecimal } from "../pricing/money.ts";
import { decimalText, multiplyRate } from "../pricing/multiplyRate.ts";
import { findProviderId } from "../pricing/providers.ts";
import type { ContextTier, PriceLookup, PriceQuery, RateCard } from "../pricing/rateCard.ts";
import { matchesModel } from "./globs.ts";
import type { Layer } from "./layers.ts";
import type { TeamFile } from "./schema.ts";

/** One negotiated price of a team file. */
export type ContractPrice = NonNullable<TeamFile["prices"]>[number];

/**
 * The price under a team's contract: the nearest layer's last matching entry, over the list price that was found.
 * A discount needs a list price; absolute rates also price a model that no list knows. The list card is kept as `list`.
 */
export function findContractedPrice(
	layers: readonly Layer[],
	query: PriceQuery,
	list: PriceLookup,
): PriceLookup {
	if (list.kind === "local") return list;
	const ref = parseModelId(query.model, query.provider);
	const card = list.kind === "priced" ? list.card : undefined;
	const names = [ref.id, query.model, ...(card ? [card.model] : [])];
	const provider = card?.provider ?? ref.provider;
	for (const layer of layers.toReversed()) {
		const entry = layer.file.prices?.findLast((price) =>
			isFor(price, provider, names, query.at, card !== undefined),
		);
		if (entry) return contracted(entry, layer, query, provider, ref.id, card) ?? list;
	}
	return list;
}

function isFor(
	price: ContractPrice,
	provider: string | undefined,
	names: readonly string[],
	at: string,
	isListed: boolean,
): boolean {
	const date = at.slice(0, 10);
	if (price.from !== undefined && date < price.from) return false;
	if (price.to !== undefined && date >= price.to) return false;
	if (price.discount !== undefined && !isListed) return false;
	if (price.provider !== undefined) {
		if ((findProviderId(price.provider) ?? price.provider) !== provider) return false;
	}
	const { model } = price;
	return model === undefined || names.some((name) => matchesModel(model, provider, name));
}

function contracted(
	entry: ContractPrice,
	layer: Layer,
	query: PriceQuery,
	provider: string | undefined,
	model: string,
	card: RateCard | undefined,
): PriceLookup | undefined {
	const note =
		entry.note ?? (entry.discount === undefined ? "contract" : percentOff(entry.discount));
	const contract = {
		source: layer.source,
		readOn: query.at.slice(0, 10),
		confidence: "official" as const,
		note,
		...(entry.from !== undefined && { validFrom: entry.from }),
		...(entry.to !== undefined && { validTo: entry.to }),
	};
	if (entry.discount !== undefined && card) {
		const tiers = card.tiers.map((tier) => discounted(tier, entry.discount ?? 0));
		return { kind: "priced", card: { ...card, ...contract, tiers, list: card } };
	}
	if (!entry.rates) return undefined;
	const currency = entry.currency ?? "USD";
	if (!card) {
		const tiers = [{ aboveInputTokens: 0, rates: entry.rates }];
		const serviceTier = query.serviceTier ?? "standard";
		const owner = provider ?? "unknown";
		return {
			kind: "priced",
			card: { provider: owner, model, currency, serviceTier, tiers, ...contract },
		};
	}
	// Absolute rates replace the standard tier's; another service tier keeps its list price. What the contract does not
	// name (further meters, long-prompt rates) keeps its list rate, unless the currencies differ: then there is none.
	if (card.serviceTier !== "standard") return undefined;
	const [first, ...long] = currency === card.currency ? card.tiers : [];
	const tiers = [{ aboveInputTokens: 0, rates: { ...first?.rates, ...entry.rates } }, ...long];
	return { kind: "priced", card: { ...card, ...contract, currency, tiers, list: card } };
}

/** Every rate of a tier less a share, exactly: 15 % off "2.5" is "2.125". */
function discounted(tier: ContextTier, discount: number): ContextTier {
	const factor = oneMinus(discount);
	const rates = Object.entries(tier.rates).map(([meter, rate]) => [
		meter,
		multiplyRate(rate, factor),
	]);
	return { aboveInputTokens: tier.aboveInputTokens, rates: Object.fromEntries(rates) };
}

function oneMinus(share: number): string {
	const parsed = parseDecimal(String(share));
	if (parsed.kind === "invalid") throw new Error(parsed.reason);
	const { digits, scale } = parsed.decimal;
	return decimalText(10n ** BigInt(scale) - digits, scale);
}

const percentOff = (share: number): string =>
	`${Number((share * 100).toFixed(4))} % off the list price`;
