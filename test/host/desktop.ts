import { join } from "node:path";
import {
	downloadAndUnzipVSCode,
	resolveCliArgsFromVSCodeExecutablePath,
	runTests,
} from "@vscode/test-electron";
import { cacheFolder, run } from "./install.mjs";
import type { RunFolders } from "./workspace.ts";

const cachePath = join(cacheFolder, "desktop");

/** A suite to run in the desktop build. */
export interface DesktopSuite {
	/** Folder or `.code-workspace` file to open. */
	readonly opened: string;
	readonly development: string;
	readonly entry: string;
	readonly folders: RunFolders;
	/** Folder of installed extensions; without it none but the one under development runs. */
	readonly extensionsFolder?: string;
}

/** Downloads VS Code unless it is in the cache folder, and runs the suite in it; resolves to its exit code. */
export function runDesktopSuite(suite: DesktopSuite): Promise<number> {
	return runTests({
		cachePath,
		extensionDevelopmentPath: suite.development,
		extensionTestsPath: suite.entry,
		extensionTestsEnv: { PROMPT_COST_HOME: suite.folders.promptCostHome },
		launchArgs: [
			suite.opened,
			"--disable-workspace-trust",
			`--user-data-dir=${suite.folders.dataFolder}`,
			...(suite.extensionsFolder
				? [`--extensions-dir=${suite.extensionsFolder}`]
				: ["--disable-extensions"]),
		],
	});
}

/** Installs a packaged extension into a folder of the desktop build. */
export async function installOnDesktop(
	packagePath: string,
	extensionsFolder: string,
	dataFolder: string,
): Promise<void> {
	const executable = await downloadAndUnzipVSCode({ cachePath });
	const [command, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, {
		reuseMachineInstall: true,
	});
	if (command === undefined) throw new Error("VS Code has no command line.");
	const options = { shell: process.platform === "win32" };
	const folders = [`--extensions-dir=${extensionsFolder}`, `--user-data-dir=${dataFolder}`];
	await run(command, [...args, ...folders, "--install-extension", packagePath], options);
}
