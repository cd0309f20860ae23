import type { DatabaseSync } from "node:sqlite";
import { claimRecorded } from "./entryIds.ts";

/** "PCLg" in ASCII: tells our files from other SQLite databases. */
export const APPLICATION_ID = 0x50434c67;

/** One step from a version of the file to the next, run inside a transaction. */
export type Migration = string | ((database: DatabaseSync) => void);

/**
 * The version of a file is the number of steps it has seen (`PRAGMA user_version`). What a step makes of a file never
 * changes once it is released; a new one is added at the end.
 */
export const migrations: readonly Migration[] = [
	`
	CREATE TABLE account (
		number INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		currency TEXT NOT NULL,
		settings TEXT NOT NULL
	) STRICT;

	-- What spend is told apart by, written once per combination. Empty text stands for "not named".
	CREATE TABLE dimensions (
		number INTEGER PRIMARY KEY,
		model TEXT NOT NULL, endpoint TEXT NOT NULL, modality TEXT NOT NULL, project TEXT NOT NULL, callSite TEXT NOT NULL,
		UNIQUE (model, endpoint, modality, project, callSite)
	) STRICT;

	-- Clustered by time, so that any period is one range. "at" and "expires" are milliseconds since 1970.
	CREATE TABLE entry (
		account INTEGER NOT NULL,
		at INTEGER NOT NULL,
		seq INTEGER NOT NULL,
		kind INTEGER NOT NULL,
		nano INTEGER NOT NULL,
		id TEXT NOT NULL,
		expires INTEGER,
		dimensions INTEGER,
		lot TEXT,
		meters TEXT,
		note TEXT,
		PRIMARY KEY (account, at, seq)
	) STRICT, WITHOUT ROWID;
	CREATE UNIQUE INDEX entryId ON entry (id, account);
	CREATE INDEX creditEntry ON entry (account, at, seq) WHERE kind <> 3;

	-- Sums of spend over periods of 2^18, 2^24 and 2^30 ms (levels 0 to 2): the spend before any instant is a few short ranges.
	CREATE TABLE spendSum (
		account INTEGER NOT NULL,
		level INTEGER NOT NULL,
		bucket INTEGER NOT NULL,
		nano INTEGER NOT NULL,
		PRIMARY KEY (account, level, bucket)
	) STRICT, WITHOUT ROWID;

	-- Sums of spend by day (UTC) and dimensions: a month by model reads some thousand rows, whatever the number of entries.
	CREATE TABLE spendDay (
		account INTEGER NOT NULL,
		day INTEGER NOT NULL,
		dimensions INTEGER NOT NULL,
		nano INTEGER NOT NULL,
		entries INTEGER NOT NULL,
		inputTokens INTEGER NOT NULL,
		outputTokens INTEGER NOT NULL,
		PRIMARY KEY (account, day, dimensions)
	) STRICT, WITHOUT ROWID;

	-- States of an account after some of its credits: what a balance is replayed from. Only what can be computed again.
	CREATE TABLE checkpoint (
		account INTEGER NOT NULL,
		at INTEGER NOT NULL,
		state TEXT NOT NULL,
		PRIMARY KEY (account, at)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE report (
		account INTEGER NOT NULL REFERENCES account (number),
		at INTEGER NOT NULL,
		nano INTEGER NOT NULL,
		source TEXT NOT NULL,
		PRIMARY KEY (account, at, source)
	) STRICT, WITHOUT ROWID;

	-- Warnings that were shown and still hold; one row per crossing.
	CREATE TABLE warning (
		account INTEGER NOT NULL REFERENCES account (number),
		key TEXT NOT NULL,
		shownAt INTEGER NOT NULL,
		snoozedUntil INTEGER,
		PRIMARY KEY (account, key)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE counter (
		name TEXT PRIMARY KEY,
		value INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	INSERT INTO counter (name, value) VALUES ('seq', 0), ('checkedAt', 0);
	`,
	(database) => {
		database.exec(`
			DROP INDEX entryId;

			-- Which ids are recorded: entryIds.ts tells what a place is. "at" and "seq" lead to the entry.
			CREATE TABLE entryId (
				place INTEGER PRIMARY KEY,
				at INTEGER NOT NULL,
				seq INTEGER NOT NULL
			) STRICT;
		`);
		claimRecorded(database);
	},
];
