import { join } from "node:path";
import { runServerCommand } from "./codeServer.ts";
import { findNode, runQuietly, workFolder } from "./install.mjs";
import { tool } from "./stage.mjs";

let packaged: Promise<string> | undefined;

async function createPackage(): Promise<string> {
	const path = join(workFolder, "prompt-cost-lens.vsix");
	const vsce = tool("@vscode", "vsce", "vsce");
	await runQuietly(findNode(), [vsce, "package", "--no-dependencies", "--out", path]);
	return path;
}

/** Packages the extension, built for production, as a user gets it: once in a process. Returns the path of the `.vsix`. */
export function packageExtension(): Promise<string> {
	packaged ??= createPackage();
	return packaged;
}

/** Installs the packaged extension for the server of a data folder. */
export async function installPackage(dataFolder: string): Promise<void> {
	const path = await packageExtension();
	await runServerCommand(dataFolder, ["--install-extension", path, "--force"]);
}
