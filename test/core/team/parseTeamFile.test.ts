import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { teamSchemaPath, teamSchemaText } from "../../../src/build/teamSchema.ts";
import { parseTeamFile } from "../../../src/core/team/parseTeamFile.ts";

const problemsOf = (text: string) =>
	parseTeamFile(text).problems.map(({ message, line, column }) => `${line}:${column} ${message}`);

describe("reading a team file", () => {
	it("takes comments, trailing commas, and numbers as well as decimal strings", () => {
		const { value, problems } = parseTeamFile(`{
			// what we pay
			"prices": [
				{ "provider": "openai", "discount": "15%" },
				{ "model": "gpt-4o*", "rates": { "input": 2, "output": "8.5" } },
			],
			"aliases": { "chat-prod": "gpt-4o" },
			"holes": { "document": 4000 },
			"rules": { "maxCostPerCall": 0.05, "maxContextShare": "80%" },
		}`);
		assert.deepEqual(problems, []);
		assert.equal(value?.prices?.[0]?.discount, 0.15);
		assert.deepEqual(value?.prices?.[1]?.rates, { input: "2", output: "8.5" });
		assert.equal(value?.rules?.maxCostPerCall, "0.05");
		assert.equal(value?.rules?.maxContextShare, 0.8);
	});

	it("says where the mistake is and what was expected", () => {
		for (const [text, expected] of [
			["", /^1:1 the file is empty/],
			['{\n  "prices": [\n}', /^3:1 expected a value|^3:1 expected \]/],
			['{\n  "bugdets": []\n}', /^2:3 unknown key "bugdets": did you mean "budgets"\?$/],
			['{ "rules": { "maxCost": 1 } }', /^1:14 unknown key "maxCost"/],
			['{ "rules": { "maxCostPerCall": "0,05" } }', /^1:32 expected an amount like 0\.05/],
			['{ "rules": { "maxContextShare": 80 } }', /^1:33 /],
			['{ "prices": [ { "model": "gpt-4o" } ] }', /^1:15 expected either `discount` or `rates`/],
			['{ "prices": [ { "discount": 0.1 } ] }', /^1:15 expected `provider` or `model`/],
			['{ "prices": [ { "model": "a", "rates": { "inptu": 1 } } ] }', /^1:\d+ .*inptu|^1:\d+ /],
			['{ "currency": { "code": "euro", "perDollar": 1, "asOf": "2026-01-01" } }', /ISO 4217/],
			[
				'{ "currency": { "code": "EUR", "perDollar": "0.00", "asOf": "2026-01-01" } }',
				/above zero/,
			],
			['{ "accounts": [], "accounts": [] }', /^1:19 the key "accounts" stands twice/],
			['{ "__proto__": { "x": 1 } }', /^1:3 the key "__proto__" is not allowed/],
			['{ "aliases": { "constructor": "x" } }', /not allowed/],
			[
				'{ "extends": [ { "url": "http://a.example/x.json", "sha256": "00" } ] }',
				/https|hexadecimal/,
			],
			['{ "workloads": [ { "callSite": "../**", "callsPerDay": 1 } ] }', /inside this folder/],
			['{ "workloads": [ { "callSite": "+(a|aa)b", "callsPerDay": 1 } ] }', /glob/],
			["[]", /expected object/],
		] as const) {
			const parsed = parseTeamFile(text);
			assert.equal(parsed.value, undefined, text);
			assert.match(problemsOf(text)[0] ?? "none", expected, text);
		}
	});

	it("refuses files that are too large or too deep, quickly", () => {
		assert.match(problemsOf(`{"a":"${"x".repeat(10_000_000)}"}`)[0] ?? "", /larger than 1 MB/);
		assert.match(problemsOf("[".repeat(900_000))[0] ?? "", /levels deep/);
	});

	it("never throws and never pollutes a prototype", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const { problems, value } = parseTeamFile(text);
				assert.ok(problems.length > 0 || value !== undefined);
				for (const { start, end } of problems) assert.ok(start >= 0 && end > start);
			}),
		);
		parseTeamFile('{ "aliases": { "__proto__": { "polluted": true } } }');
		assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
	});

	it("has a published schema that is current (node src/build/teamSchema.ts)", () => {
		assert.equal(readFileSync(teamSchemaPath, "utf8"), teamSchemaText());
	});
});
