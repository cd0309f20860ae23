import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createTokenCounter } from "./core/tokens/counter.ts";
import { AnalysisPool } from "./node/analysisPool.ts";
import { openCountCache } from "./node/countCache.ts";
import { type CountTextContext, countText } from "./node/countText.ts";
import { findDataFolder } from "./node/dataFolder.ts";
import { fetchText } from "./node/fetchText.ts";
import { openLedger } from "./node/ledgerClient.ts";
import { describeUpdate, updatePrices as fetchPrices } from "./node/priceFeed.ts";
import { TeamFiles } from "./node/teamFiles.ts";
import { createVocabularyReader } from "./node/vocabularies.ts";
import type { UpdatePricesResult } from "./protocol.ts";
import { startServer } from "./server/server.ts";
import type { OpenTeamFiles } from "./server/teamLayers.ts";

// The language server's entry for Node: injects threads and files into the server.
const assetFolder = dirname(process.argv[1] ?? ".");
const connection = createConnection(ProposedFeatures.all);
const pool = new AnalysisPool(join(assetFolder, "parserWorker.cjs"), assetFolder, (message) =>
	connection.console.error(message),
);
const dataFolder = findDataFolder(process.env, process.platform);
const ledger = openLedger({
	dataFolder,
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

/** Team files are read from disk; what an editor holds unsaved counts instead. */
const openTeamFiles: OpenTeamFiles = (rootUri, openText, trusted) => {
	if (!rootUri.startsWith("file:")) return undefined;
	const files = new TeamFiles({
		root: fileURLToPath(rootUri),
		dataFolder,
		openText: (path) => openText(pathToFileURL(path).href),
		fetchText: trusted ? fetchText : undefined,
		trusted,
	});
	return {
		load: async (folder) => {
			const { layers, problems } = await files.load(folder);
			const withUris = problems.map((problem) => ({
				...problem,
				uri: pathToFileURL(problem.file).href,
			}));
			return { layers, problems: withUris };
		},
		forget: () => files.forget(),
	};
};

/** Fetches prices because the user asked for it, and hands them to the analysing thread. */
async function updatePrices(): Promise<UpdatePricesResult> {
	const result = await fetchPrices({
		dataFolder,
		address: process.env["PROMPT_COST_PRICE_FEED"],
		today: new Date().toISOString().slice(0, 10),
		fetchText,
	});
	if (result.kind === "updated") pool.refreshPrices();
	return describeUpdate(result);
}

const counting: CountTextContext = {
	env: process.env,
	cache: openCountCache(join(dataFolder, "token-counts.txt")),
	counter: createTokenCounter(createVocabularyReader(assetFolder)),
};

startServer(connection, {
	updatePrices,
	countAtProvider: (params) => countText(params, counting),
	openTeamFiles,
	pathOfUri: (uri) =>
		uri.startsWith("file:") ? fileURLToPath(uri).replace(/[\\/]$/, "") : undefined,
	analyzer: pool,
	readFile: readWorkspaceFile,
	money: { ledger, now: () => new Date(), newId: randomUUID },
});
