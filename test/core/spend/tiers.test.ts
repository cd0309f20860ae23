import assert from "node:assert/strict";
import type { Account } from "../../../src/core/spend/account.ts";
import { findAllowance, findRateLimits } from "../../../src/core/spend/rateLimits.ts";
import { findTier, findTierFor, findTierScheme } from "../../../src/core/spend/tiers.ts";
import { openai } from "./ledgerConformance.ts";

const dollar = 1_000_000_000n;

function tierAt(at: string, purchased: bigint, account: Account = openai) {
	return findTier(account, at, { purchased, spent: 0n });
}

describe("usage tiers", () => {
	it("follow purchases, by the scheme of the date", () => {
		assert.equal(tierAt("2026-09-30T23:59:59.999Z", 100n * dollar)?.tier.id, "3");
		const now = tierAt("2026-10-01T00:00:00.000Z", 100n * dollar);
		assert.equal(now?.tier.id, "Launch");
		assert.equal(now?.monthlyLimit, 5_000n * dollar);
		assert.deepEqual(now?.next?.tier.id, "Grow");
		assert.equal(now?.next?.missing, 400n * dollar);
	});

	it("begin exactly at their threshold", () => {
		const at = "2026-11-01T00:00:00.000Z";
		assert.equal(tierAt(at, 5n * dollar - 1n)?.tier.id, "Free");
		assert.equal(tierAt(at, 5n * dollar - 1n)?.next?.missing, 1n);
		assert.equal(tierAt(at, 5n * dollar)?.tier.id, "Build");
		assert.equal(tierAt(at, 500n * dollar)?.next, undefined);
	});

	it("are as the user told them", () => {
		const told = tierAt("2026-11-01T00:00:00.000Z", 0n, { ...openai, tier: "Grow" });
		assert.equal(told?.tier.id, "Grow");
		assert.equal(told?.basis, "told");
	});

	it("are not guessed for providers or currencies that have none", () => {
		assert.equal(
			tierAt("2026-11-01T00:00:00.000Z", 0n, { ...openai, provider: "mine" }),
			undefined,
		);
		assert.equal(tierAt("2026-11-01T00:00:00.000Z", 0n, { ...openai, currency: "EUR" }), undefined);
	});

	it("are found by what a month costs", () => {
		const scheme = findTierScheme("openai", "2026-11-01");
		assert.ok(scheme);
		assert.equal(findTierFor(scheme, 500n * dollar)?.id, "Build");
		assert.equal(findTierFor(scheme, 500n * dollar + 1n)?.id, "Launch");
		assert.equal(findTierFor(scheme, 300_000n * dollar), undefined);
	});
});

describe("rate limits", () => {
	it("tell how many calls a minute are allowed and which limit binds", () => {
		const limits = findRateLimits("openai", "gpt-4o", "1")?.limits;
		assert.ok(limits);
		const call = { inputTokens: 1_000, cachedInputTokens: 0, outputTokens: 500 };
		assert.deepEqual(findAllowance(limits, call), { binding: "tpm", callsPerMinute: 20 });
		const tiny = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 5 };
		assert.deepEqual(findAllowance(limits, tiny), { binding: "rpm", callsPerMinute: 500 });
	});

	it("do not count cached input towards Anthropic's input limit", () => {
		const limits = findRateLimits("anthropic", "claude-opus-4-1-20250805", "Start")?.limits;
		assert.ok(limits);
		const call = { inputTokens: 100, cachedInputTokens: 100_000, outputTokens: 800 };
		assert.deepEqual(findAllowance(limits, call), { binding: "otpm", callsPerMinute: 500 });
	});

	it("count a day's limit by the minute", () => {
		const limits = findRateLimits("openai", "gpt-4o-mini", "1")?.limits;
		assert.ok(limits);
		const call = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 1 };
		assert.equal(findAllowance(limits, call)?.binding, "rpd");
	});

	it("are not those of another model", () => {
		assert.equal(findRateLimits("openai", "gpt-4o-realtime", "1"), undefined);
		assert.ok(findRateLimits("openai", "gpt-4o-2024-08-06", "1"));
		assert.equal(findRateLimits("openai", "gpt-4o", "Launch"), undefined);
	});
});
