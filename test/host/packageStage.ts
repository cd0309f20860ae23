// Packages the extension as a user gets it, installs the package into a fresh VS Code and runs test/package beside it:
// a file forgotten in `files` of package.json only shows here.
import { join } from "node:path";
import { bundleSuite } from "./bundleSuite.ts";
import { ensureCodeServer } from "./codeServer.ts";
import { installOnDesktop, runDesktopSuite } from "./desktop.ts";
import { installPackage, packageExtension } from "./extensionPackage.ts";
import { runHostedSuite } from "./hostedSuite.ts";
import { prepareRun } from "./workspace.ts";

const folders = await prepareRun("package", ["sample", "probe"]);
const entry = await bundleSuite("package");
const opened = join(folders.workspace, "sample");
const suite = { development: join(folders.workspace, "probe"), entry, folders };
if (process.env["PROMPT_COST_TEST_HOST"] === "desktop") {
	const extensionsFolder = join(folders.dataFolder, "extensions");
	const packagePath = await packageExtension();
	await installOnDesktop(packagePath, extensionsFolder, folders.dataFolder);
	process.exitCode = await runDesktopSuite({ ...suite, opened, extensionsFolder });
} else {
	await ensureCodeServer();
	await installPackage(folders.dataFolder);
	process.exitCode = await runHostedSuite({
		...suite,
		opened: `folder=${encodeURIComponent(opened)}`,
		timeoutMs: 120_000,
	});
}
