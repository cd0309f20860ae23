import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { CompiledBundle } from "./node/compiledBundle.ts";
import type { ScanWorkerData } from "./node/scanMessages.ts";
import { serveScan } from "./node/scanWorker.ts";

// The thread that parses: it may be killed at any moment, and another one takes its place. It reads the code of its own work only.
const data = workerData as { mode: "editor"; assetFolder: string } | ScanWorkerData;

type DocumentParser = typeof import("./documentParser.ts");

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
	if (data.mode === "scan") {
		const { assetFolder, dataFolder } = data;
		const bundle = new CompiledBundle(
			join(assetFolder, "documentParser.cjs"),
			join(dataFolder, "compiled"),
		);
		serveScan(port, data, {
			load: () => (bundle.load() as DocumentParser).loadSourceScan(),
			keep: (afterMuchWork) => bundle.keep(afterMuchWork),
		});
	} else {
		const { loadAnalysis } = await import("./documentParser.ts");
		(await loadAnalysis()).serveAnalysis(port, data);
	}
}

if (parentPort) void serve(parentPort);
