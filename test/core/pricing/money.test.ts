import assert from "node:assert/strict";
import fc from "fast-check";
import {
	addMoney,
	formatMoney,
	parseDecimal,
	parseMoney,
	toDecimalString,
} from "../../../src/core/pricing/money.ts";

const dollars = (text: string) => {
	const parsed = parseMoney(text, "USD");
	assert.equal(parsed.kind, "money", text);
	return (parsed as Extract<typeof parsed, { kind: "money" }>).money;
};

describe("money", () => {
	it("reads amounts exactly and writes them back without trailing zeros", () => {
		for (const [text, back] of [
			["50", "50"],
			["12.34", "12.34"],
			["0.004720000", "0.00472"],
			["-3.10", "-3.1"],
			["+.5", "0.5"],
			["1e-7", "0.0000001"],
			["2.5E3", "2500"],
			["0", "0"],
		] as const) {
			assert.equal(toDecimalString(dollars(text)), back);
		}
	});

	it("says why a number cannot be read", () => {
		for (const [text, reason] of [
			["", /missing/],
			["50,00", /decimal comma: write a point, as in 50\.00/],
			["1,000.50", /thousands separators: write 1000\.50/],
			["1e999", /too large/],
			["1e99999999", /too large/],
			["$5", /currency sign/],
			["five", /not a number/],
			["NaN", /not a number/],
			["Infinity", /not a number/],
			["0x10", /not a number/],
			["1.2.3", /not a number/],
			["0.0000000001", /nine decimal places/],
		] as const) {
			const parsed = parseMoney(text, "USD");
			assert.equal(parsed.kind, "invalid", text);
			assert.match((parsed as { reason: string }).reason, reason);
		}
	});

	it("survives hostile lengths in linear time", () => {
		assert.equal(parseDecimal("9".repeat(1_000_000)).kind, "invalid");
	});

	it("reads back what it writes, for any amount", () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (nano) => {
				assert.equal(dollars(toDecimalString({ nano, currency: "USD" })).nano, nano);
			}),
		);
	});

	it("shows two significant digits below one cent and never four zeros", () => {
		for (const [text, shown] of [
			["0", "$0.00"],
			["0.006", "$0.0060"],
			["0.00472", "$0.0047"],
			["0.000000123", "$0.00000012"],
			["0.0155", "$0.016"],
			["0.01", "$0.01"],
			["12.345", "$12.34"],
			["-0.0012", "-$0.0012"],
			["1234567.5", "$1,234,567.50"],
		] as const) {
			assert.equal(formatMoney(dollars(text)), shown);
		}
		assert.equal(formatMoney(dollars("0.00472"), { perThousand: true }), "$4.72");
		assert.equal(formatMoney(dollars("12.5"), { locale: "de-DE" }), "12,50\u00a0$");
	});

	it("never shows a positive amount as zero", () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (nano) => {
				assert.match(formatMoney({ nano, currency: "USD" }), /[1-9]/);
			}),
		);
	});

	it("refuses to add two currencies", () => {
		assert.equal(toDecimalString(addMoney(dollars("1.5"), dollars("2"))), "3.5");
		assert.throws(() => addMoney(dollars("1"), { nano: 1n, currency: "EUR" }), /dated rate/);
	});
});
