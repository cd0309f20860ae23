import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCounts, runStage } from "./stage.mjs";
import { until } from "./until.ts";

describe("a stage of npm test", () => {
	let folder: string;
	let file: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "prompt-cost-stage-"));
		file = join(folder, "result.json");
	});

	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	const write = (passed: number, failed: number): void =>
		writeFileSync(file, JSON.stringify({ passed, failed, skipped: 0 }));

	it("counts what it wrote", () => {
		write(3, 1);
		assert.deepEqual(readCounts(file, "ended with 1"), { passed: 3, failed: 1, skipped: 0 });
	});

	it("has failed when it wrote nothing", () => {
		const { failed, problem } = readCounts(file, undefined);
		assert.deepEqual([failed, problem], [1, "wrote no result"]);
	});

	it("has failed when it ran no test", () => {
		write(0, 0);
		assert.equal(readCounts(file, undefined).failed, 1);
	});

	it("has failed when it crashed after its last test", () => {
		write(3, 0);
		const { passed, failed } = readCounts(file, "ended with SIGSEGV");
		assert.deepEqual([passed, failed], [3, 1]);
	});

	it("says how a process ended", async () => {
		const problem = await runStage(process.execPath, ["-e", "process.exit(7)"], { minutes: 1 });
		assert.equal(problem, "ended with 7");
	});

	it("is ended with all it started when it takes too long", async function () {
		if (process.platform === "win32") this.skip();
		const grandchild = "setInterval(() => {}, 1000)";
		const script = `
			const { spawn } = require("node:child_process");
			const child = spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}]);
			require("node:fs").writeFileSync(${JSON.stringify(file)}, String(child.pid));
			setInterval(() => {}, 1000);`;
		const problem = await runStage(process.execPath, ["-e", script], { minutes: 0.03 });
		assert.match(String(problem), /took longer/);
		const pid = Number(readFileSync(file, "utf8"));
		await until(() => (isRunning(pid) ? undefined : true), "the end of the grandchild");
	});
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		// A process that ended and was not collected yet still has its number.
		return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
	} catch {
		return false;
	}
}
