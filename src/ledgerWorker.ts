import { parentPort, workerData } from "node:worker_threads";
import { serveLedger } from "./node/ledgerService.ts";
import { SqliteLedger } from "./node/ledgerSqlite.ts";

// The only thread that touches SQLite: a wait for another process's lock stops nothing else.
if (parentPort === null) throw new Error("ledgerWorker runs as a worker thread");
const { dataFolder } = workerData as { readonly dataFolder: string };
serveLedger(parentPort, () => new SqliteLedger({ dataFolder, now: () => new Date() }));
