import { createWriteStream } from "node:fs";
import { extname, resolve } from "node:path";
import { finished } from "node:stream/promises";
import type { Account } from "../core/spend/account.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import type { LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { accountFromPreset } from "../core/spend/presets.ts";
import { exportLedger, type LedgerFormat, readLedgerFile } from "../node/ledgerFiles.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { UserError } from "./userError.ts";

const BATCH = 10_000;

interface FileOptions {
	readonly format?: string;
}

/** `prompt-cost ledger export|import|check`: the ledger as a file, and whether it is sound. */
export const registerLedger: RegisterCommand = (program, context) => {
	const ledger = program.command("ledger").description("Export, import and check the ledger.");
	ledger
		.command("export [file]")
		.description(
			"Write every account and entry as JSON lines, or the entries as CSV in FOCUS columns.",
		)
		.option("--format <format>", "jsonl or csv (default: by the file's name, else jsonl)")
		.action((file: string | undefined, options: FileOptions) =>
			withLedger(context, (opened) => exportTo(opened, context, file, options)),
		);
	ledger
		.command("import <file>")
		.description(
			"Record what an exported file holds; entries that are there already stay as they are.",
		)
		.option("--format <format>", "jsonl or csv (default: by the file's name, else jsonl)")
		.action((file: string, options: FileOptions) =>
			withLedger(context, (opened) => importFrom(opened, context, file, options)),
		);
	ledger
		.command("check")
		.description("Check the file's integrity and that all sums agree with the entries.")
		.action(() => withLedger(context, (opened) => check(opened, context)));
};

function formatOf(file: string | undefined, options: FileOptions): LedgerFormat {
	if (options.format !== undefined) return checkFormat(options.format, ["jsonl", "csv"]);
	return file !== undefined && extname(file).toLowerCase() === ".csv" ? "csv" : "jsonl";
}

async function exportTo(
	ledger: Ledger,
	context: CliContext,
	file: string | undefined,
	options: FileOptions,
): Promise<void> {
	const format = formatOf(file, options);
	if (file === undefined) {
		await exportLedger(ledger, format, context.stdout as NodeJS.WriteStream);
		return;
	}
	const output = createWriteStream(resolve(context.cwd, file), { flags: "wx" });
	try {
		const count = await exportLedger(ledger, format, output);
		output.end();
		await finished(output);
		context.stdout.write(`Wrote ${count} entries to ${file}.\n`);
	} catch (error) {
		throw explainFileError(error, file);
	}
}

/** Reads the file twice: first whether every line can be recorded, then to record them. */
async function importFrom(
	ledger: Ledger,
	context: CliContext,
	file: string,
	options: FileOptions,
): Promise<void> {
	const format = formatOf(file, options);
	const path = resolve(context.cwd, file);
	const accounts = new Map((await ledger.accounts()).map((account) => [account.id, account]));
	const newAccounts = await inspectFile(path, format, accounts).catch((error: unknown) => {
		throw explainFileError(error, file);
	});
	for (const account of newAccounts) await ledger.putAccount(account);
	let [added, repeated] = [0, 0];
	const flush = async (batch: LedgerEntry[]) => {
		const result = await ledger.append(batch.splice(0));
		added += result.added;
		repeated += result.repeated.length;
	};
	const batch: LedgerEntry[] = [];
	for await (const { line } of readLedgerFile(path, format)) {
		if (line.type !== "entry") continue;
		batch.push(line.entry);
		if (batch.length === BATCH) await flush(batch);
	}
	await flush(batch);
	context.stdout.write(
		`Recorded ${added} ${added === 1 ? "entry" : "entries"}; ${repeated} were there already.\n`,
	);
}

/** The accounts that the file brings along; throws `UserError` with the number of the first line that is no good. */
async function inspectFile(
	path: string,
	format: LedgerFormat,
	existing: ReadonlyMap<string, Account>,
): Promise<readonly Account[]> {
	const accounts = new Map<string, Account>();
	for await (const { number, line } of readLedgerFile(path, format)) {
		const fail = (reason: string) =>
			new UserError(`Nothing was recorded: line ${number} cannot be read: ${reason}.`);
		if (line.type === "unreadable") throw fail(line.reason);
		if (line.type === "account") {
			if (!existing.has(line.account.id)) accounts.set(line.account.id, line.account);
			continue;
		}
		const { account: id, amount } = line.entry;
		const account = existing.get(id) ?? accounts.get(id) ?? makeAccount(id, amount.currency);
		if (account.currency !== amount.currency) {
			throw fail(`the account ${id} is kept in ${account.currency}, not ${amount.currency}`);
		}
		if (!existing.has(id)) accounts.set(id, account);
	}
	return [...accounts.values()];
}

/** An account that a file names without describing it. */
function makeAccount(id: string, currency: string): Account {
	const preset = accountFromPreset(id);
	if (preset !== undefined) return { ...preset, currency };
	return { id, provider: "custom", name: id, currency, preset: "custom", zone: "UTC" };
}

function explainFileError(error: unknown, file: string): unknown {
	if (!(error instanceof Error) || !("code" in error)) return error;
	const code = String(error.code);
	if (code === "EEXIST") {
		return new UserError(`${file} exists already; choose another name.`, { cause: error });
	}
	if (code.startsWith("E") || code.startsWith("CSV_")) {
		return new UserError(`${file} cannot be used: ${error.message}`, { cause: error });
	}
	return error;
}

async function check(ledger: Ledger, context: CliContext): Promise<void> {
	const { location } = await ledger.state();
	const { entries, faults } = await ledger.check();
	if (faults.length === 0) {
		context.stdout.write(`${location} is sound: ${entries} entries.\n`);
		return;
	}
	for (const fault of faults) context.stderr.write(`prompt-cost: ${location}: ${fault}\n`);
	context.setExitCode(1);
}
