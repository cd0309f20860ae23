// Opens a real VS Code on the sample workspace and waits for its end: the desktop's `code` where there is one and a
// display, else the server for a browser. The ledger is one of its own, never the person's.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureCodeServer, startCodeServer } from "./codeServer.ts";
import { installPackage } from "./extensionPackage.ts";
import { windowAddress } from "./hostedSuite.ts";
import { childEnvironment, findNode, root, run, workFolder } from "./install.mjs";

const sample = join(root, "test", "fixtures", "sample");
const base = join(workFolder, "start");
const promptCostHome = join(base, "home");
const onWindows = process.platform === "win32";

function hasDesktop(): boolean {
	const display =
		process.platform !== "linux" ||
		Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
	return display && spawnSync("code", ["--version"], { shell: onWindows }).status === 0;
}

async function openDesktop(): Promise<void> {
	console.log("Opening VS Code. Close its window to end.");
	const child: ChildProcess = spawn(
		"code",
		[
			"--new-window",
			"--wait",
			"--disable-workspace-trust",
			`--user-data-dir=${join(base, "desktop")}`,
			`--extensionDevelopmentPath=${root}`,
			sample,
		],
		{
			stdio: "inherit",
			shell: onWindows,
			env: { ...process.env, PROMPT_COST_HOME: promptCostHome },
		},
	);
	await once(child, "exit");
}

async function openServer(): Promise<void> {
	await ensureCodeServer();
	const dataFolder = join(base, "server");
	await installPackage(dataFolder);
	const server = await startCodeServer({
		dataFolder,
		promptCostHome,
		driver: false,
		ownGroup: true,
	});
	const address = windowAddress(server.port, { opened: `folder=${encodeURIComponent(sample)}` });
	console.log(`\nVS Code runs at\n\n  ${address}\n\nOpen it in a browser. Ctrl+C ends it.`);
	// Ctrl+C may arrive twice: from the terminal and from the parent.
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, server.dispose);
	await once(server.process, "exit");
}

/** A first credit, so that the balance shows. */
async function fillLedger(): Promise<void> {
	if (existsSync(promptCostHome)) return;
	const cli = join(root, "dist", "cliEntry.cjs");
	const env = childEnvironment({ PROMPT_COST_HOME: promptCostHome });
	await run(findNode(), [cli, "credit", "add", "25", "--account", "openai"], { env });
}

await fillLedger();
await (hasDesktop() ? openDesktop() : openServer());
process.exit(0);
