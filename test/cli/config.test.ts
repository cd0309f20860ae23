import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Explanation } from "../../src/core/team/explain.ts";
import { CliWorld } from "./cliRun.ts";

describe("prompt-cost config", () => {
	let world: CliWorld;
	beforeEach(() => {
		world = new CliWorld();
	});
	afterEach(() => world.dispose());

	function write(file: string, value: unknown): void {
		const full = path.join(world.folder, file);
		mkdirSync(path.dirname(full), { recursive: true });
		writeFileSync(full, typeof value === "string" ? value : JSON.stringify(value, null, "\t"));
	}

	it("init writes a valid file and never over an existing one", async () => {
		assert.equal((await world.run(["config", "init"])).code, 0);
		const { code, stdout } = await world.run(["config", "validate"]);
		assert.equal(code, 0, stdout);
		assert.match(stdout, /1 files: 0 errors, 0 warnings/);
		write(".promptcost.json", { outputTokens: 5 });
		const again = await world.run(["config", "init"]);
		assert.equal(again.code, 2);
		assert.match(again.stderr, /already here; --force/);
		assert.match(readFileSync(path.join(world.folder, ".promptcost.json"), "utf8"), /outputTokens/);
	});

	it("validate names every mistake with its place", async () => {
		write("src/a.py", "");
		write(
			".promptcost.json",
			'{\n  "extends": ["./team.json"],\n  "workloads": [{ "callSite": "lib/**", "callsPerDay": 1 }]\n}',
		);
		write("team.json", '{\n  "bugdets": []\n}');
		const { code, stdout } = await world.run(["config", "validate"]);
		assert.equal(code, 2);
		assert.match(
			stdout,
			/^team\.json:2:3: error: unknown key "bugdets": did you mean "budgets"\?$/m,
		);
		assert.match(stdout, /^\.promptcost\.json:2:15: error: \.\/team\.json has mistakes/m);
		assert.match(stdout, /^\.promptcost\.json:3:31: warning: "lib\/\*\*" matches no source file/m);
		const json = await world.run(["config", "validate", "--format", "json"]);
		const parsed = JSON.parse(json.stdout) as { problems: { line: number }[] };
		assert.deepEqual(
			parsed.problems.map(({ line }) => line),
			[2, 2, 3],
		);
	});

	it("validate says when there is nothing to check", async () => {
		const { code, stderr } = await world.run(["config", "validate"]);
		assert.equal(code, 2);
		assert.match(stderr, /no \.promptcost\.json .* prompt-cost config init/);
	});

	it("explain tells the layer of each value, through two layers of extends", async () => {
		write("data/config.json", { rules: { maxCostPerCall: 0.2 }, outputTokens: 900 });
		write("base.json", { rules: { maxCostPerCall: 1 }, holes: { document: 1000 } });
		write("team.json", { extends: ["./base.json"], holes: { document: 4000 } });
		write(".promptcost.json", {
			extends: ["./team.json"],
			outputTokens: [{ callSite: "src/**", tokens: 50 }],
		});
		const explain = async (...args: string[]) =>
			JSON.parse(
				(await world.run(["config", "explain", ...args, "--format", "json"])).stdout,
			) as Explanation;
		const hole = await explain("holes.document");
		assert.equal(hole.inForce?.layer, "organisation");
		assert.match(hole.inForce?.source ?? "", /team\.json$/);
		assert.equal(hole.inForce?.value, 4000);
		assert.deepEqual(
			hole.layers.map(({ value }) => value),
			[1000, 4000],
		);
		// A personal value only ever tightens a team rule.
		const cap = await explain("rules.maxCostPerCall");
		assert.deepEqual([cap.inForce?.layer, cap.inForce?.value], ["personal", "0.2"]);
		const inside = await explain("outputTokens", "--file", "src/x.py");
		assert.deepEqual([inside.inForce?.layer, inside.inForce?.value], ["repository", 50]);
		const outside = await explain("outputTokens", "--file", "lib/x.py");
		assert.deepEqual([outside.inForce?.layer, outside.inForce?.value], ["personal", 900]);
		const { stdout } = await world.run(["config", "explain", "holes.document"]);
		assert.match(
			stdout,
			/^holes\.document: 4000\n {2}→ organisation: 4000 {2}\(.*team\.json\)\n {4}organisation: 1000/,
		);
		const all = await world.run(["config", "explain"]);
		assert.match(all.stdout, /rules\.maxCostPerCall: "0\.2"/);
		const unknown = await world.run(["config", "explain", "rules.nothing"]);
		assert.equal(unknown.code, 2);
		assert.match(unknown.stderr, /No layer sets "rules\.nothing"\. Set are: .*holes\.document/);
	});
});
