import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { stringify } from "csv-stringify";
import { focusColumns, fromFocusRow, toFocusRow } from "../core/spend/focus.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import {
	type LedgerLine,
	readEntryFields,
	readLedgerLine,
	type UnreadableLine,
	writeAccountLine,
	writeEntryLine,
} from "../core/spend/ledgerText.ts";

/** `jsonl` holds everything, `csv` the entries in FOCUS columns. */
export type LedgerFormat = "jsonl" | "csv";

const PAGE = 10_000;

/** Every entry of a ledger, the oldest first, page by page. */
export async function* readAllEntries(ledger: Ledger): AsyncGenerator<LedgerEntry> {
	let from: string | undefined;
	let offset = 0;
	for (;;) {
		const page = await ledger.entries({ from, offset, order: "oldestFirst", limit: PAGE });
		yield* page;
		const last = page.at(-1);
		if (last === undefined || page.length < PAGE) return;
		const sameInstant = page.length - page.findIndex(({ at }) => at === last.at);
		offset = last.at === from ? offset + page.length : sameInstant;
		from = last.at;
	}
}

/** Writes a ledger as text to a stream, which stays open. Resolves to the number of entries. */
export async function exportLedger(
	ledger: Ledger,
	format: LedgerFormat,
	output: Writable,
): Promise<number> {
	const accounts = await ledger.accounts();
	let count = 0;
	async function* lines() {
		for (const account of accounts) yield `${writeAccountLine(account)}\n`;
		for await (const entry of readAllEntries(ledger)) {
			count++;
			yield `${writeEntryLine(entry)}\n`;
		}
	}
	async function* rows() {
		for await (const entry of readAllEntries(ledger)) {
			const account = accounts.find(({ id }) => id === entry.account);
			if (account === undefined) throw new Error(`an entry names no account: ${entry.id}`);
			count++;
			const row = toFocusRow(entry, account);
			yield focusColumns.map((column) => guardCell(row[column]));
		}
	}
	if (format === "jsonl") await pipeline(lines, output, { end: false });
	else {
		await pipeline(rows, stringify({ header: true, columns: [...focusColumns] }), output, {
			end: false,
		});
	}
	return count;
}

const formula = /^[=+@\t\r']|^-(?!\d+(\.\d+)?$)/;

/** A spreadsheet takes a text that begins with one of these for a formula; an apostrophe keeps it a text. */
function guardCell(text: string): string {
	return formula.test(text) ? `'${text}` : text;
}

function unguardCell(text: string): string {
	return text.startsWith("'") ? text.slice(1) : text;
}

/** The lines of an exported file with their numbers, beginning with 1; for CSV the header is line 1. */
export async function* readLedgerFile(
	path: string,
	format: LedgerFormat,
): AsyncGenerator<{ readonly number: number; readonly line: LedgerLine | UnreadableLine }> {
	if (format === "csv") {
		yield* readCsv(path);
		return;
	}
	const input = createReadStream(path);
	// A file that cannot be opened fails the stream, not the lines.
	const opened = new Promise<void>((resolve, reject) => {
		input.once("open", () => resolve()).once("error", reject);
	});
	await opened;
	let number = 0;
	for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		number++;
		if (text.trim() !== "") yield { number, line: readLedgerLine(text.replace(/^\uFEFF/, "")) };
	}
}

async function* readCsv(path: string) {
	const parser = createReadStream(path).pipe(
		parse({ columns: true, bom: true, cast: unguardCell }),
	);
	let number = 1;
	for await (const row of parser as AsyncIterable<Record<string, string>>) {
		number++;
		yield { number, line: readRow(row) };
	}
	await finished(parser);
}

function readRow(row: Record<string, string>): LedgerLine | UnreadableLine {
	if (row["x_EntryId"] === undefined) {
		const reason = "there is no column x_EntryId; files that `ledger export` wrote have it";
		return { type: "unreadable", reason };
	}
	try {
		return readEntryFields(fromFocusRow(row));
	} catch (error) {
		if (error instanceof SyntaxError) return { type: "unreadable", reason: error.message };
		throw error;
	}
}
