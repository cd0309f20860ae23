// `npm start`: installs what is missing, builds, and opens a real VS Code on the sample workspace with the extension
// loaded. It stays in the foreground until the window is closed or Ctrl+C.
import { spawn } from "node:child_process";
import { childEnvironment, ensureInstalled, root, run } from "./host/install.mjs";

const node = await ensureInstalled();
await run(node, ["esbuild.js"], { env: childEnvironment() });

const window = spawn(node, ["test/host/openWindow.ts"], {
	cwd: root,
	stdio: "inherit",
	env: childEnvironment(),
});
// The terminal sends Ctrl+C to both processes, other senders only to this one.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => window.kill(signal));
window.on("error", (error) => {
	console.error(error.message);
	process.exitCode = 1;
});
window.on("exit", (code, signal) => {
	process.exitCode = signal === null ? (code ?? 1) : 1;
});
