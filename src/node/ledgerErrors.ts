import { LedgerFault } from "../core/spend/ledger.ts";

const sqliteCodes = {
	5: "busy",
	6: "busy",
	8: "readOnly",
	10: "io",
	11: "corrupt",
	13: "full",
	14: "cannotOpen",
	26: "corrupt",
} as const;

/** SQLITE_IOERR_SHMSIZE */
const SHARED_MEMORY_SIZE = 4874;

/** What kind of trouble SQLite reports; undefined for errors that are not SQLite's or are bugs of ours. */
export function sqliteTrouble(
	error: unknown,
): (typeof sqliteCodes)[keyof typeof sqliteCodes] | undefined {
	if (!(error instanceof Error) || !("errcode" in error)) return undefined;
	const code = Number(error.errcode);
	// A full disk has no room for the memory that processes share beside a write-ahead log.
	if (code === SHARED_MEMORY_SIZE) return "full";
	// The low byte is the primary result code: https://www.sqlite.org/rescode.html
	return sqliteCodes[(code & 0xff) as keyof typeof sqliteCodes];
}

/** The same error in words that say what to do; errors that are bugs come back as they are. */
export function explainLedgerError(error: unknown, path: string): unknown {
	const explain = (message: string) => new LedgerFault(message, { cause: error });
	switch (sqliteTrouble(error)) {
		case "busy":
			return explain(
				`The ledger ${path} is locked by another program for too long; nothing was recorded. Try again.`,
			);
		case "readOnly":
			return explain(
				`The ledger ${path} cannot be written; make the file and its folder writable, or set PROMPT_COST_HOME.`,
			);
		case "full":
			return explain(
				`The disk of ${path} is full; nothing was recorded. Free some space, then repeat.`,
			);
		case "cannotOpen":
			return explain(
				`The ledger ${path} cannot be opened; check the folder, or set PROMPT_COST_HOME to another.`,
			);
		case "io":
			return explain(`The disk failed while the ledger ${path} was used; nothing was recorded.`);
		case "corrupt":
			return explain(
				`The ledger ${path} is damaged, and its folder cannot be written to set it aside.`,
			);
		default:
			return error;
	}
}
