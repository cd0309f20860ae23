// Runs test/editor inside a real VS Code: the server and a browser, or with PROMPT_COST_TEST_HOST=desktop the desktop
// build that @vscode/test-electron downloads.
import { join } from "node:path";
import { bundleSuite } from "./bundleSuite.ts";
import { runDesktopSuite } from "./desktop.ts";
import { runHostedSuite } from "./hostedSuite.ts";
import { root } from "./install.mjs";
import { prepareRun } from "./workspace.ts";

const entry = await bundleSuite("editor");
const folders = await prepareRun("editor", ["sample", "second", "multiRoot.code-workspace"]);
const workspace = join(folders.workspace, "multiRoot.code-workspace");
const suite = { development: root, entry, folders };
process.exitCode =
	process.env["PROMPT_COST_TEST_HOST"] === "desktop"
		? await runDesktopSuite({ ...suite, opened: workspace })
		: await runHostedSuite({
				...suite,
				opened: `workspace=${encodeURIComponent(workspace)}`,
				timeoutMs: 240_000,
			});
