import assert from "node:assert/strict";
import fc from "fast-check";
import { findPrice, listModels } from "../../../src/core/pricing/catalog.ts";
import { allMeters, meterUnits } from "../../../src/core/pricing/meters.ts";
import { parseDecimal, toDecimalString } from "../../../src/core/pricing/money.ts";
import { priceOf, tierFor } from "../../../src/core/pricing/priceOf.ts";
import type { Meter, Quantities, RateCard } from "../../../src/core/pricing/rateCard.ts";

const cards: RateCard[] = listModels().flatMap(({ provider, model }) => {
	const found = findPrice({ provider, model, at: "2026-11-23" });
	return found.kind === "priced" ? [found.card] : [];
});
const anyCard = fc.constantFrom(...cards);

const flatCard = (rates: { [meter in Meter]?: string }): RateCard => ({
	provider: "test",
	model: "test",
	currency: "USD",
	serviceTier: "standard",
	tiers: [{ aboveInputTokens: 0, rates }],
	source: "test",
	readOn: "2026-11-23",
});
const nano = (card: RateCard, quantities: Quantities) => priceOf(card, quantities).total.nano;
const tokens = fc.nat({ max: 1_000_000 });
const quantities: fc.Arbitrary<Quantities> = fc.dictionary(
	fc.constantFrom(...allMeters),
	tokens,
) as fc.Arbitrary<Quantities>;

describe("cost arithmetic", () => {
	it("holds for every card of the catalog: rates are decimals, tiers ascend", () => {
		assert.ok(cards.length > 1500);
		for (const card of cards) {
			let above = -1;
			for (const tier of card.tiers) {
				assert.ok(tier.aboveInputTokens > above, card.model);
				above = tier.aboveInputTokens;
				for (const rate of Object.values(tier.rates)) {
					const parsed = parseDecimal(rate);
					assert.ok(
						parsed.kind === "decimal" && parsed.decimal.digits >= 0n,
						`${card.model} ${rate}`,
					);
				}
			}
			assert.match(card.readOn, /^\d{4}(-\d{2}){0,2}$/);
			assert.ok(card.source.length > 0);
		}
	});

	it("adds up over meters before rounding, within a tier", () => {
		fc.assert(
			fc.property(anyCard, quantities, (card, all) => {
				const whole = priceOf(card, all);
				const tier = tierFor(card, all);
				assert.ok(tier);
				const flat = { ...card, tiers: [{ ...tier, aboveInputTokens: 0 }] };
				// Scaling every quantity by 10⁹ makes the nano-rounding vanish, so the sum must be exact.
				let sum = 0n;
				for (const [meter, quantity] of Object.entries(all) as [Meter, number][]) {
					if (whole.unpricedMeters.includes(meter)) continue;
					sum += nano(flat, { [meter]: quantity });
				}
				const parts = BigInt(whole.parts.length);
				const difference = sum - whole.total.nano;
				assert.ok(difference <= parts && -difference <= parts, `${card.model} ${difference}`);
			}),
		);
	});

	it("is exact where every part is a whole nano-dollar", () => {
		fc.assert(
			fc.property(tokens, tokens, tokens, (input, cachedInput, output) => {
				const card = flatCard({ input: "2.5", cachedInput: "1.25", output: "10" });
				const [a, b, c] = [input * 2, cachedInput * 4, output].map(BigInt);
				const exact = (a ?? 0n) * 2500n + (b ?? 0n) * 1250n + (c ?? 0n) * 10_000n;
				const all = { input: input * 2, cachedInput: cachedInput * 4, output };
				assert.equal(nano(card, all), exact);
			}),
		);
	});

	it("never falls when a quantity grows within a tier", () => {
		fc.assert(
			fc.property(
				anyCard,
				quantities,
				fc.constantFrom(...allMeters),
				tokens,
				(card, base, meter, more) => {
					const grown = { ...base, [meter]: (base[meter] ?? 0) + more };
					fc.pre(tierFor(card, base) === tierFor(card, grown));
					assert.ok(nano(card, grown) >= nano(card, base));
				},
			),
		);
	});

	it("never bills cached input above plain input", () => {
		for (const card of cards) {
			for (const tier of card.tiers) {
				const { input, cachedInput } = tier.rates;
				if (input === undefined || cachedInput === undefined) continue;
				assert.ok(Number(cachedInput) <= Number(input), `${card.provider}/${card.model}`);
			}
		}
	});

	it("rounds once, half to even", () => {
		// 0.5 nano-dollars per token.
		const card = flatCard({ input: "0.0005", output: "0.0005" });
		assert.equal(nano(card, { input: 1 }), 0n);
		assert.equal(nano(card, { input: 3 }), 2n);
		assert.equal(nano(card, { input: 1, output: 1 }), 1n);
	});

	it("is exact for fractional nano rates, 150 dollars per million and 10¹² tokens", () => {
		assert.equal(
			toDecimalString(priceOf(flatCard({ input: "0.003625" }), { input: 1e12 }).total),
			"3625",
		);
		assert.equal(
			toDecimalString(priceOf(flatCard({ input: "150" }), { input: 999_999_999_999 }).total),
			"149999999.99985",
		);
		assert.equal(nano(flatCard({ input: "0.0000000001" }), { input: 1e15 }), 100_000_000n);
		assert.equal(
			toDecimalString(priceOf(flatCard({ input: "3" }), { input: 0.5 }).total),
			"0.0000015",
		);
	});

	it("names what it cannot price instead of taking it as free", () => {
		const cost = priceOf(flatCard({ input: "1" }), { input: 10, characters: 5, output: 0 });
		assert.deepEqual(cost.unpricedMeters, ["characters"]);
		assert.equal(priceOf(flatCard({ characters: "1" }), { input: 1 }).unpricedMeters[0], "input");
	});

	it("says which rate a meter without one of its own is billed at", () => {
		const [part] = priceOf(flatCard({ input: "1" }), { imageInput: 10 }).parts;
		assert.deepEqual([part?.meter, part?.billedAs, part?.rate], ["imageInput", "input", "1"]);
		for (const meter of allMeters) assert.notEqual(meterUnits[meter].fallback, meter);
	});

	it("refuses quantities that are no amounts", () => {
		for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
			assert.throws(() => priceOf(flatCard({ input: "1" }), { input: bad }), RangeError);
		}
	});
});
