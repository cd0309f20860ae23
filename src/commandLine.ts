import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { runCli } from "./cli/program.ts";
import { findDataFolder } from "./node/dataFolder.ts";

// The command line: hands the process's world to the program.
void runCli(process.argv.slice(2), manifest.version, {
	stdout: process.stdout,
	stderr: process.stderr,
	env: process.env,
	cwd: process.cwd(),
	dataFolder: findDataFolder(process.env, process.platform),
	// npm starts a bin through a link; the assets stand beside the file itself.
	assetFolder: dirname(realpathSync(process.argv[1] ?? ".")),
	now: () => new Date(),
}).then((code) => {
	process.exitCode = code;
});
