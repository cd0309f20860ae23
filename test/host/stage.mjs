// Runs one stage of `npm test` as a process group of its own, with a deadline, and takes its counts.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment, root } from "./install.mjs";

const running = new Set();

/** Ends a process and all it started; does nothing when they are gone already. */
export function endProcessTree(child) {
	if (child.pid === undefined) return;
	if (process.platform === "win32") {
		if (child.exitCode === null)
			spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
		return;
	}
	try {
		process.kill(-child.pid, "SIGKILL");
	} catch (error) {
		if (error.code !== "ESRCH") throw error;
	}
}

/** Ends every stage that still runs (for Ctrl+C). */
export function endAllStages() {
	for (const child of running) endProcessTree(child);
}

/** Runs Node 24 with the arguments; resolves to `undefined` when all went well, else to what went wrong. */
export function runStage(node, args, { minutes, env = {} }) {
	return new Promise((resolve) => {
		const child = spawn(node, args, {
			cwd: root,
			stdio: ["ignore", "inherit", "inherit"],
			env: childEnvironment(env),
			detached: process.platform !== "win32",
		});
		running.add(child);
		let late = false;
		const deadline = setTimeout(() => {
			late = true;
			endProcessTree(child);
		}, minutes * 60_000);
		const finish = (problem) => {
			clearTimeout(deadline);
			endProcessTree(child);
			running.delete(child);
			resolve(late ? `took longer than ${minutes} minutes` : problem);
		};
		child.on("error", (error) => finish(error.message));
		// "exit", not "close": a stray grandchild that holds the pipes open must not hang the run.
		child.on("exit", (code, signal) =>
			finish(code === 0 ? undefined : `ended with ${signal ?? code}`),
		);
	});
}

/** The counts that a test stage wrote; a stage that wrote none, or counted nothing, has failed. */
export function readCounts(file, problem) {
	let counts;
	try {
		counts = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		if (error.code !== "ENOENT") throw error;
		return { passed: 0, failed: 1, skipped: 0, problem: problem ?? "wrote no result" };
	}
	const { passed, failed, skipped } = counts;
	if (passed + failed + skipped === 0) return { ...counts, failed: 1, problem: "ran no test" };
	if (problem !== undefined && failed === 0) return { ...counts, failed: 1, problem };
	return counts;
}

/** A tool's script inside node_modules. */
export const tool = (...path) => join(root, "node_modules", ...path);
