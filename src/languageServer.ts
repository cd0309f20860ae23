import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { AnalysisPool } from "./node/analysisPool.ts";
import { findDataFolder } from "./node/dataFolder.ts";
import { openLedger } from "./node/ledgerClient.ts";
import { startServer } from "./server/server.ts";

// The language server's entry for Node: injects threads and files into the server.
const assetFolder = dirname(process.argv[1] ?? ".");
const connection = createConnection(ProposedFeatures.all);
const pool = new AnalysisPool(join(assetFolder, "parserWorker.cjs"), assetFolder, (message) =>
	connection.console.error(message),
);
const ledger = openLedger({
	dataFolder: findDataFolder(process.env, process.platform),
	workerPath: join(assetFolder, "ledgerWorker.cjs"),
});
connection.onShutdown(async () => {
	await Promise.all([pool.dispose(), ledger.dispose()]);
});

/** Files of virtual workspaces cannot be read here: they count as absent. */
async function readWorkspaceFile(uri: string): Promise<string | undefined> {
	if (!uri.startsWith("file:")) return undefined;
	try {
		return await readFile(fileURLToPath(uri), "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
		connection.console.warn(`Could not read ${uri}: ${String(error)}`);
		return undefined;
	}
}

startServer(connection, {
	analyzer: pool,
	readFile: readWorkspaceFile,
	money: { ledger, now: () => new Date(), newId: randomUUID },
});
