import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { runMocha } from "./runMocha.ts";

/** Runs the bundled test files beside this one in the extension host; rejects when a test failed. */
export async function run(): Promise<void> {
	const report = process.env["PROMPT_COST_TEST_REPORT"];
	if (report !== undefined) {
		// The console of an extension host carries everybody's noise; the report goes to a file of its own.
		Mocha.reporters.Base.consoleLog = (...parts) => appendFileSync(report, `${format(...parts)}\n`);
	}
	const files = readdirSync(__dirname)
		.filter((name) => name.endsWith(".test.cjs"))
		.sort()
		.map((name) => join(__dirname, name));
	const failed = await runMocha(files, { reporter: "spec", timeout: 30_000, color: false });
	if (failed > 0) throw new Error(`${failed} tests failed`);
}
