// Drives the window of a real VS Code as a person would: `node test/host/workbenchStage.ts [--update]`.
// With --update the picture of the README is written anew.
import { globSync } from "node:fs";
import { resolve } from "node:path";
import { runMocha, writeCounts } from "./runMocha.ts";

if (process.platform !== "linux") {
	console.log(
		"The window's driver needs the server and a browser of Linux: skipped on this system.",
	);
	writeCounts({ passed: 0, failed: 0, skipped: 1 });
} else {
	if (process.argv.includes("--update")) process.env["PROMPT_COST_UPDATE"] = "1";
	const files = globSync("test/workbench/*.test.ts")
		.sort()
		.map((file) => resolve(file));
	const failed = await runMocha(files, { reporter: "spec", timeout: 60_000 });
	process.exit(failed > 0 ? 1 : 0);
}
