import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildVocabulary, encodings } from "../../src/build/vocabularies.ts";
import { installedGrammarFolders } from "../../src/node/grammars.ts";
import { CliWorld } from "./cliRun.ts";

interface Row {
	readonly model: string;
	readonly current: boolean;
	readonly reason: string | null;
	readonly inputTokens: number;
	readonly outputTokens: number;
	readonly exactness: string;
	readonly costPerCall: string | null;
	readonly listCostPerCall: string | null;
	readonly costPerMonth: string | null;
	readonly fits: boolean | null;
	readonly lost: readonly string[];
	readonly banned: string | null;
	readonly currency: string | null;
}
interface Output {
	readonly calls: number;
	readonly callsPerDay: number | null;
	readonly current: { readonly model: string } | null;
	readonly assumptions: readonly string[];
	readonly models: readonly Row[];
}

const source = `from openai import OpenAI

client = OpenAI()

def describe(url):
    return client.chat.completions.create(
        model="gpt-4o",
        max_tokens=200,
        messages=[
            {"role": "system", "content": "You describe pictures."},
            {"role": "user", "content": [
                {"type": "text", "text": "What is in this picture?"},
                {"type": "image_url", "image_url": {"url": url}},
            ]},
        ],
    )
`;

describe("prompt-cost compare", () => {
	let world: CliWorld;
	let assets: string;

	before(function () {
		// Vocabularies are made from the rank data once.
		this.timeout(30_000);
		assets = mkdtempSync(path.join(tmpdir(), "compare-assets-"));
		mkdirSync(path.join(assets, "vocabularies"));
		mkdirSync(path.join(assets, "grammars"));
		for (const encoding of encodings) {
			writeFileSync(
				path.join(assets, "vocabularies", `${encoding}.bpe`),
				buildVocabulary(encoding),
			);
		}
		const folders = installedGrammarFolders(path.join(import.meta.dirname, "../../node_modules"));
		for (const file of ["web-tree-sitter.wasm", "tree-sitter-python.wasm"]) {
			const folder = folders.find((one) => existsSync(path.join(one, file))) ?? "";
			copyFileSync(path.join(folder, file), path.join(assets, "grammars", file));
		}
	});
	after(() => rmSync(assets, { recursive: true }));
	beforeEach(() => {
		world = new CliWorld();
		world.assetFolder = assets;
		writeFileSync(path.join(world.folder, "app.py"), source);
	});
	afterEach(() => world.dispose());

	const compare = async (...args: string[]): Promise<Output> => {
		const { stdout, stderr, code } = await world.run(["compare", ...args, "--format", "json"]);
		assert.equal(code, 0, stderr);
		return JSON.parse(stdout) as Output;
	};
	const rowOf = (output: Output, model: string): Row => {
		const row = output.models.find((each) => each.model === model);
		assert.ok(row, `${model} in ${output.models.map((each) => each.model).join(", ")}`);
		return row;
	};

	it("prices a call on other models, cheapest first, the current one marked", async () => {
		const output = await compare(
			"app.py:6",
			"--models",
			"gpt-4o-mini,claude-opus-5,o3-mini,no-such-model",
		);
		assert.equal(output.current?.model, "gpt-4o");
		const current = rowOf(output, "gpt-4o");
		assert.equal(current.current, true);
		const costs = output.models.map(({ costPerCall }) => costPerCall);
		const known = costs.filter((cost) => cost !== null).map(Number);
		assert.deepEqual(
			known,
			known.toSorted((a, b) => a - b),
		);
		assert.equal(costs.at(-1), null);
		assert.match(rowOf(output, "no-such-model").reason ?? "", /does not tell which provider/);
		// The same prompt has another number of tokens in another vendor's tokenizer.
		assert.notEqual(rowOf(output, "claude-opus-5").inputTokens, current.inputTokens);
		assert.equal(rowOf(output, "claude-opus-5").exactness, "estimated");
		assert.deepEqual(rowOf(output, "o3-mini").lost, ["takes no images"]);
		assert.deepEqual(current.lost, []);
		assert.equal(current.outputTokens, 200);
	});

	it("takes any line of the call, and says where calls are when there is none", async () => {
		assert.equal((await compare("app.py:12", "--models", "gpt-4.1")).current?.model, "gpt-4o");
		const none = await world.run(["compare", "app.py:1"]);
		assert.equal(none.code, 2);
		assert.match(none.stderr, /no call on line 1; calls stand on 6/);
		assert.match((await world.run(["compare", "gone.py:1"])).stderr, /There is no file gone\.py/);
		assert.match(
			(await world.run(["compare", "app.py"])).stderr,
			/Name the line of the call, too: app\.py:LINE/,
		);
	});

	it("finds what is cheaper, and everything of one provider", async () => {
		const cheaper = await compare("app.py:6", "--cheaper");
		const current = Number(rowOf(cheaper, "gpt-4o").costPerCall);
		assert.ok(cheaper.models.length > 3 && cheaper.models.length <= 13);
		for (const row of cheaper.models) assert.ok(row.current || Number(row.costPerCall) < current);
		const openai = await compare("app.py:6", "--provider", "openai", "--limit", "200");
		const offered = openai.models.filter((row) => !row.current).map((row) => row.model);
		assert.deepEqual(
			offered.filter((model) => /^gpt-3.5.*(0301|instruct)|^babbage|^davinci/.test(model)),
			[],
			"retired models and models for bare completions answer no chat",
		);
		const anthropic = await compare("app.py:6", "--provider", "claude", "--limit", "50");
		assert.ok(anthropic.models.some(({ model }) => model === "claude-sonnet-5-5"));
		assert.ok(!anthropic.models.some(({ model }) => model === "claude-3-opus-latest"));
		assert.match(
			(await world.run(["compare", "app.py:6", "--provider", "nobody"])).stderr,
			/No model of "nobody"/,
		);
	});

	it("multiplies by the workload and shows contracts beside list prices", async () => {
		writeFileSync(
			path.join(world.folder, ".promptcost.json"),
			'{ "workloads": [{ "callSite": "*.py", "callsPerDay": 100 }], "prices": [{ "provider": "openai", "discount": "50%" }], "rules": { "bannedModels": [{ "model": "gpt-4.1*", "reason": "no" }] } }',
		);
		const output = await compare("app.py:6", "--models", "gpt-4.1");
		assert.equal(rowOf(output, "gpt-4.1").banned, "no");
		const row = rowOf(output, "gpt-4o");
		assert.equal(Number(row.costPerMonth), Number(row.costPerCall) * 3000);
		assert.equal(Number(row.listCostPerCall), Number(row.costPerCall) * 2);
		const { callsPerDay } = await compare(
			"app.py:6",
			"--models",
			"gpt-4.1",
			"--calls-per-day",
			"7",
		);
		assert.equal(callsPerDay, 7);
	});

	it("compares contracts in another currency by the team's dated rate", async () => {
		writeFileSync(
			path.join(world.folder, ".promptcost.json"),
			'{ "currency": { "code": "EUR", "perDollar": "0.5", "asOf": "2026-11-20" }, "prices": [{ "model": "gpt-4.1", "rates": { "input": 1, "output": 4 }, "currency": "EUR" }] }',
		);
		const output = await compare("app.py:6", "--models", "gpt-4.1");
		// One euro per million under the contract is what the list's two dollars are at this rate.
		const row = rowOf(output, "gpt-4.1");
		assert.equal(row.costPerCall, row.listCostPerCall);
		assert.deepEqual(
			output.models.map(({ currency }) => currency),
			["EUR", "EUR"],
		);
	});

	it("compares a file of requests", async () => {
		const request = (text: string) =>
			JSON.stringify({
				custom_id: text,
				method: "POST",
				url: "/v1/chat/completions",
				body: { model: "gpt-4o", max_tokens: 100, messages: [{ role: "user", content: text }] },
			});
		writeFileSync(
			path.join(world.folder, "requests.jsonl"),
			`${request("Hello!")}\n${request("Hello!")}\n`,
		);
		const output = await compare("requests.jsonl", "--models", "gpt-4o-mini");
		assert.equal(output.calls, 2);
		const mini = rowOf(output, "gpt-4o-mini");
		// Twice 9 tokens in and 100 out: per call 9 × 0.15 + 100 × 0.60 dollars per million.
		assert.equal(mini.inputTokens, 18);
		assert.equal(mini.costPerCall, "0.00006135");
		writeFileSync(path.join(world.folder, "bad.jsonl"), `${request("a")}\nnonsense\n`);
		const bad = await world.run(["compare", "bad.jsonl"]);
		assert.equal(bad.code, 2);
		assert.match(bad.stderr, /bad\.jsonl:2: not JSON/);
	});

	it("prints a table and Markdown", async () => {
		const table = await world.run(["compare", "app.py:6", "--models", "o3-mini"]);
		assert.match(table.stdout, /▶ gpt-4o/);
		assert.match(table.stdout, /takes no images/);
		assert.match(table.stdout, /out of service from 2026-10-23/);
		writeFileSync(path.join(world.folder, "open.py"), source.replace("max_tokens=200,", ""));
		const open = await world.run(["compare", "open.py:6", "--models", "o3-mini"]);
		assert.match(open.stdout, /Assumed: 500 tokens .*built-in/);
		const markdown = await world.run([
			"compare",
			"app.py:6",
			"--models",
			"o3-mini",
			"--format",
			"markdown",
		]);
		assert.match(markdown.stdout, /^\| model \| provider \| input/);
		assert.match(markdown.stdout, /^\|---\|---\|--:/m);
	});
});
