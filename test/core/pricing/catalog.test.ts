import assert from "node:assert/strict";
import { findPrice, listModels } from "../../../src/core/pricing/catalog.ts";
import { toDecimalString } from "../../../src/core/pricing/money.ts";
import { priceOf } from "../../../src/core/pricing/priceOf.ts";
import type { RateCard } from "../../../src/core/pricing/rateCard.ts";

const cardOf = (model: string, provider?: string): RateCard => {
	const found = findPrice({ provider, model, at: "2026-11-23" });
	assert.equal(found.kind, "priced", JSON.stringify(found));
	return (found as Extract<typeof found, { kind: "priced" }>).card;
};

describe("the price catalog", () => {
	it("knows at least 1,500 models", () => {
		assert.ok(listModels().length >= 1500, String(listModels().length));
	});

	it("prices gpt-4o's worked example", () => {
		const cost = priceOf(cardOf("gpt-4o", "openai"), {
			input: 176,
			cachedInput: 1024,
			output: 300,
		});
		assert.equal(toDecimalString(cost.total), "0.00472");
	});

	it("leaves an unknown model unpriced and names the nearest", () => {
		const found = findPrice({ provider: "openai", model: "gpt-4oo", at: "2026-11-23" });
		assert.equal(found.kind, "unpriced");
		assert.ok((found as { nearest?: readonly string[] }).nearest?.includes("gpt-4o"));
	});

	it("knows a model's limits whoever sells it", () => {
		for (const [provider, model] of [
			["anthropic", "claude-opus-5"],
			["bedrock", "us.anthropic.claude-opus-5"],
			["openrouter", "anthropic/claude-opus-5"],
			["vertex", "claude-opus-5"],
			["azure", "claude-opus-5"],
		] as const) {
			const { contextWindow, maxOutputTokens } = cardOf(model, provider);
			assert.deepEqual([contextWindow, maxOutputTokens], [1_000_000, 128_000], provider);
		}
	});

	it("knows local models as local", () => {
		assert.deepEqual(findPrice({ provider: "ollama", model: "llama3", at: "2026-11-23" }), {
			kind: "local",
		});
	});
});
