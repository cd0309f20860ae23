import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = fileURLToPath(new URL("run.ts", import.meta.url));

describe("the analysis of spoiled files", () => {
	it("answers or skips each in time, keeps its thread and its memory, and gets the next file right", async function () {
		this.timeout(240_000);
		// In a process of its own: counting coverage would take several times the processor time that is measured here.
		const { NODE_V8_COVERAGE: _, ...env } = process.env;
		const args = ["--expose-gc", run, "fuzz", "1000", "1"];
		await promisify(execFile)(process.execPath, args, { env }).catch((error) => {
			throw new Error(`the run found:\n${error.stdout}`, { cause: error });
		});
	});
});
