import { basename, join } from "node:path";
import { runServerCommand } from "./codeServer.ts";
import { findNode, root, runQuietly, workFolder } from "./install.mjs";
import { tool } from "./stage.mjs";

const packaged = new Map<string, Promise<string>>();

async function createPackage(folder: string): Promise<string> {
	const path = join(workFolder, `${basename(folder)}.vsix`);
	const vsce = tool("@vscode", "vsce", "vsce");
	const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
	await runQuietly(findNode(), [vsce, "package", ...options, "--out", path], { cwd: folder });
	return path;
}

/**
 * Packages an extension, this one unless another folder is given, as a user gets it: built for production, and once in a
 * process. Returns the path of the `.vsix`.
 */
export function packageExtension(folder = root): Promise<string> {
	const path = packaged.get(folder) ?? createPackage(folder);
	packaged.set(folder, path);
	return path;
}

/** Installs a packaged extension for the server of a data folder. */
export async function installPackage(dataFolder: string, folder?: string): Promise<void> {
	const path = await packageExtension(folder);
	await runServerCommand(dataFolder, ["--install-extension", path, "--force"]);
}
