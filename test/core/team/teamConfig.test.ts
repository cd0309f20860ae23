import assert from "node:assert/strict";
import type { Layer, LayerKind } from "../../../src/core/team/layers.ts";
import { parseTeamFile } from "../../../src/core/team/parseTeamFile.ts";
import { createTeamConfig } from "../../../src/core/team/teamConfig.ts";

const at = "2026-11-23";

function layer(kind: LayerKind, file: object, base = ""): Layer {
	const { value, problems } = parseTeamFile(JSON.stringify(file));
	assert.ok(value, JSON.stringify(problems));
	return { kind, source: `${kind} file`, base, file: value };
}

describe("the team configuration", () => {
	it("takes the nearest layer's value and remembers which it was", () => {
		const config = createTeamConfig([
			layer("folder", { outputTokens: [{ callSite: "*.ts", tokens: 50 }] }, "services/chat"),
			layer("personal", { outputTokens: 900 }),
			layer("repository", { outputTokens: 300 }),
		]);
		assert.deepEqual(config.expectedOutputTokens({ file: "services/chat/a.ts" }), {
			value: 50,
			layer: "folder",
			source: "folder file",
		});
		assert.equal(config.expectedOutputTokens({ file: "services/b.ts" })?.layer, "repository");
		assert.equal(createTeamConfig([]).expectedOutputTokens({ file: "a.ts" }), undefined);
	});

	it("sizes holes by exact name, then by the longest pattern, then by call site", () => {
		const config = createTeamConfig([
			layer("repository", { holes: { "*": 100, "doc*": 2000, document: 4000 } }),
		]);
		const tokens = (name: string) => config.holeTokens(name, { file: "a.py" })?.value;
		assert.deepEqual([tokens("document"), tokens("docs"), tokens("question")], [4000, 2000, 100]);
		const bySite = createTeamConfig([
			layer("repository", {
				holes: [
					{ tokens: 10 },
					{ callSite: "src/**", name: "doc*", tokens: 77 },
					{ model: "claude-*", tokens: 5 },
				],
			}),
		]);
		assert.equal(bySite.holeTokens("doc", { file: "src/x/a.py" })?.value, 77);
		assert.equal(bySite.holeTokens("doc", { file: "lib/a.py" })?.value, 10);
		assert.equal(bySite.holeTokens("doc", { file: "a", model: "claude-opus-5" })?.value, 5);
	});

	it("resolves deployment names, of one provider or of all", () => {
		const config = createTeamConfig([
			layer("repository", {
				aliases: {
					"azure/prod": "gpt-4o",
					prod: { provider: "anthropic", model: "claude-opus-5" },
				},
			}),
		]);
		assert.deepEqual(config.resolveAlias("prod", "azure")?.value, {
			provider: "azure",
			model: "gpt-4o",
		});
		assert.equal(config.resolveAlias("prod")?.value.model, "claude-opus-5");
		assert.equal(config.resolveAlias("toString"), undefined);
		const found = config.findPrice({ provider: "azure", model: "prod", at });
		assert.equal(found.kind === "priced" && found.card.model, "gpt-4o");
	});

	it("puts a contract beside the list price, exactly", () => {
		const config = createTeamConfig([
			layer("organisation", { prices: [{ provider: "openai", discount: "15%" }] }),
			layer("repository", {
				prices: [{ model: "gpt-4o", rates: { input: "2" }, from: "2026-01-01", to: "2027-01-01" }],
			}),
		]);
		const exact = config.findPrice({ provider: "openai", model: "gpt-4o-2024-08-06", at });
		assert.ok(exact.kind === "priced");
		assert.equal(exact.card.tiers[0]?.rates.input, "2");
		assert.equal(exact.card.tiers[0]?.rates.output, "10");
		assert.equal(exact.card.list?.tiers[0]?.rates.input, "2.5");
		const discounted = config.findPrice({ provider: "openai", model: "gpt-4.1", at });
		assert.ok(discounted.kind === "priced");
		assert.equal(discounted.card.tiers[0]?.rates.input, "1.7");
		assert.match(discounted.card.note ?? "", /15 % off/);
		const later = config.findPrice({ provider: "openai", model: "gpt-4o", at: "2027-01-01" });
		assert.equal(later.kind === "priced" && later.card.tiers[0]?.rates.input, "2.125");
	});

	it("prices a model that no list knows from the contract alone, and gives no discount on nothing", () => {
		const config = createTeamConfig([
			layer("repository", {
				prices: [
					{ provider: "acme", discount: 0.5 },
					{ model: "house-llm", rates: { input: 1, output: 2 }, currency: "EUR" },
				],
			}),
		]);
		const found = config.findPrice({ provider: "acme", model: "house-llm", at });
		assert.equal(found.kind === "priced" && found.card.currency, "EUR");
		assert.equal(config.findPrice({ provider: "acme", model: "other", at }).kind, "unpriced");
	});

	it("lets a personal value tighten a team rule but never loosen it", () => {
		const rules = (mine: object, teams: object) =>
			createTeamConfig([layer("personal", { rules: mine }), layer("repository", { rules: teams })])
				.rules;
		assert.equal(
			rules({ maxCostPerCall: 9 }, { maxCostPerCall: "0.5" }).maxCostPerCall?.value,
			"0.5",
		);
		assert.equal(
			rules({ maxCostPerCall: 0.1 }, { maxCostPerCall: 0.5 }).maxCostPerCall?.value,
			"0.1",
		);
		const both = rules(
			{ allowedModels: ["*"], bannedModels: ["o1*"] },
			{
				allowedModels: ["gpt-*"],
				bannedModels: [{ model: "gpt-4", reason: "old", use: "gpt-4.1" }],
			},
		);
		assert.equal(both.checkModel("openai", "gpt-4o").allowed, true);
		assert.equal(both.checkModel("anthropic", "claude-opus-5").allowed, false);
		assert.equal(both.checkModel("openai", "o1").allowed, false);
		const banned = both.checkModel("openai", "gpt-4");
		assert.equal(!banned.allowed && banned.by.value.use, "gpt-4.1");
	});

	it("finds budgets and workloads by glob under their folder only", () => {
		const config = createTeamConfig([
			layer("repository", {
				budgets: [
					{ per: "call", amount: 0.01 },
					{ per: "month", amount: 100 },
				],
				workloads: [{ callSite: "**/*.py", callsPerDay: 10 }],
			}),
			layer("folder", { budgets: [{ per: "call", amount: 0.5, callSite: "**" }] }, "batch"),
		]);
		assert.deepEqual(
			config.budgets({ file: "batch/x.py" }).map(({ value }) => value.amount),
			["0.01", "0.5"],
		);
		assert.equal(config.budgets({ file: "web/x.py" }).length, 1);
		assert.equal(config.monthlyBudgets[0]?.value.amount, "100");
		assert.equal(config.workload({ file: "web/x.py" })?.value.callsPerDay, 10);
		assert.equal(config.workload({ file: "web/x.ts" }), undefined);
	});
});
