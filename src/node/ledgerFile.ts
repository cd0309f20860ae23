import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { LedgerFault } from "../core/spend/ledger.ts";
import { explainLedgerError, sqliteTrouble } from "./ledgerErrors.ts";
import { APPLICATION_ID, type Migration, migrations } from "./ledgerSchema.ts";

/** An open ledger file: its connection, and what the user should know about it. */
export interface LedgerFile {
	readonly database: DatabaseSync;
	readonly path: string;
	readonly readOnly: string | undefined;
	readonly messages: readonly string[];
}

/** How to open; tests replace the parts. */
export interface OpenOptions {
	readonly dataFolder: string;
	readonly now: () => Date;
	/** How long a write waits for another process's lock, in milliseconds. */
	readonly patienceMs?: number;
	/** The most pages the file may have; tests fill a disk with it. */
	readonly maxPages?: number;
	/** The steps that make the file's current version. */
	readonly migrations?: readonly Migration[];
}

const DAY_MS = 86_400_000;
const DEFAULT_PATIENCE_MS = 10_000;

/**
 * Opens the ledger of a data folder, making folder and file on first use. A damaged file is set aside under another
 * name and a new one begun; a file of a newer version opens read-only; older ones are backed up and migrated.
 * Throws `LedgerFault` where the folder cannot be used or this Node has no SQLite.
 */
export function openLedgerFile(options: OpenOptions): LedgerFile {
	const path = join(options.dataFolder, "ledger.db");
	try {
		mkdirSync(options.dataFolder, { recursive: true });
	} catch (error) {
		throw new LedgerFault(
			`The data folder ${options.dataFolder} cannot be made (${(error as Error).message}); set PROMPT_COST_HOME to another.`,
			{ cause: error },
		);
	}
	try {
		return openSound(path, options, []);
	} catch (error) {
		if (sqliteTrouble(error) !== "corrupt") throw explainLedgerError(error, path);
		const message = setAside(path, options.now());
		return openSound(path, options, [message]);
	}
}

/** The SQLite module of this Node; throws `LedgerFault` with the needed version where there is none. */
export function loadSqlite(): typeof import("node:sqlite") {
	// getBuiltinModule, so that a Node without SQLite runs everything else of the bundle.
	const sqlite = process.getBuiltinModule?.("node:sqlite");
	if (sqlite === undefined) {
		throw new LedgerFault(
			`Accounts and balances need Node 22.13 or newer, for its built-in SQLite; this is Node ${process.versions.node}.`,
		);
	}
	return sqlite;
}

/** Moves a damaged ledger and its journal out of the way, keeping every byte; returns what to tell the user. */
export function setAside(path: string, now: Date): string {
	const stamp = now.toISOString().replaceAll(":", "-");
	let target = `${path}.damaged-${stamp}`;
	for (let copy = 2; existsSync(target); copy++) target = `${path}.damaged-${stamp}-${copy}`;
	for (const suffix of ["", "-wal", "-shm"]) {
		if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
	}
	return `The ledger ${path} was damaged. It is kept as ${target}, and a new ledger was begun.`;
}

function openSound(path: string, options: OpenOptions, messages: readonly string[]): LedgerFile {
	const steps = options.migrations ?? migrations;
	const { DatabaseSync } = loadSqlite();
	const exists = existsSync(path);
	const database = new DatabaseSync(path, { open: false });
	try {
		database.open();
		configure(database, options);
		const version = readVersion(database);
		if (version > steps.length) {
			database.close();
			return openReadOnly(path, messages, newerVersionReason(version, steps.length));
		}
		if (version < steps.length) backUp(database, path, version, options.now());
		useWriteAheadLog(database, options);
		migrate(database, steps);
		checkDaily(database, options.now());
		return { database, path, readOnly: undefined, messages };
	} catch (error) {
		if (database.isOpen) database.close();
		const trouble = sqliteTrouble(error);
		if (!exists || (trouble !== "readOnly" && trouble !== "cannotOpen")) throw error;
		return openReadOnly(path, messages, `${path} or its folder is not writable`);
	}
}

function configure(database: DatabaseSync, options: OpenOptions): void {
	database.exec(
		`PRAGMA page_size = 8192; PRAGMA busy_timeout = ${options.patienceMs ?? DEFAULT_PATIENCE_MS}; PRAGMA synchronous = FULL;
		PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY;
		PRAGMA wal_autocheckpoint = 4000;`,
	);
	if (options.maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${options.maxPages}`);
}

function newerVersionReason(version: number, known: number): string {
	return `it was written by a newer version of Prompt Cost Lens (format ${version}, this one knows ${known}); update to record`;
}

function openReadOnly(path: string, messages: readonly string[], reason: string): LedgerFile {
	const { DatabaseSync } = loadSqlite();
	const message = `The ledger ${path} is open for reading only: ${reason}.`;
	const opened = { path, readOnly: reason, messages: [...messages, message] };
	const database = new DatabaseSync(path, { readOnly: true });
	try {
		readVersion(database);
		return { database, ...opened };
	} catch (error) {
		database.close();
		// A write-ahead log needs a shared-memory file beside it; in a read-only folder only an immutable open works.
		if (sqliteTrouble(error) === undefined) throw error;
		const address = pathToFileURL(path);
		address.searchParams.set("immutable", "1");
		return { database: new DatabaseSync(address, { readOnly: true }), ...opened };
	}
}

/** The number of migrations the file has seen; 0 for a new one. Throws "corrupt" for another program's database. */
function readVersion(database: DatabaseSync): number {
	const applicationId = readPragma(database, "application_id");
	const version = readPragma(database, "user_version");
	if (applicationId === APPLICATION_ID) return version;
	const tables = database.prepare("SELECT count(*) AS tables FROM sqlite_schema").get();
	if (tables?.["tables"] === 0 && applicationId === 0 && version === 0) return 0;
	throw notALedger();
}

function notALedger(): Error {
	return Object.assign(new Error("the file is not a ledger"), { errcode: 26 });
}

function readPragma(database: DatabaseSync, name: string): number {
	return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}

/** How long one try to switch the journal waits for a lock: two that start at once wait for each other, so one must let go. */
const SWITCH_MS = 20;

/** Switches to write-ahead logging. Processes that start at once lock each other out: each lets go soon and tries again a little later. */
function useWriteAheadLog(database: DatabaseSync, options: OpenOptions): void {
	const patienceMs = options.patienceMs ?? DEFAULT_PATIENCE_MS;
	const deadline = performance.now() + patienceMs;
	database.exec(`PRAGMA busy_timeout = ${SWITCH_MS}`);
	try {
		while (!isSwitched(database, deadline)) {
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * SWITCH_MS);
		}
	} finally {
		database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
	}
}

function isSwitched(database: DatabaseSync, deadline: number): boolean {
	try {
		database.exec("PRAGMA journal_mode = WAL");
		return true;
	} catch (error) {
		if (sqliteTrouble(error) !== "busy" || performance.now() > deadline) throw error;
		return false;
	}
}

function backUp(database: DatabaseSync, path: string, version: number, now: Date): void {
	if (version === 0) return;
	const target = `${path}.backup-v${version}-${now.toISOString().replaceAll(":", "-")}`;
	if (existsSync(target)) return;
	database.prepare("VACUUM INTO ?").run(target);
}

function migrate(database: DatabaseSync, steps: readonly Migration[]): void {
	if (readVersion(database) === steps.length) return;
	database.exec("BEGIN IMMEDIATE");
	try {
		// Another process may have migrated while this one waited for the lock.
		for (const step of steps.slice(readVersion(database))) {
			if (typeof step === "string") database.exec(step);
			else step(database);
		}
		database.exec(
			`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${steps.length}`,
		);
		database.exec("COMMIT");
	} catch (error) {
		database.exec("ROLLBACK");
		throw error;
	}
}

/** SQLite's quick check on the first start of a day: on a million entries it takes about a second. */
function checkDaily(database: DatabaseSync, now: Date): void {
	const row = database.prepare("SELECT value FROM counter WHERE name = 'checkedAt'").get();
	const age = now.getTime() - Number(row?.["value"] ?? 0);
	if (age >= 0 && age < DAY_MS) return;
	const result = Object.values(database.prepare("PRAGMA quick_check(1)").get() ?? {})[0];
	if (result !== "ok") throw Object.assign(new Error(String(result)), { errcode: 11 });
	database.prepare("UPDATE counter SET value = ? WHERE name = 'checkedAt'").run(now.getTime());
}
