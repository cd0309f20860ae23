import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cacheFolder, childEnvironment, findNode, runNpm, runQuietly } from "./install.mjs";
import { endProcessTree } from "./stage.mjs";

const version = "4.139.1";
const prefix = join(cacheFolder, "server");
const vscodeFolder = join(prefix, "node_modules", "code-server", "lib", "vscode");

/** npm writes this file last, so its presence means that the install ran to its end. */
const isInstalled = (folder: string): boolean =>
	existsSync(join(folder, "node_modules", ".package-lock.json"));

/** Installs the VS Code server into the cache folder, without native modules, unless it is there. */
export async function ensureCodeServer(): Promise<void> {
	await mkdir(prefix, { recursive: true });
	const common = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
	if (!isInstalled(prefix)) {
		console.log(`Installing the VS Code server (code-server ${version}, about 600 MB) …`);
		await runNpm([...common, `code-server@${version}`, "--prefix", prefix], { cwd: prefix });
	}
	for (const cwd of [vscodeFolder, join(vscodeFolder, "extensions")]) {
		if (!isInstalled(cwd)) await runNpm([...common, "--omit=dev"], { cwd });
	}
}

const serverMain = join(vscodeFolder, "out", "server-main.js");

/** A running VS Code server. */
export interface CodeServer {
	readonly port: number;
	readonly process: ChildProcess;
	/** Ends the server and the extension hosts that it started. */
	dispose(): void;
}

/** How to start a server. */
export interface CodeServerOptions {
	/** Settings, installed extensions and logs of this server. */
	readonly dataFolder: string;
	/** `PROMPT_COST_HOME` of the extension. */
	readonly promptCostHome: string;
	readonly settings?: Record<string, unknown>;
	/** True for tests: the page then exposes the driver and reports the verdict of a suite. */
	readonly driver: boolean;
	readonly env?: Record<string, string>;
	/** True for a server outside `npm test`: it gets a process group of its own, which `dispose` ends as a whole. */
	readonly ownGroup?: boolean;
	/** Receives every line that the server prints. */
	readonly onLine?: (line: string) => void;
}

const quiet = {
	"workbench.startupEditor": "none",
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.tips.enabled": false,
	"chat.disableAIFeatures": true,
	"extensions.ignoreRecommendations": true,
	"git.openRepositoryInParentFolders": "never",
	"telemetry.telemetryLevel": "off",
	"update.mode": "none",
	"typescript.disableAutomaticTypeAcquisition": true,
};

/** Runs the server's own command line, e.g. `--install-extension X.vsix`; resolves when it ended well. */
export async function runServerCommand(dataFolder: string, args: readonly string[]): Promise<void> {
	await runQuietly(findNode(), [
		serverMain,
		"--accept-server-license-terms",
		"--server-data-dir",
		dataFolder,
		...args,
	]);
}

async function readPort(child: ChildProcess, onLine: (line: string) => void): Promise<number> {
	if (child.stdout === null) throw new Error("The server was started without a pipe.");
	const lines = createInterface({ input: child.stdout });
	return new Promise((resolve, reject) => {
		lines.on("line", (line) => {
			onLine(line);
			const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
			if (port !== undefined) resolve(Number(port));
		});
		child.once("error", reject);
		child.once("exit", (code, signal) =>
			reject(new Error(`The VS Code server ended early (${signal ?? code}).`)),
		);
	});
}

/** Starts the server on a free port of 127.0.0.1 and waits until it listens. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
	const machine = join(options.dataFolder, "data", "Machine");
	await mkdir(machine, { recursive: true });
	await writeFile(
		join(machine, "settings.json"),
		JSON.stringify({ ...quiet, ...options.settings }, null, "\t"),
	);
	const args = [
		serverMain,
		...(options.driver ? ["--enable-smoke-test-driver"] : []),
		"--without-connection-token",
		"--accept-server-license-terms",
		"--host=127.0.0.1",
		"--port=0",
		`--server-data-dir=${options.dataFolder}`,
		"--disable-telemetry",
		"--disable-workspace-trust",
	];
	const child = spawn(findNode(), args, {
		stdio: ["ignore", "pipe", "pipe"],
		env: childEnvironment({ PROMPT_COST_HOME: options.promptCostHome, ...options.env }),
		detached: options.ownGroup === true && process.platform !== "win32",
	});
	const dispose = (): void => {
		if (options.ownGroup === true) endProcessTree(child);
		else child.kill("SIGKILL");
	};
	process.once("exit", dispose);
	const onLine = options.onLine ?? (() => undefined);
	if (child.stderr !== null) createInterface({ input: child.stderr }).on("line", onLine);
	try {
		return { port: await readPort(child, onLine), process: child, dispose };
	} catch (error) {
		dispose();
		throw error;
	}
}
