import { type Currency, type Money, parseDecimal } from "./money.ts";

/** A dated rate: how much of a currency one US dollar was on a day. */
export interface DollarRate {
	readonly code: Currency;
	/** A decimal string above zero. */
	readonly perDollar: string;
	/** ISO date. */
	readonly asOf: string;
}

/**
 * A dollar amount in another currency (or back), rounded once, half to even, to nano-units. Undefined when the rate says nothing
 * about the amount's currency: amounts are never taken for another currency.
 */
export function convertMoney(money: Money, to: Currency, rate: DollarRate): Money | undefined {
	if (money.currency === to) return money;
	const parsed = parseDecimal(rate.perDollar);
	if (parsed.kind === "invalid" || parsed.decimal.digits <= 0n) return undefined;
	const { digits, scale } = parsed.decimal;
	const one = 10n ** BigInt(scale);
	if (money.currency === "USD" && to === rate.code) {
		return { nano: divide(money.nano * digits, one), currency: to };
	}
	if (money.currency === rate.code && to === "USD") {
		return { nano: divide(money.nano * one, digits), currency: to };
	}
	return undefined;
}

/** Half to even, for either sign. */
function divide(numerator: bigint, denominator: bigint): bigint {
	if (numerator < 0n) return -divide(-numerator, denominator);
	const quotient = numerator / denominator;
	const twice = 2n * (numerator % denominator);
	return twice > denominator || (twice === denominator && quotient % 2n === 1n)
		? quotient + 1n
		: quotient;
}
