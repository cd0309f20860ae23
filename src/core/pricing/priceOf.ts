import { rememberByName } from "../rememberByName.ts";
import { allMeters, meterUnits } from "./meters.ts";
import { type Decimal, type Money, parseDecimal } from "./money.ts";
import type { ContextTier, Cost, Meter, Quantities, Rate, RateCard } from "./rateCard.ts";

/** One exact part of a cost in nano-units: numerator ÷ (10^scale × divisor). */
interface ExactPart {
	readonly meter: Meter;
	readonly billedAs: Meter;
	readonly quantity: number;
	readonly rate: Rate;
	readonly numerator: bigint;
	readonly scale: number;
	/** 60 where minutes are billed by the hour, else 1. */
	readonly divisor: bigint;
}

/**
 * What one request costs on a card. The whole request is billed at the context tier that its prompt meters reach.
 * Exact in BigInt and rounded once, half to even, to nano-units. Throws on negative or non-finite quantities.
 * Worked: gpt-4o, 176 input + 1,024 cached + 300 output = $0.00472.
 */
export function priceOf(card: RateCard, quantities: Quantities): Cost {
	const tier = tierFor(card, quantities);
	const parts: ExactPart[] = [];
	const unpricedMeters: Meter[] = [];
	for (const meter of allMeters) {
		const quantity = quantities[meter] ?? 0;
		if (!(quantity >= 0 && quantity < Number.POSITIVE_INFINITY)) {
			throw new RangeError(`A quantity of ${meter} must be a number from 0, not ${quantity}.`);
		}
		if (quantity === 0) continue;
		const part = tier && exactPart(tier, card.fees, meter, quantity);
		if (part) parts.push(part);
		else unpricedMeters.push(meter);
	}
	return {
		total: sum(parts, card.currency),
		parts: parts.map((part) => ({
			meter: part.meter,
			quantity: part.quantity,
			rate: part.rate,
			cost: sum([part], card.currency),
			...(part.billedAs !== part.meter && { billedAs: part.billedAs }),
		})),
		unpricedMeters,
	};
}

/** The context tier that a request with these prompt meters is billed at; undefined for a card without tiers. */
export function tierFor(card: RateCard, quantities: Quantities): ContextTier | undefined {
	let reached = card.tiers[0];
	if (card.tiers.length < 2) return reached;
	let promptTokens = 0;
	for (const meter of allMeters) {
		if (meterUnits[meter].isPrompt) promptTokens += quantities[meter] ?? 0;
	}
	for (const tier of card.tiers) {
		if (tier.aboveInputTokens === 0 || promptTokens > tier.aboveInputTokens) reached = tier;
	}
	return reached;
}

/** The rate that a meter is billed at in a tier: its own, or that of the meter it falls back to. */
export function rateFor(
	tier: ContextTier,
	meter: Meter,
): { readonly rate: Rate; readonly billedAs: Meter } | undefined {
	for (let at: Meter | undefined = meter; at; at = meterUnits[at].fallback) {
		const rate = tier.rates[at];
		if (rate !== undefined) return { rate, billedAs: at };
	}
	if (meter === "minutes" && tier.rates.hours !== undefined) {
		return { rate: tier.rates.hours, billedAs: "hours" };
	}
	return undefined;
}

function exactPart(
	tier: ContextTier,
	fees: RateCard["fees"],
	meter: Meter,
	quantity: number,
): ExactPart | undefined {
	const fee = fees?.[meter];
	const found =
		rateFor(tier, meter) ?? (fee === undefined ? undefined : { rate: fee, billedAs: meter });
	if (!found) return undefined;
	const rate = exact(found.rate);
	const amount = exact(String(quantity));
	return {
		meter,
		billedAs: found.billedAs,
		quantity,
		rate: found.rate,
		numerator: rate.digits * amount.digits * 1_000_000_000n,
		scale: rate.scale + amount.scale + (meterUnits[meter].per === 1_000_000 ? 6 : 0),
		divisor: meter === "minutes" && found.billedAs === "hours" ? 60n : 1n,
	};
}

function sum(parts: readonly ExactPart[], currency: string): Money {
	const scale = Math.max(0, ...parts.map((part) => part.scale));
	let numerator = 0n;
	for (const part of parts) {
		numerator += part.numerator * 10n ** BigInt(scale - part.scale) * (60n / part.divisor);
	}
	return { nano: divideHalfEven(numerator, 60n * 10n ** BigInt(scale)), currency };
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
	const quotient = numerator / denominator;
	const twice = 2n * (numerator % denominator);
	if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) return quotient + 1n;
	return quotient;
}

/** A rate or a quantity, read once: the same ones come again with every call of a model. */
const exact = rememberByName((text): Decimal => {
	const parsed = parseDecimal(text);
	if (parsed.kind === "invalid")
		throw new Error(`A rate card holds a bad number: ${parsed.reason}.`);
	return parsed.decimal;
});
