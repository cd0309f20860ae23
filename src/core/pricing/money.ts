/** An ISO 4217 code in upper case: "USD", "CNY", "EUR". */
export type Currency = string;

/** An amount in integer nano-units (10⁻⁹) of one currency: $1.50 is `{nano: 1_500_000_000n, currency: "USD"}`. */
export interface Money {
	readonly nano: bigint;
	readonly currency: Currency;
}

/** An exact decimal number: `digits` × 10^−`scale`, `scale` ≥ 0. "2.50" is `{digits: 250n, scale: 2}`. */
export interface Decimal {
	readonly digits: bigint;
	readonly scale: number;
}

/** A number that could not be read; `reason` is one sentence for the user. */
export interface NotANumber {
	readonly kind: "invalid";
	readonly reason: string;
}

/** Longest number that is read: more digits than any price or balance has. */
const MAX_DIGITS = 40;
const NANO_SCALE = 9;

/** Reads a plain decimal ("2.5", "-0.04", "1e-7"); says why it cannot instead of throwing. */
export function parseDecimal(
	text: string,
): { readonly kind: "decimal"; readonly decimal: Decimal } | NotANumber {
	const trimmed = text.trim();
	const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(trimmed);
	const whole = match?.[2] ?? "";
	const fraction = match?.[3] ?? "";
	if (!match || whole.length + fraction.length === 0) {
		return { kind: "invalid", reason: whyNotDecimal(trimmed) };
	}
	const exponent = Number(match[4] ?? "0");
	const scale = fraction.length - exponent;
	if (whole.length + fraction.length > MAX_DIGITS || Math.abs(scale) > MAX_DIGITS) {
		return { kind: "invalid", reason: `"${clip(trimmed)}" is too large or too fine for an amount` };
	}
	const unsigned = BigInt(whole + fraction);
	const digits = match[1] === "-" ? -unsigned : unsigned;
	const decimal = scale >= 0 ? { digits, scale } : { digits: digits * tenTo(-scale), scale: 0 };
	return { kind: "decimal", decimal };
}

/** Reads an amount ("50", "12.34") exactly; finer than 10⁻⁹ of the currency is refused, not rounded. */
export function parseMoney(
	text: string,
	currency: Currency,
): { readonly kind: "money"; readonly money: Money } | NotANumber {
	const parsed = parseDecimal(text);
	if (parsed.kind === "invalid") return parsed;
	const { digits, scale } = parsed.decimal;
	if (scale <= NANO_SCALE) {
		return { kind: "money", money: { nano: digits * tenTo(NANO_SCALE - scale), currency } };
	}
	const excess = tenTo(scale - NANO_SCALE);
	if (digits % excess !== 0n) {
		return { kind: "invalid", reason: `"${clip(text)}" has more than nine decimal places` };
	}
	return { kind: "money", money: { nano: digits / excess, currency } };
}

/** The amount as a decimal string without trailing zeros or exponent: "0.00472", "-3", "0". */
export function toDecimalString(money: Money): string {
	const sign = money.nano < 0n ? "-" : "";
	const padded = absolute(money.nano)
		.toString()
		.padStart(NANO_SCALE + 1, "0");
	const whole = padded.slice(0, -NANO_SCALE);
	const fraction = padded.slice(-NANO_SCALE).replace(/0+$/, "");
	return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The sum of two amounts of one currency. Throws when the currencies differ: convert first, with a dated rate. */
export function addMoney(a: Money, b: Money): Money {
	if (a.currency !== b.currency) {
		throw new Error(`Cannot add ${b.currency} to ${a.currency} without a dated rate.`);
	}
	return { nano: a.nano + b.nano, currency: a.currency };
}

/** How an amount is shown. `perThousand` shows the cost of 1,000 calls; `locale` is a BCP 47 tag (default en-US). */
export interface MoneyFormat {
	readonly locale?: string | undefined;
	readonly perThousand?: boolean;
}

/** The amount for people: "$12.34", two significant digits below one cent ("$0.0060"), never "$0.0000". */
export function formatMoney(money: Money, format: MoneyFormat = {}): string {
	const nano = format.perThousand ? money.nano * 1000n : money.nano;
	const formatter = formatterFor(format.locale ?? "en-US", money.currency, smallness(nano));
	const text = toDecimalString({ nano, currency: money.currency });
	return formatter.format(text as Intl.StringNumericLiteral);
}

/** `tiny` is below one cent, `small` below ten. */
type Smallness = "tiny" | "small" | "usual";

function smallness(nano: bigint): Smallness {
	const size = absolute(nano);
	if (size === 0n || size >= 100_000_000n) return "usual";
	return size < 10_000_000n ? "tiny" : "small";
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(locale: string, currency: Currency, size: Smallness): Intl.NumberFormat {
	const key = `${locale} ${currency} ${size}`;
	const known = formatters.get(key);
	if (known) return known;
	const made = new Intl.NumberFormat(locale, {
		...(/^[A-Za-z]{3}$/.test(currency) ? { style: "currency" as const, currency } : {}),
		roundingMode: "halfEven",
		...(size === "tiny" && { minimumSignificantDigits: 2, maximumSignificantDigits: 2 }),
		...(size === "small" && { minimumFractionDigits: 2, maximumFractionDigits: 3 }),
	});
	formatters.set(key, made);
	return made;
}

function whyNotDecimal(text: string): string {
	if (text === "") return "an amount is missing";
	if (/^[+-]?[\d.]*,\d{1,2}$/.test(text)) {
		return `"${clip(text)}" has a decimal comma: write a point, as in ${clip(text).replace(",", ".")}`;
	}
	if (/\d,\d{3}/.test(text)) {
		return `"${clip(text)}" has thousands separators: write ${clip(text).replaceAll(",", "")}`;
	}
	if (/^[$€£¥]/.test(text)) return `"${clip(text)}" has a currency sign: write the number alone`;
	if (/[eE][+-]?\d{5,}$/.test(text))
		return `"${clip(text)}" is too large or too fine for an amount`;
	return `"${clip(text)}" is not a number`;
}

const clip = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
const tenTo = (power: number): bigint => 10n ** BigInt(power);
