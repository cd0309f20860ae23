import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { formatMoney } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import { parseInstant } from "../core/spend/instant.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import type { EntryKind, LedgerEntry } from "../core/spend/ledgerEntry.ts";
import { usualExpiryOf } from "../core/spend/purchase.ts";
import { reconcile } from "../core/spend/reconcile.ts";
import { readStanding } from "../core/spend/standing.ts";
import type { CliContext } from "./context.ts";
import {
	findOrMakeAccount,
	keepAccount,
	parseAmount,
	parseAt,
	parseSignedAmount,
	withLedger,
} from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { tellPurchase } from "./purchaseRules.ts";
import { addSpendOptions, readSpend, type SpendDetails } from "./spendOptions.ts";
import { UserError } from "./userError.ts";

interface EntryOptions {
	readonly account: string;
	readonly at?: string;
	readonly id?: string;
	readonly note?: string;
}

interface SpendOptions extends EntryOptions, SpendDetails {}

interface AddOptions extends EntryOptions {
	readonly kind: string;
	readonly expires?: string;
}

const creditKinds: readonly EntryKind[] = ["grant", "top-up", "auto-recharge"];

/** `prompt-cost credit add|spend|reconcile`: records credit and spend, and corrects the balance. */
export const registerCredit: RegisterCommand = (program, context) => {
	const credit = program
		.command("credit")
		.description("Record prepaid credit and what was spent of it.");
	entryCommand(credit, "add <amount>", "Record credit that was bought or given.")
		.option("--kind <kind>", "top-up, grant or auto-recharge", "top-up")
		.option(
			"--expires <time>",
			"when the credit lapses: a date, a time, or never (default: the provider's rule)",
		)
		.action((amount: string, options: AddOptions) =>
			withLedger(context, (ledger) => addCredit(ledger, context, amount, options)),
		);
	addSpendOptions(
		entryCommand(credit, "spend [amount]", "Record spend: an amount, or a model and its tokens."),
	).action((amount: string | undefined, options: SpendOptions) =>
		withLedger(context, (ledger) => recordSpend(ledger, context, amount, options)),
	);
	entryCommand(
		credit,
		"reconcile <amount>",
		"Set the recorded balance to what the provider's page shows.",
	).action((amount: string, options: EntryOptions) =>
		withLedger(context, (ledger) => reconcileCredit(ledger, context, amount, options)),
	);
};

function entryCommand(parent: Command, usage: string, description: string): Command {
	return parent
		.command(usage)
		.description(description)
		.requiredOption("--account <account>", "the account, such as openai")
		.option("--at <time>", "when it happened: 2026-11-23 or 2026-11-23T14:30Z (default: now)")
		.option("--id <id>", "the id at its source; the same id is recorded once")
		.option("--note <text>", "a note to keep with it");
}

async function addCredit(
	ledger: Ledger,
	context: CliContext,
	text: string,
	options: AddOptions,
): Promise<void> {
	const kind = creditKinds.find((candidate) => candidate === options.kind);
	if (kind === undefined) {
		throw new UserError(`--kind is one of ${creditKinds.join(", ")}, not "${options.kind}".`);
	}
	parseAmount(text, "USD");
	const account = await findOrMakeAccount(ledger, options.account);
	const amount = parseAmount(text, account.currency);
	const at = parseAt(options.at, context, account.zone);
	const expires = expiryOf(account, kind, at, options.expires);
	await keepAccount(ledger, account);
	const held = await ledger.balance(account.id, at);
	const isNew = await record(ledger, context, account, {
		...about(options),
		account: account.id,
		kind,
		amount,
		at,
		...(expires === undefined ? {} : { expires }),
	});
	if (isNew && kind !== "grant") tellPurchase(context, account, amount.nano, held.nano);
}

async function recordSpend(
	ledger: Ledger,
	context: CliContext,
	text: string | undefined,
	options: SpendOptions,
): Promise<void> {
	if (text !== undefined) parseAmount(text, "USD");
	const account = await findOrMakeAccount(ledger, options.account);
	const at = parseAt(options.at, context, account.zone);
	const spent = await readSpend(context, account, at, text, options);
	await record(ledger, context, account, {
		...about(options),
		...spent,
		account: account.id,
		kind: "spend",
		at,
	});
}

async function reconcileCredit(
	ledger: Ledger,
	context: CliContext,
	text: string,
	options: EntryOptions,
): Promise<void> {
	const account = await findOrMakeAccount(ledger, options.account);
	const shown = parseSignedAmount(text, account.currency);
	const at = parseAt(options.at, context, account.zone);
	const id = options.id ?? randomUUID();
	await keepAccount(ledger, account);
	if (await isRecorded(ledger, account, id)) {
		context.stdout.write(`${id} is recorded in ${account.id} already; nothing changed.\n`);
		return;
	}
	const standing = await readStanding(ledger, account, at);
	const { drift, entries, reasons } = reconcile(standing, shown.nano, id);
	await ledger.append(entries);
	await ledger.recordReport({ account: account.id, at, nano: shown.nano, source: "typed" });
	if (drift === 0n) {
		context.stdout.write(`${account.id} agrees with the provider: ${formatMoney(shown)}.\n`);
		return;
	}
	const amount = formatMoney({ nano: drift, currency: account.currency });
	context.stdout.write(
		`Recorded a drift of ${amount} in ${account.id}; balance: ${formatMoney(shown)}. Likely: ${reasons.join("; ")}.\n`,
	);
}

async function isRecorded(ledger: Ledger, account: Account, id: string): Promise<boolean> {
	const entries = await ledger.entries({
		account: account.id,
		creditsOnly: true,
		order: "oldestFirst",
		limit: 1_000_000,
	});
	return entries.some((entry) => entry.id === id || entry.id === `${id}:recharge`);
}

function about(options: EntryOptions): Pick<LedgerEntry, "id" | "note"> {
	const id = options.id ?? randomUUID();
	return options.note === undefined ? { id } : { id, note: options.note };
}

async function record(
	ledger: Ledger,
	context: CliContext,
	account: Account,
	entry: LedgerEntry,
): Promise<boolean> {
	await keepAccount(ledger, account);
	const { added } = await ledger.append([entry]);
	if (added === 0) {
		context.stdout.write(`${entry.id} is recorded in ${account.id} already; nothing changed.\n`);
		return false;
	}
	const now = context.now().toISOString();
	const isAhead = entry.at > now;
	const { nano } = await ledger.balance(account.id, isAhead ? entry.at : now);
	const balance = formatMoney({ nano, currency: account.currency });
	const when = isAhead ? ` on ${entry.at.slice(0, 10)}, which is still to come` : "";
	context.stdout.write(
		`Recorded ${entry.kind} of ${formatMoney(entry.amount)} in ${account.id}. Balance${when}: ${balance}\n`,
	);
	return true;
}

function expiryOf(
	account: Account,
	kind: EntryKind,
	at: string,
	expires: string | undefined,
): string | undefined {
	if (expires === "never") return undefined;
	if (expires === undefined) return usualExpiryOf(account, kind, at);
	const instant = parseInstant(expires, account.zone);
	if (instant === undefined) {
		throw new UserError(
			`"${expires}" is not a date or time between 2000 and 2199; write 2027-11-23, 2027-11-23T14:30Z or never.`,
		);
	}
	if (instant <= at) throw new UserError(`The credit would expire before it begins: ${expires}.`);
	return instant;
}
