/** An ISO 4217 code in upper case: "USD", "CNY", "EUR". */
export type Currency = string;

/** An amount in integer nano-units (10⁻⁹) of one currency: $1.50 is `{nano: 1_500_000_000n, currency: "USD"}`. */
export interface Money {
	readonly nano: bigint;
	readonly currency: Currency;
}
