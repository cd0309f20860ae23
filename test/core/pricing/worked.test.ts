import assert from "node:assert/strict";
import { findPrice } from "../../../src/core/pricing/catalog.ts";
import { toDecimalString } from "../../../src/core/pricing/money.ts";
import { priceOf } from "../../../src/core/pricing/priceOf.ts";
import type { Quantities, RateCard, ServiceTier } from "../../../src/core/pricing/rateCard.ts";

interface Query {
	readonly at?: string;
	readonly serviceTier?: ServiceTier;
	readonly region?: string;
}

function card(provider: string, model: string, query: Query = {}): RateCard {
	const found = findPrice({ provider, model, at: "2026-11-23", ...query });
	assert.equal(found.kind, "priced", `${provider}/${model}: ${JSON.stringify(found)}`);
	return (found as Extract<typeof found, { kind: "priced" }>).card;
}
const cost = (of: RateCard, quantities: Quantities) =>
	toDecimalString(priceOf(of, quantities).total);

/** Rates as "input cachedInput cacheWrite output", "-" where there is none. */
function rates(of: RateCard, tier = 0): string {
	const { input, cachedInput, cacheWrite5m, cacheWrite30m, output } = of.tiers[tier]?.rates ?? {};
	return [input, cachedInput, cacheWrite5m ?? cacheWrite30m, output]
		.map((rate) => rate ?? "-")
		.join(" ");
}

// The worked numbers and price lists are those of the providers' pages; sources stand in overlay.json.
describe("published prices", () => {
	it("reproduces every worked example", () => {
		assert.equal(
			cost(card("openai", "gpt-4o"), { input: 176, cachedInput: 1024, output: 300 }),
			"0.00472",
		);
		// One million tokens in requests that each stay under 272K.
		const sol = card("openai", "gpt-6.2-sol");
		const tenth = { input: 50_000, cachedInput: 40_000, cacheWrite30m: 10_000, output: 20_000 };
		assert.equal(cost(sol, tenth), "0.329");
		assert.equal(
			cost(card("anthropic", "claude-opus-5"), { input: 50_000, output: 15_000 }),
			"0.625",
		);
		assert.equal(
			cost(card("anthropic", "claude-opus-5"), {
				input: 10_000,
				cachedInput: 40_000,
				output: 15_000,
			}),
			"0.445",
		);
		// Realtime: 60 s in at 600 tokens a minute, 60 s out at 1,200.
		assert.equal(
			cost(card("openai", "gpt-realtime"), { audioInput: 600, audioOutput: 1200 }),
			"0.096",
		);
		// Image output: 4,160 tokens at 40 and 32 dollars per million.
		assert.equal(cost(card("openai", "gpt-image-1"), { imageOutput: 4160 }), "0.1664");
		assert.equal(cost(card("openai", "gpt-image-1.5"), { imageOutput: 4160 }), "0.13312");
		// Claude images: 1000×1000 is 1,296 tokens: $1.30 per thousand at $1, $6.48 at $5; 4K at $5 $23.92.
		assert.equal(cost(card("anthropic", "claude-haiku-4-5"), { input: 1_296_000 }), "1.296");
		assert.equal(cost(card("anthropic", "claude-opus-5"), { input: 1_296_000 }), "6.48");
		assert.equal(cost(card("anthropic", "claude-opus-5"), { input: 4_784_000 }), "23.92");
	});

	it("lists OpenAI's models as their price list does", () => {
		for (const [model, expected] of [
			["gpt-6.2-astra", "8 0.4 10 40"],
			["gpt-6.2-sol", "2 0.1 2.5 10"],
			["gpt-6.1-sol", "2 0.1 2.5 10"],
			["gpt-6-astra", "10 1 12.5 50"],
			["gpt-6-sol", "2 0.2 2.5 10"],
			["gpt-6-luna", "0.1 0.01 0.125 0.5"],
			["gpt-5.6-sol", "4 0.4 5 20"],
			["gpt-5.6-terra", "2 0.2 2.5 12"],
			["gpt-5.6-luna", "0.2 0.02 0.25 1.2"],
			["gpt-5.5", "5 0.5 - 30"],
			["gpt-5.5-pro", "30 - - 180"],
			["gpt-5.4", "2.5 0.25 - 15"],
			["gpt-5.4-mini", "0.75 0.075 - 4.5"],
			["gpt-5.4-nano", "0.2 0.02 - 1.25"],
			["gpt-5.4-pro", "30 - - 180"],
			["gpt-5.2", "1.75 0.175 - 14"],
			["gpt-5.2-pro", "21 - - 168"],
			["gpt-5.1", "1.25 0.125 - 10"],
			["gpt-5", "1.25 0.125 - 10"],
			["gpt-5-mini", "0.25 0.025 - 2"],
			["gpt-5-nano", "0.05 0.005 - 0.4"],
			["gpt-5-pro", "15 - - 120"],
			["gpt-4.1", "2 0.5 - 8"],
			["gpt-4.1-mini", "0.4 0.1 - 1.6"],
			["gpt-4.1-nano", "0.1 0.025 - 0.4"],
			["gpt-4o", "2.5 1.25 - 10"],
			["gpt-4o-2024-05-13", "5 - - 15"],
			["gpt-4o-mini", "0.15 0.075 - 0.6"],
			["o1", "15 7.5 - 60"],
			["o1-pro", "150 - - 600"],
			["o3-pro", "20 - - 80"],
			["o3", "2 0.5 - 8"],
			["o4-mini", "1.1 0.275 - 4.4"],
			["o3-mini", "1.1 0.55 - 4.4"],
			["o1-mini", "1.1 0.55 - 4.4"],
			["gpt-4-turbo-2024-04-09", "10 - - 30"],
			["gpt-4-0613", "30 - - 60"],
			["gpt-4-32k", "60 - - 120"],
			["gpt-3.5-turbo", "0.5 - - 1.5"],
			["gpt-3.5-turbo-0125", "0.5 - - 1.5"],
			["gpt-3.5-turbo-1106", "1 - - 2"],
			["gpt-3.5-turbo-instruct", "1.5 - - 2"],
			["davinci-002", "2 - - 2"],
			["babbage-002", "0.4 - - 0.4"],
			["o3-deep-research", "10 2.5 - 40"],
			["o4-mini-deep-research", "2 0.5 - 8"],
			["computer-use-preview", "3 - - 12"],
			["text-embedding-3-small", "0.02 - - -"],
			["text-embedding-3-large", "0.13 - - -"],
			["text-embedding-ada-002", "0.1 - - -"],
			["ft:gpt-4.1:acme::abc", "3 0.75 - 12"],
			["ft:gpt-4.1-mini:acme::abc", "0.8 0.2 - 3.2"],
			["ft:gpt-4.1-nano:acme::abc", "0.2 0.05 - 0.8"],
			["ft:gpt-4o:acme::abc", "3.75 1.875 - 15"],
			["ft:gpt-4o-mini:acme::abc", "0.3 0.15 - 1.2"],
			["ft:o4-mini:acme::abc", "4 1 - 16"],
			["ft:gpt-3.5-turbo:acme::abc", "3 - - 6"],
		] as const) {
			assert.equal(rates(card("openai", model)), expected, model);
		}
		assert.equal(card("openai", "gpt-6.2-sol").tiers[0]?.rates.cacheWrite12h, "5");
	});

	it("knows earlier prices by date", () => {
		const at = (model: string, date: string) => rates(card("openai", model, { at: date }));
		assert.equal(at("gpt-5.6-sol", "2026-07-15"), "5 0.5 6.25 30");
		assert.equal(at("gpt-5.6-terra", "2026-07-29"), "2.5 0.25 3.125 15");
		assert.equal(at("gpt-5.6-terra", "2026-07-30"), "2 0.2 2.5 12");
		assert.equal(at("gpt-5.6-luna", "2026-07-15"), "1 0.1 1.25 6");
		const sonnet = (date: string) =>
			card("anthropic", "claude-sonnet-5-5", { at: date }).tiers[0]?.rates.cachedInput;
		assert.deepEqual([sonnet("2026-10-06"), sonnet("2026-10-07")], ["0.2", "0.1"]);
	});

	it("bills the whole request at the long-prompt rate above the edge", () => {
		for (const model of [
			"gpt-5.4",
			"gpt-5.5",
			"gpt-5.6-sol",
			"gpt-6-luna",
			"gpt-6-astra",
			"gpt-6.2-sol",
		]) {
			const of = card("openai", model);
			const [base, long] = of.tiers;
			assert.equal(long?.aboveInputTokens, 272_000, model);
			assert.equal(Number(long?.rates.input), 2 * Number(base?.rates.input));
			assert.equal(Number(long?.rates.output), 1.5 * Number(base?.rates.output));
			assert.equal(priceOf(of, { input: 272_000 }).parts[0]?.rate, base?.rates.input);
			assert.equal(priceOf(of, { input: 272_001 }).parts[0]?.rate, long?.rates.input);
			assert.equal(
				priceOf(of, { input: 1, cachedInput: 272_000 }).parts[0]?.rate,
				long?.rates.input,
			);
		}
		const haiku = card("anthropic", "claude-haiku-5-5");
		assert.equal(rates(haiku), "0.1 0.01 0.125 0.5");
		assert.equal(cost(haiku, { input: 100_000 }), "0.01");
		assert.equal(cost(haiku, { input: 100_001 }), "0.0500005");
		assert.deepEqual(priceOf(haiku, { input: 100_000, cacheWrite5m: 1 }).unpricedMeters, [
			"cacheWrite5m",
		]);
		assert.equal(rates(card("anthropic", "claude-sonnet-4-5"), 1), "6 0.6 7.5 22.5");
		assert.equal(card("anthropic", "claude-opus-4-6").tiers.length, 1);
		const grok = card("xai", "grok-4.7");
		assert.equal(rates(grok), "2 0.5 - 6");
		assert.equal(cost(grok, { input: 199_999 }), "0.399998");
		assert.equal(cost(grok, { input: 200_000 }), "0.8");
		assert.equal(rates(card("google", "gemini-2.5-pro"), 1), "2.5 0.25 - 15");
	});

	it("prices OpenAI's other service tiers", () => {
		const at = (model: string, serviceTier: ServiceTier) =>
			rates(card("openai", model, { serviceTier }));
		assert.equal(at("gpt-5", "batch"), "0.625 0.0625 - 5");
		assert.equal(at("gpt-4o", "batch"), "1.25 1.25 - 5");
		assert.equal(at("o3", "batch"), "1 1 - 4");
		assert.equal(at("gpt-3.5-turbo-1106", "batch"), "1 - - 2");
		assert.equal(at("gpt-5.4-nano", "flex"), "0.1 0.01 - 0.625");
		assert.equal(at("gpt-5.5", "priority"), "12.5 1.25 - 75");
		assert.equal(at("gpt-4o", "priority"), "4.25 2.125 - 17");
		assert.equal(at("gpt-4o-2024-05-13", "priority"), "8.75 8.75 - 26.25");
		assert.equal(at("gpt-4o-mini", "priority"), "0.25 0.125 - 1");
		assert.equal(at("o4-mini", "priority"), "2 0.5 - 8");
		assert.equal(at("gpt-5.6-luna", "priority"), "0.4 0.04 0.5 2.4");
		assert.equal(at("gpt-6.2-sol", "ultrafast"), "6 0.3 7.5 30");
		const later = card("openai", "gpt-6.2-sol", { serviceTier: "ultrafast", at: "2027-03-01" });
		assert.equal(rates(later), "12 0.6 15 60");
		const none = findPrice({
			provider: "openai",
			model: "gpt-4o",
			at: "2026-11-23",
			serviceTier: "flex",
		});
		assert.equal(none.kind, "unpriced");
	});

	it("lists Anthropic's models, tiers and regions", () => {
		for (const [model, expected, hour] of [
			["claude-fable-5-1", "10 0.25 12.5 50", "20"],
			["claude-mythos-5-1", "10 0.25 12.5 50", "20"],
			["claude-fable-5", "10 1 12.5 50", "20"],
			["claude-mythos-5", "10 1 12.5 50", "20"],
			["claude-opus-5-5", "4 0.2 5 20", "8"],
			["claude-opus-5", "5 0.5 6.25 25", "10"],
			["claude-opus-4-8", "5 0.5 6.25 25", "10"],
			["claude-opus-4-7", "5 0.5 6.25 25", "10"],
			["claude-opus-4-6", "5 0.5 6.25 25", "10"],
			["claude-opus-4-5", "5 0.5 6.25 25", "10"],
			["claude-opus-4-1", "15 1.5 18.75 75", "30"],
			["claude-opus-4-0", "15 1.5 18.75 75", "30"],
			["claude-sonnet-5-5", "2 0.1 2.5 10", "4"],
			["claude-sonnet-5", "2 0.2 2.5 10", "4"],
			["claude-sonnet-4-6", "3 0.3 3.75 15", "6"],
			["claude-sonnet-4-5", "3 0.3 3.75 15", "6"],
			["claude-sonnet-4-0", "3 0.3 3.75 15", "6"],
			["claude-haiku-5-5", "0.1 0.01 0.125 0.5", "0.2"],
			["claude-haiku-4-5", "1 0.1 1.25 5", "2"],
			["claude-3-5-haiku-latest", "0.8 0.08 1 4", "1.6"],
		] as const) {
			assert.equal(rates(card("anthropic", model)), expected, model);
			assert.equal(card("anthropic", model).tiers[0]?.rates.cacheWrite1h, hour, model);
		}
		const opus = (query: Query) => rates(card("anthropic", "claude-opus-5", query));
		assert.equal(opus({ serviceTier: "batch" }), "2.5 0.25 3.125 12.5");
		assert.equal(opus({ serviceTier: "priority" }), "10 1 12.5 50");
		assert.equal(opus({ region: "us" }), "5.5 0.55 6.875 27.5");
		assert.equal(opus({ region: "us", serviceTier: "batch" }), "2.75 0.275 3.4375 13.75");
		assert.equal(opus({ region: "global" }), opus({}));
		assert.equal(
			cost(card("anthropic", "claude-opus-5", { region: "us" }), { searches: 1000 }),
			"10",
		);
	});

	it("lists Gemini with announced changes", () => {
		for (const [model, expected] of [
			["gemini-2.5-pro", "1.25 0.125 - 10"],
			["gemini-3-pro-preview", "2 0.2 - 12"],
			["gemini-3.1-pro-preview", "2 0.2 - 12"],
			["gemini-2.5-flash", "0.3 0.03 - 2.5"],
			["gemini-2.5-flash-lite", "0.1 0.01 - 0.4"],
			["gemini-3-flash-preview", "0.5 0.05 - 3"],
			["gemini-3.5-flash", "1.5 0.15 - 9"],
			["gemini-3.6-flash", "0.75 0.075 - 3.75"],
			["gemini-4-argon", "2 0.1 - 10"],
		] as const) {
			assert.equal(rates(card("google", model)), expected, model);
		}
		const argon = card("google", "gemini-4-argon");
		assert.equal(argon.validTo, "2026-12-01");
		assert.equal(rates(card("google", "gemini-4-argon", { at: "2026-12-01" })), "4 0.2 - 20");
		assert.equal(rates(card("google", "gemini-3.6-flash", { at: "2027-01-01" })), "1.5 0.15 - 7.5");
		assert.equal(card("google", "gemini-3.8-flash").tiers[0]?.rates.input, "0.75");
		assert.equal(card("google", "gemini-2.5-flash").tiers[0]?.rates.audioInput, "1");
		assert.equal(card("google", "gemini-2.5-flash-lite").tiers[0]?.rates.audioInput, "0.3");
		assert.equal(card("google", "gemini-2.5-flash-image").tiers[0]?.rates.imageOutput, "30");
		assert.equal(card("google", "gemini-embedding-001").tiers[0]?.rates.input, "0.15");
		assert.equal(cost(argon, { searches: 1000 }), "14");
		for (const serviceTier of ["batch", "flex"] as const) {
			assert.equal(rates(card("google", "gemini-2.5-flash", { serviceTier })), "0.15 0.015 - 1.25");
		}
	});

	it("prices what is not counted in tokens", () => {
		for (const [model, quantities, expected] of [
			["whisper-1", { minutes: 10 }, "0.06"],
			["gpt-4o-transcribe", { minutes: 1 }, "0.006"],
			["gpt-4o-mini-transcribe", { minutes: 1 }, "0.003"],
			["tts-1", { characters: 1_000_000 }, "15"],
			["tts-1-hd", { characters: 1_000_000 }, "30"],
			["gpt-4o-mini-tts", { input: 1_000_000, audioOutput: 1_000_000 }, "12.6"],
			["gpt-realtime-2", { output: 1_000_000 }, "24"],
			["gpt-realtime-mini", { audioInput: 1_000_000, audioOutput: 1_000_000 }, "30"],
			["gpt-audio", { audioInput: 1_000_000, audioOutput: 1_000_000 }, "96"],
			["omni-moderation-latest", { input: 1_000_000 }, "0"],
			["gpt-5.5", { searches: 1000, fileSearches: 1000 }, "12.5"],
			["dall-e-3", { images: 1 }, "0.04"],
			[
				"gpt-image-2.5-flare",
				{ input: 1_000_000, imageInput: 1_000_000, imageOutput: 1_000_000 },
				"43",
			],
		] as const) {
			assert.equal(cost(card("openai", model), quantities), expected, model);
		}
		// Code execution: 20-minute sessions by memory at OpenAI, container hours at Anthropic.
		assert.equal(cost(card("openai", "gpt-5.5"), { containers1Gb: 1, containers64Gb: 1 }), "1.95");
		assert.equal(cost(card("openai", "gpt-5.5"), { containers4Gb: 2, containers16Gb: 1 }), "0.72");
		assert.equal(cost(card("openai", "gpt-5.5"), { storageGbDays: 30 }), "3");
		assert.equal(
			cost(card("anthropic", "claude-opus-5"), { containerHours: 2, agentHours: 1 }),
			"0.18",
		);
		assert.equal(cost(card("google", "gemini-2.5-pro"), { cacheTokenHours: 1_000_000 }), "4.5");
		assert.equal(cost(card("cohere", "rerank-v3.5"), { requests: 1000 }), "2");
		assert.equal(cost(card("groq", "whisper-large-v3-turbo"), { minutes: 90 }), "0.06");
		const image = (model: string, quality: string, size: string) =>
			card("openai", model).imagePrices?.find((p) => p.quality === quality && p.size === size)
				?.rate;
		assert.equal(image("gpt-image-2", "medium", "1024x1536"), "0.041");
		assert.equal(image("gpt-image-1.5", "high", "1536x1024"), "0.2");
		assert.equal(image("gpt-image-1", "low", "1024x1024"), "0.011");
		assert.equal(image("gpt-image-1-mini", "high", "1024x1024"), "0.036");
		assert.equal(image("dall-e-3", "hd", "1792x1024"), "0.12");
	});
});
