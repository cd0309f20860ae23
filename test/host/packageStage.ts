// Packages the extension as a user gets it, installs the package into a fresh VS Code and runs test/package beside it:
// a file forgotten in `files` of package.json only shows here.
import { join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { bundleSuite } from "./bundleSuite.ts";
import { ensureCodeServer, runServerCommand } from "./codeServer.ts";
import { installOnDesktop, runDesktopSuite } from "./desktop.ts";
import { runHostedSuite } from "./hostedSuite.ts";
import { root } from "./install.mjs";
import { prepareRun } from "./workspace.ts";

const folders = await prepareRun("package", ["sample", "probe"]);
const entry = await bundleSuite("package");
const packagePath = join(folders.dataFolder, "..", "prompt-cost-lens.vsix");
await createVSIX({ cwd: root, packagePath, dependencies: false });
const opened = join(folders.workspace, "sample");
const suite = { extension: join(folders.workspace, "probe"), entry, folders };
if (process.env["PROMPT_COST_TEST_HOST"] === "desktop") {
	const extensionsFolder = join(folders.dataFolder, "extensions");
	await installOnDesktop(packagePath, extensionsFolder, folders.dataFolder);
	process.exitCode = await runDesktopSuite({ ...suite, opened, extensionsFolder });
} else {
	await ensureCodeServer();
	await runServerCommand(folders.dataFolder, ["--install-extension", packagePath]);
	process.exitCode = await runHostedSuite({
		...suite,
		opened: `folder=${encodeURIComponent(opened)}`,
		timeoutMs: 120_000,
	});
}
