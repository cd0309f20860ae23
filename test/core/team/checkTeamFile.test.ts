import assert from "node:assert/strict";
import { checkTeamFile } from "../../../src/core/team/checkTeamFile.ts";
import { parseTeamFile } from "../../../src/core/team/parseTeamFile.ts";

const files = ["src/chat/reply.ts", "src/main.py"];
const check = (file: object) => {
	const parsed = parseTeamFile(JSON.stringify(file, null, 1));
	assert.deepEqual(parsed.problems, []);
	return checkTeamFile(parsed, { at: "2026-11-23", files });
};
const messages = (file: object) => check(file).map(({ message }) => message);

describe("second thoughts about a team file", () => {
	it("has none about a good one", () => {
		assert.deepEqual(
			messages({
				prices: [
					{ provider: "openai", discount: 0.15 },
					{ model: "gpt-4o*", rates: { input: 2, output: 8 } },
					{ model: "house-model", rates: { input: 1 } },
					{ provider: "azure", model: "gpt-4.1", rates: { input: 1.9 } },
				],
				aliases: { prod: "gpt-4o", local: "ollama/llama3" },
				rules: { bannedModels: ["gpt-4"], allowedModels: ["gpt-*", "anthropic/claude-*"] },
				budgets: [{ per: "call", amount: 1, callSite: "src/**/*.ts" }],
			}),
			[],
		);
	});

	it("spots a price per token or per thousand", () => {
		const [perThousand, perToken, tooHigh] = check({
			prices: [
				{ model: "gpt-4o", rates: { input: 0.0025, output: 10 } },
				{ model: "gpt-4o*", rates: { output: "0.00001" } },
				{ model: "gpt-4o-mini", rates: { input: 150 } },
			],
		});
		assert.match(
			perThousand?.message ?? "",
			/1,000 times below the list price of 2\.5: it looks per 1,000 tokens/,
		);
		assert.deepEqual([perThousand?.severity, perThousand?.line], ["warning", 6]);
		assert.match(perToken?.message ?? "", /it looks per token/);
		assert.match(tooHigh?.message ?? "", /1,000 times above/);
	});

	it("spots globs and names that match nothing, with the nearest", () => {
		assert.match(
			messages({ prices: [{ model: "gtp-4o*", discount: 0.1 }] })[0] ?? "",
			/matches no model.*did you mean "gpt-4o"/,
		);
		assert.match(
			messages({ prices: [{ provider: "opnai", discount: 0.1 }] })[0] ?? "",
			/no provider "opnai".*"openai"/,
		);
		assert.match(
			messages({ aliases: { prod: "openai/gpt-4oo" } })[0] ?? "",
			/did you mean "gpt-4o"/,
		);
		assert.match(
			messages({ rules: { bannedModels: [{ model: "zzz*" }] } })[0] ?? "",
			/matches no model/,
		);
		assert.match(
			messages({ workloads: [{ callSite: "lib/**", callsPerDay: 1 }] })[0] ?? "",
			/"lib\/\*\*" matches no source file/,
		);
	});

	it("spots spans that never hold and currencies without a rate", () => {
		assert.match(
			messages({
				prices: [{ model: "gpt-4o", discount: 0.1, from: "2026-02-01", to: "2026-01-01" }],
			})[0] ?? "",
			/never holds/,
		);
		assert.match(
			messages({ prices: [{ model: "gpt-4o", discount: 0.1, to: "2026-01-01" }] })[0] ?? "",
			/ended on 2026-01-01/,
		);
		assert.match(
			messages({ prices: [{ model: "gpt-4o", rates: { input: 2 }, currency: "EUR" }] })[0] ?? "",
			/dated rate/,
		);
	});
});
