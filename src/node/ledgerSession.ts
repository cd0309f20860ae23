import { statSync } from "node:fs";
import { type LedgerFile, type OpenOptions, openLedgerFile, setAside } from "./ledgerFile.ts";
import { LedgerReader } from "./ledgerReader.ts";
import { LedgerWriter } from "./ledgerWriter.ts";

/** One open file with what is prepared on it. */
export interface Session {
	readonly file: LedgerFile;
	readonly inode: number;
	readonly reader: LedgerReader;
	readonly writer: LedgerWriter | undefined;
}

/** One that may be written. */
export type WritableSession = Session & { readonly writer: LedgerWriter };

/** Opens the ledger of a data folder as `openLedgerFile` does, and prepares reading and writing. */
export function openSession(options: OpenOptions): Session {
	const file = openLedgerFile(options);
	return {
		file,
		inode: statSync(file.path).ino,
		reader: new LedgerReader(file.database),
		writer: file.readOnly === undefined ? new LedgerWriter(file.database) : undefined,
	};
}

/** Closes a session whose file proves damaged while it is used, and sets the file aside; returns what to tell the user. */
export function putAside({ file, inode }: Session, now: Date): string {
	file.database.close();
	const isThere = statSync(file.path, { throwIfNoEntry: false })?.ino === inode;
	if (isThere) return setAside(file.path, now);
	return `The ledger ${file.path} was damaged; another window has set it aside.`;
}
