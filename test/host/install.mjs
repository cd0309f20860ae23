// Gets a fresh clone ready: dependencies and Node 24. Plain JavaScript without imports from packages, because it runs
// before anything is installed, on any Node from 20 on.
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, statSync, utimesSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The git-ignored folder for everything that tests download; kept between runs. */
export const cacheFolder = join(root, ".vscode-test");

function isLink(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** The folder for what tests write: the same, unless that is linked from another checkout, whose runs must not be disturbed. */
export const workFolder = isLink(cacheFolder)
	? join(cacheFolder, "work", createHash("sha256").update(root).digest("hex").slice(0, 8))
	: cacheFolder;

const modules = join(root, "node_modules");
const installedMark = join(modules, ".package-lock.json");

/** Runs a program in the foreground; rejects with its command line when it cannot start or fails. */
export function run(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: root,
			stdio: ["ignore", "inherit", "inherit"],
			...options,
		});
		child.on("error", reject);
		child.on("close", (code, signal) => {
			if (code === 0) resolve();
			else reject(new Error(`${command} ${args.join(" ")} ended with ${signal ?? code}`));
		});
	});
}

/** Runs a program without showing its output; that comes with the error when it fails. */
export async function runQuietly(command, args, options = {}) {
	try {
		await promisify(execFile)(command, args, { cwd: root, maxBuffer: 1 << 26, ...options });
	} catch (error) {
		throw new Error(`${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`, {
			cause: error,
		});
	}
}

/** Runs npm with the arguments, through the npm that called us where there is one (on Windows npm is no executable). */
export function runNpm(args, options = {}) {
	const npm = process.env["npm_execpath"];
	if (npm?.endsWith(".js")) return run(process.execPath, [npm, ...args], options);
	return run("npm", args, { shell: process.platform === "win32", ...options });
}

function isInstalled() {
	if (!existsSync(modules)) return false;
	// A linked folder belongs to another checkout, which keeps it up to date.
	if (isLink(modules)) return true;
	if (!existsSync(installedMark)) return false;
	const installed = statSync(installedMark).mtimeMs;
	return ["package-lock.json", "package.json"].every(
		(file) => statSync(join(root, file)).mtimeMs <= installed,
	);
}

/** Path of the Node 24 that comes as a dev dependency. */
export function findNode() {
	const folder = join(modules, "node", "bin");
	const names = process.platform === "win32" ? ["node.exe", "node"] : ["node"];
	const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
	if (!found)
		throw new Error(`Node 24 is missing from ${folder}: remove node_modules and try again.`);
	return found;
}

/** The environment for child processes: Node 24 and the installed tools first in PATH. */
export function childEnvironment(extra = {}) {
	const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
	const folders = [dirname(findNode()), join(modules, ".bin"), process.env[key]];
	return { ...process.env, [key]: folders.filter(Boolean).join(delimiter), ...extra };
}

/** Installs the dependencies when they are missing or older than package.json or the lockfile. */
export async function ensureInstalled() {
	if (!isInstalled()) {
		console.log("Installing dependencies …");
		await runNpm(["install", "--no-save", "--no-audit", "--no-fund"]);
		const now = new Date();
		utimesSync(installedMark, now, now);
	}
	// npm that blocks install scripts leaves the package without its binary; this runs that one script.
	if (!existsSync(join(modules, "node", "bin"))) await runNpm(["rebuild", "node"]);
	return findNode();
}
