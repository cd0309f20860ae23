import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { bundledCatalog, catalogOrigin, useCatalog } from "../../src/core/pricing/catalog.ts";
import type { Catalog, ModelRow } from "../../src/core/pricing/catalogData.ts";
import type { PriceReport } from "../../src/core/pricing/describePrice.ts";
import { CliWorld } from "./cliRun.ts";

describe("prompt-cost prices", () => {
	let world: CliWorld;
	beforeEach(() => {
		world = new CliWorld();
	});
	afterEach(() => {
		world.dispose();
		useCatalog(undefined);
	});
	const show = async (...args: string[]): Promise<PriceReport[]> => {
		const { stdout, stderr, code } = await world.run([
			"prices",
			"show",
			...args,
			"--format",
			"json",
		]);
		assert.equal(code, 0, stderr);
		return JSON.parse(stdout) as PriceReport[];
	};

	describe("show", () => {
		it("says status, source, date and rates of each id", async () => {
			const [gpt, old, unknown, local, bedrock] = await show(
				"gpt-4o",
				"gpt-4-0613",
				"gtp-4o",
				"ollama/llama3",
				"us.anthropic.claude-opus-5",
			);
			assert.equal(gpt?.status, "priced");
			assert.equal(gpt?.provider, "openai");
			assert.deepEqual(
				[gpt?.rates.input, gpt?.rates.cachedInput, gpt?.rates.output],
				["2.5", "1.25", "10"],
			);
			assert.equal(gpt?.serviceTiers.batch?.input, "1.25");
			assert.equal(gpt?.readOn, "2026-07-15");
			assert.equal(old?.status, "retired");
			assert.match(old?.reason ?? "", /2026-10-23.*gpt-5\.6-sol/);
			assert.equal(unknown?.status, "unpriced");
			assert.equal(local?.status, "local");
			assert.equal(bedrock?.rates.input, "5.5");
		});

		it("asks at a date, a tier and a provider", async () => {
			const [flash] = await show("gemini-3.6-flash", "--at", "2027-01-01");
			assert.equal(flash?.rates.input, "1.5");
			const [now] = await show("gemini-3.6-flash");
			assert.equal(now?.validTo, "2027-01-01");
			const [fast] = await show("gpt-5.5", "--tier", "priority");
			assert.equal(fast?.rates.output, "75");
			const [near] = await show("gtp-4o", "--provider", "openai");
			assert.equal(near?.nearest?.[0], "gpt-4o");
			const [long] = await show("gpt-5.6-sol");
			assert.equal(long?.tiers[0]?.aboveInputTokens, 272_000);
		});

		it("shows the team's contract beside the list price", async () => {
			writeFileSync(
				path.join(world.folder, ".promptcost.json"),
				'{ "prices": [ { "provider": "openai", "discount": "10%" } ], "aliases": { "prod": "gpt-4o" } }',
			);
			const [prod] = await show("prod", "--provider", "azure");
			assert.equal(prod?.model, "gpt-4o");
			const [gpt] = await show("gpt-4o");
			assert.equal(gpt?.rates.input, "2.5");
			assert.equal(gpt?.contracted?.rates.input, "2.25");
			const { stdout } = await world.run(["prices", "show", "gpt-4o"]);
			assert.match(stdout, /you pay.*2\.25/);
			assert.match(stdout, /Base prices: @pydantic\/genai-prices .* days old/);
		});

		it("refuses a date that is none", async () => {
			const { code, stderr } = await world.run(["prices", "show", "gpt-4o", "--at", "yesterday"]);
			assert.equal(code, 2);
			assert.match(stderr, /not a date; write 2026-11-23/);
		});
	});

	it("lists the models of a provider", async () => {
		const { stdout } = await world.run([
			"prices",
			"list",
			"--provider",
			"claude",
			"--format",
			"json",
		]);
		const rows = JSON.parse(stdout) as { provider: string; model: string; rates: object }[];
		assert.ok(rows.length > 20 && rows.every((row) => row.provider === "anthropic"));
		const { code, stderr } = await world.run(["prices", "list", "--provider", "nobody"]);
		assert.equal(code, 2);
		assert.match(stderr, /no provider "nobody"\. Known: .*openai/);
	});

	describe("update", () => {
		let server: Server;
		let answer: { status: number; body: string };

		before((done) => {
			server = createServer((_request, response) => {
				response.writeHead(answer.status, { "content-type": "application/json" });
				response.end(answer.body);
			}).listen(0, "127.0.0.1", () => done());
		});
		after((done) => {
			server.close(() => done());
		});

		const update = () => {
			const { port } = server.address() as AddressInfo;
			return world.run(["prices", "update", "--from", `http://127.0.0.1:${port}/feed.json`]);
		};
		const stored = () => path.join(world.dataFolder, "prices", "catalog.json");
		const feed = (change: (row: ModelRow) => ModelRow): string => {
			const { openai = [], ...others } = bundledCatalog().providers;
			const catalog: Catalog = {
				...bundledCatalog(),
				readOn: "2026-11-20",
				providers: {
					...others,
					openai: openai.map((row) => (row.id === "gpt-4o" ? change(row) : row)),
				},
			};
			return JSON.stringify(catalog);
		};
		const withInput = (input: string) =>
			feed((row) => ({ ...row, prices: [{ rates: { input, cachedInput: "1", output: "9" } }] }));

		it("puts new prices to use, lists what changed, and keeps them for the next run", async () => {
			answer = { status: 200, body: withInput("2") };
			const { code, stdout, stderr } = await update();
			assert.equal(code, 0, stderr);
			assert.match(stdout, /changed openai\/gpt-4o: .* input 2\.5.* → .*input 2, output 9/);
			assert.match(stdout, /1 changed, 0 added, 0 removed/);
			useCatalog(undefined);
			const [gpt] = await show("gpt-4o");
			assert.equal(gpt?.rates.input, "2");
			assert.equal(catalogOrigin().readOn, "2026-11-20");
			assert.match((await world.run(["prices", "reset"])).stdout, /bundled with this release/);
			assert.equal((await show("gpt-4o"))[0]?.rates.input, "2.5");
		});

		it("reads the public feed's own shape", async () => {
			const models = Object.values(bundledCatalog().providers).flat();
			const body = [
				{
					id: "openai",
					models: models.map((row, index) => ({
						id: `${row.id}-${index}`,
						match: { equals: row.id },
						prices: { input_mtok: 1, output_mtok: { base: 2, tiers: [{ start: 1000, price: 3 }] } },
					})),
				},
			];
			answer = { status: 200, body: JSON.stringify(body) };
			const { code, stderr } = await update();
			assert.equal(code, 0, stderr);
			assert.equal(catalogOrigin().readOn, "2026-11-23");
		});

		it("refuses what looks wrong and keeps the last good prices", async () => {
			answer = { status: 200, body: withInput("2") };
			await update();
			const good = readFileSync(stored(), "utf8");
			for (const [body, reason] of [
				[withInput("3").slice(0, 5000), /no valid JSON: the download was cut short/],
				["{}", /not a price list/],
				['{"hello":"world"}', /not a price list/],
				["[]", /truncated/],
				[withInput("250"), /openai\/gpt-4o: input at 250 is 100 times off the known 2/],
				[withInput("0.000002"), /100 times off/],
				[withInput("0"), /100 times off/],
				[withInput("-1"), /decimal string/],
				[withInput("1e999"), /decimal string/],
			] as const) {
				answer = { status: 200, body };
				const { code, stderr } = await update();
				assert.equal(code, 2, body.slice(0, 80));
				assert.match(stderr, reason);
				assert.match(stderr, /The prices in use stay as they are/);
				assert.equal(readFileSync(stored(), "utf8"), good);
			}
		});

		it("says when the feed cannot be had", async () => {
			answer = { status: 503, body: "" };
			assert.match((await update()).stderr, /cannot be fetched: 127\.0\.0\.1:\d+ answered 503/);
			const plain = await world.run(["prices", "update", "--from", "http://prices.example/x.json"]);
			assert.match(plain.stderr, /not an https address/);
			const dead = await world.run(["prices", "update", "--from", "http://127.0.0.1:1/x.json"]);
			assert.match(dead.stderr, /cannot be reached/);
		});

		it("falls back to the bundled prices when the stored ones are broken", async () => {
			mkdirSync(path.dirname(stored()), { recursive: true });
			writeFileSync(stored(), '{"format":1');
			const { stdout, stderr } = await world.run(["prices", "show", "gpt-4o", "--format", "json"]);
			assert.match(stderr, /fetched prices are not used: .* is broken.*prompt-cost prices update/);
			assert.equal((JSON.parse(stdout) as PriceReport[])[0]?.rates.input, "2.5");
		});
	});
});
