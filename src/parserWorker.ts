import { parentPort, workerData } from "node:worker_threads";
import type { ScanWorkerData } from "./node/scanMessages.ts";

// The thread that parses: it may be killed at any moment, and another one takes its place. It reads the code of its own work only.
const data = workerData as { mode: "editor"; assetFolder: string } | ScanWorkerData;

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
	if (data.mode === "scan") (await import("./node/scanWorker.ts")).serveScan(port, data);
	else (await import("./node/analysisWorker.ts")).serveAnalysis(port, data);
}

if (parentPort) void serve(parentPort);
