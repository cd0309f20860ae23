import assert from "node:assert/strict";
import { findPrice } from "../../../src/core/pricing/catalog.ts";

/** provider (undefined: the id must tell), id as written, then: billed by, input rate; or why there is none. */
const wild: readonly (readonly [string | undefined, string, string])[] = [
	// plain and dated OpenAI ids
	[undefined, "gpt-4o", "openai 2.5"],
	[undefined, "gpt-4o-2024-08-06", "openai 2.5"],
	[undefined, "gpt-4o-2024-05-13", "openai 5"],
	[undefined, "GPT-4o", "openai 2.5"],
	["openai", " gpt-4.1-mini ", "openai 0.4"],
	[undefined, "gpt-5.4-mini-2026-03-17", "openai 0.75"],
	[undefined, "gpt-5.6", "openai 4"],
	[undefined, "o3-2025-04-16", "openai 2"],
	[undefined, "gpt-3.5-turbo-1106", "openai 1"],
	[undefined, "chatgpt-4o-latest", "openai 5"],
	[undefined, "text-embedding-3-small", "openai 0.02"],
	// prefixes of LiteLLM, LangChain, pydantic-ai, Vercel
	[undefined, "openai/gpt-4o-mini", "openai 0.15"],
	[undefined, "openai:gpt-4.1", "openai 2"],
	[undefined, "anthropic:claude-sonnet-4-5", "anthropic 3"],
	[undefined, "anthropic/claude-opus-5", "anthropic 5"],
	[undefined, "gemini/gemini-2.5-flash", "google 0.3"],
	[undefined, "google-gla:gemini-2.5-pro", "google 1.25"],
	[undefined, "models/gemini-2.5-flash", "google 0.3"],
	[undefined, "mistral/mistral-large-latest", "mistral 2"],
	[undefined, "groq/openai/gpt-oss-120b", "groq 0.15"],
	[undefined, "deepseek/deepseek-v4-pro", "deepseek 0.66"],
	[undefined, "xai/grok-4.3", "xai 1.25"],
	[undefined, "cohere/command-r-plus", "cohere 2.5"],
	[undefined, "together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo", "together 0.88"],
	["vercel", "openai/gpt-6-astra", "vercel 10"],
	["vercel", "anthropic/claude-sonnet-5", "vercel 2"],
	// Anthropic: dated, dotted, reversed
	[undefined, "claude-sonnet-4-20250514", "anthropic 3"],
	[undefined, "claude-haiku-4-5-20251001", "anthropic 1"],
	[undefined, "claude-opus-4.5", "anthropic 5"],
	[undefined, "claude-3-5-sonnet-latest", "anthropic 3"],
	[undefined, "claude-3-7-sonnet-20250219", "anthropic 3"],
	[undefined, "claude-opus-5-5", "anthropic 4"],
	// Azure: model ids pass, deployments need an alias
	["azure", "gpt-4o", "azure 2.5"],
	["azure", "gpt-35-turbo", "azure 0.5"],
	[undefined, "azure/gpt-4.1", "azure 2"],
	["azure", "claude-opus-4-8", "azure 5"],
	["azure", "prod-chat", "aliases"],
	// Bedrock: vendor, version, region, ARN
	["bedrock", "anthropic.claude-opus-5", "bedrock 5.5"],
	["bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock 3.3"],
	["bedrock", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock 3.3"],
	["bedrock", "global.anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock 3"],
	[undefined, "us.anthropic.claude-3-5-sonnet-20241022-v2:0", "bedrock 3"],
	[undefined, "bedrock/us.anthropic.claude-haiku-5-5", "bedrock 0.11"],
	[undefined, "bedrock/us-east-1/anthropic.claude-3-haiku-20240307-v1:0", "bedrock 0.25"],
	[undefined, "global.anthropic.claude-haiku-5-5", "bedrock 0.1"],
	[
		undefined,
		"arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-5",
		"bedrock 5.5",
	],
	[
		undefined,
		"arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123",
		"aliases",
	],
	["bedrock", "meta.llama3-1-70b-instruct-v1:0", "bedrock 0.72"],
	["bedrock", "openai.gpt-5.6-sol", "bedrock 4.4"],
	// Vertex
	[undefined, "claude-sonnet-4-5@20250929", "vertex 3"],
	["vertex", "claude-opus-4-5@20251101", "vertex 5"],
	[undefined, "vertex_ai/gemini-2.5-pro", "vertex 1.25"],
	["vertex", "projects/p/locations/us/publishers/google/models/gemini-2.5-flash", "vertex 0.3"],
	// Gemini suffixes
	["google", "gemini-2.0-flash-001", "google 0.1"],
	["google", "gemini-1.5-pro-latest", "google 1.25"],
	["google", "gemini-2.5-pro-preview-06-05", "google 1.25"],
	["google", "gemini-pro-latest", "not in the price list"],
	// OpenRouter variants
	["openrouter", "anthropic/claude-sonnet-4.5", "openrouter 3"],
	["openrouter", "openai/gpt-4o:nitro", "openrouter 2.5"],
	["openrouter", "mistralai/mistral-7b-instruct:free", "openrouter 0"],
	[undefined, "openrouter/anthropic/claude-opus-5", "openrouter 5"],
	// fine-tunes
	[undefined, "ft:gpt-4o-mini-2024-07-18:acme:support:9xYz", "openai 0.3"],
	[undefined, "ft:gpt-3.5-turbo-0125:acme::abc", "openai 3"],
	[undefined, "ft:gpt-9:acme::abc", "not in the price list"],
	// Hugging Face's router, and hosts that it passes prices of
	["huggingface", "meta-llama/Llama-3.3-70B-Instruct:together", "huggingface_together 0.88"],
	["huggingface", "meta-llama/Llama-3.3-70B-Instruct", 'provider "huggingface"'],
	["sambanova", "DeepSeek-V3-0324", "not in the price list"],
	// local
	["ollama", "llama3.2:3b", "local"],
	[undefined, "ollama/qwen3:8b", "local"],
	["local", "gpt-4o", "local"],
	// never a guess
	[undefined, "llama-3.3-70b", "does not tell which provider"],
	[undefined, "gpt-oss-120b", "does not tell which provider"],
	[undefined, "my-model", "does not tell which provider"],
	["openai", "gpt-4o-mini-fast", "not in the price list"],
	["openai", "xgpt-4o", "not in the price list"],
	["openai", "constructor", "not in the price list"],
	["openai", "", "not in the price list"],
	["nobody", "gpt-4o", 'no prices of provider "nobody"'],
];

const describePrice = (provider: string | undefined, model: string): string => {
	const found = findPrice({ provider, model, at: "2026-11-23" });
	if (found.kind === "local") return "local";
	if (found.kind === "unpriced") return found.reason;
	return `${found.card.provider} ${found.card.tiers[0]?.rates.input}`;
};

describe("model ids as written in the wild", () => {
	it("are at least sixty", () => assert.ok(wild.length >= 60, String(wild.length)));

	for (const [provider, model, expected] of wild) {
		it(`${provider ?? "(no provider)"} ${model} → ${expected}`, () => {
			const actual = describePrice(provider, model);
			if (/^\w+ [\d.]+$/.test(expected)) assert.equal(actual, expected);
			else assert.ok(actual.includes(expected), actual);
		});
	}

	it("offers the nearest ids for a typo", () => {
		for (const [provider, typo, meant] of [
			["openai", "gtp-4o", "gpt-4o"],
			[undefined, "gtp-4o", "gpt-4o"],
			[undefined, "cluade-opus-5", "claude-opus-5"],
			["openai", "gpt-4o-mnii", "gpt-4o-mini"],
			["anthropic", "claude-opuss-5", "claude-opus-5"],
			["google", "gemini-2.5-flsh", "gemini-2.5-flash"],
			["openai", "o4mini", "o4-mini"],
		] as const) {
			const found = findPrice({ provider, model: typo, at: "2026-11-23" });
			assert.ok(found.kind === "unpriced" && found.nearest?.[0] === meant, JSON.stringify(found));
		}
	});

	it("knows what is retired, per id and not per price", () => {
		const retired = (model: string, provider?: string) => {
			const found = findPrice({ provider, model, at: "2026-11-23" });
			return found.kind === "priced" ? found.card.retired?.on : undefined;
		};
		assert.equal(retired("gpt-4-0613"), "2026-10-23");
		assert.equal(retired("gpt-4o-2024-08-06"), "2027-01-14");
		assert.equal(retired("gpt-5-codex"), "2026-07-23");
		assert.equal(retired("gpt-5"), "2026-12-11");
		assert.equal(retired("claude-3-5-sonnet-20241022"), "2025-10-28");
		assert.equal(retired("claude-sonnet-4-5-20250929"), "2026-11-30");
		assert.equal(retired("claude-sonnet-4-5@20250929"), undefined);
		assert.equal(retired("gpt-5.6-sol"), undefined);
	});
});
