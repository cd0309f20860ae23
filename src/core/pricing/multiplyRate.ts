import { parseDecimal } from "./money.ts";
import type { Rate } from "./rateCard.ts";

/** The exact product of two decimals, without trailing zeros: "2.5" × "0.5" = "1.25". Throws on what is no decimal. */
export function multiplyRate(rate: Rate, factor: Rate): Rate {
	const [a, b] = [parseDecimal(rate), parseDecimal(factor)];
	if (a.kind === "invalid") throw new Error(a.reason);
	if (b.kind === "invalid") throw new Error(b.reason);
	return decimalText(a.decimal.digits * b.decimal.digits, a.decimal.scale + b.decimal.scale);
}

/** A non-negative decimal as text: 125, 2 → "1.25". */
export function decimalText(digits: bigint, scale: number): string {
	if (scale === 0) return digits.toString();
	const padded = digits.toString().padStart(scale + 1, "0");
	const fraction = padded.slice(-scale).replace(/0+$/, "");
	return padded.slice(0, -scale) + (fraction === "" ? "" : `.${fraction}`);
}
