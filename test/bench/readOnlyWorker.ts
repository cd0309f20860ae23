import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";

// The floor under a scan: a thread that reads its share of the files and looks at nothing.
parentPort?.on("message", ({ root, files }: { root: string; files: readonly string[] }) => {
	let bytes = 0;
	for (const file of files) bytes += readFileSync(join(root, file)).length;
	parentPort?.postMessage(bytes);
});
parentPort?.postMessage("ready");
