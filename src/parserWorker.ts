import { parentPort, workerData } from "node:worker_threads";
import { serveAnalysis } from "./node/analysisWorker.ts";
import type { ScanWorkerData } from "./node/scanMessages.ts";
import { serveScan } from "./node/scanWorker.ts";

// The thread that parses: it may be killed at any moment, and another one takes its place.
const data = workerData as { mode: "editor"; assetFolder: string } | ScanWorkerData;
if (parentPort && data.mode === "scan") serveScan(parentPort, data);
else if (parentPort) serveAnalysis(parentPort, data);
