import assert from "node:assert/strict";
import fc from "fast-check";
import { convertMoney } from "../../../src/core/pricing/convertMoney.ts";

const euro = { code: "EUR", perDollar: "0.92", asOf: "2026-11-20" };
const usd = (nano: bigint) => ({ nano, currency: "USD" });

describe("conversion between currencies", () => {
	it("uses the dated rate exactly, half to even", () => {
		assert.deepEqual(convertMoney(usd(1_000_000_000n), "EUR", euro), {
			nano: 920_000_000n,
			currency: "EUR",
		});
		assert.equal(convertMoney(usd(5n), "EUR", { ...euro, perDollar: "0.5" })?.nano, 2n);
		assert.equal(convertMoney(usd(-5n), "EUR", { ...euro, perDollar: "0.5" })?.nano, -2n);
		assert.equal(convertMoney({ nano: 920n, currency: "EUR" }, "USD", euro)?.nano, 1000n);
	});

	it("never takes an amount for another currency", () => {
		assert.equal(convertMoney(usd(1n), "CNY", euro), undefined);
		assert.equal(convertMoney({ nano: 1n, currency: "CNY" }, "EUR", euro), undefined);
		assert.equal(convertMoney(usd(1n), "EUR", { ...euro, perDollar: "0" }), undefined);
		assert.equal(convertMoney(usd(1n), "EUR", { ...euro, perDollar: "x" }), undefined);
	});

	it("comes back to within a nano-unit", () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (nano) => {
				const there = convertMoney(usd(nano), "EUR", euro);
				const back = there && convertMoney(there, "USD", euro);
				assert.ok(back);
				const difference = back.nano - nano;
				assert.ok(difference >= -1n && difference <= 1n);
			}),
		);
	});
});
