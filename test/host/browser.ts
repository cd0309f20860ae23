import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { cacheFolder } from "./install.mjs";

const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

const folder = join(cacheFolder, "chromium");

/**
 * Unpacks the Chromium of `@sparticuz/chromium` into the cache folder, with the shared libraries that it brings along.
 * The package unpacks into the system's temporary folder and takes a half-written file for a whole one, so it is
 * pointed to a folder of its own that is moved into place when complete.
 */
async function unpackChromium(): Promise<void> {
	if (existsSync(folder)) return;
	const unfinished = `${folder}.${process.pid}`;
	await mkdir(unfinished, { recursive: true });
	const before = { TMPDIR: process.env["TMPDIR"], AWS: process.env["AWS_EXECUTION_ENV"] };
	process.env["TMPDIR"] = unfinished;
	// Named so, the package unpacks its libraries (NSS, NSPR, expat) as well.
	process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs24.x";
	try {
		const { default: bundled } = await import("@sparticuz/chromium");
		await bundled.executablePath();
		await rename(unfinished, folder);
	} finally {
		process.env["TMPDIR"] = before.TMPDIR ?? "";
		if (before.TMPDIR === undefined) delete process.env["TMPDIR"];
		delete process.env["AWS_EXECUTION_ENV"];
		if (before.AWS !== undefined) process.env["AWS_EXECUTION_ENV"] = before.AWS;
		await rm(unfinished, { recursive: true, force: true });
	}
}

/** The environment under which the unpacked Chromium finds its libraries: the system's, or else its own. */
function chromiumEnvironment(executable: string): Record<string, string> {
	const env: Record<string, string> = {};
	for (const [key, value] of Object.entries(process.env)) if (value !== undefined) env[key] = value;
	if (spawnSync(executable, ["--version"], { env }).status === 0) return env;
	env["LD_LIBRARY_PATH"] = join(folder, "al2023", "lib");
	const second = spawnSync(executable, ["--version"], { env, encoding: "utf8" });
	if (second.status !== 0) throw new Error(`Chromium does not start here: ${second.stderr}`);
	return env;
}

/**
 * Starts a headless browser: the one that `PROMPT_COST_TEST_BROWSER` names, else on Linux (x64) the Chromium that a
 * package ships, elsewhere an installed Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
	const named = process.env["PROMPT_COST_TEST_BROWSER"];
	if (named !== undefined) return chromium.launch({ executablePath: named, args: flags });
	if (process.platform !== "linux" || process.arch !== "x64") {
		return chromium.launch({ channel: "chrome", args: flags });
	}
	await unpackChromium();
	const executablePath = join(folder, "chromium");
	return chromium.launch({ executablePath, args: flags, env: chromiumEnvironment(executablePath) });
}
