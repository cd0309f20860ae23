import Table from "cli-table3";
import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import type { Account, AutoRecharge } from "../core/spend/account.ts";
import { isZone } from "../core/spend/calendar.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import { findPreset, listPresets } from "../core/spend/presets.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, findAccount, parseAmount, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { UserError } from "./userError.ts";

interface AccountOptions {
	readonly preset?: string;
	readonly provider?: string;
	readonly name?: string;
	readonly currency?: string;
	readonly zone?: string;
	readonly tier?: string;
	readonly lowBalance?: string;
	readonly monthlyCap?: string;
	readonly rechargeBelow?: string;
	readonly rechargeTo?: string;
	readonly rechargeLimit?: string;
	readonly recharge?: boolean;
}

/** `prompt-cost account add|list|set`: prepaid accounts and their policies. */
export const registerAccount: RegisterCommand = (program, context) => {
	const account = program
		.command("account")
		.description("Prepaid credit accounts and their rules.");
	const add = account.command("add <id>").description("Add an account, from a preset or your own.");
	const set = account.command("set <id>").description("Change an account's settings.");
	for (const command of [add, set]) {
		command
			.option(
				"--preset <preset>",
				`whose rules: ${listPresets()
					.map(({ id }) => id)
					.join(", ")}`,
			)
			.option("--provider <provider>", "who bills, such as mistral")
			.option("--name <name>", "the name to show")
			.option("--currency <code>", "the currency, such as USD, EUR or CNY")
			.option(
				"--zone <zone>",
				"time zone of the calendar month, such as Europe/Berlin (default: UTC)",
			)
			.option("--tier <tier>", "the usage tier as the provider shows it")
			.option("--low-balance <amount>", "warn below this balance")
			.option("--monthly-cap <amount>", "the hard monthly spend limit set at the provider")
			.option(
				"--recharge-below <amount>",
				"automatic recharge: buy when the balance falls below this",
			)
			.option("--recharge-to <amount>", "automatic recharge: restore the balance to this")
			.option("--recharge-limit <amount>", "automatic recharge: buy at most this in a month")
			.option("--no-recharge", "recharged by hand only");
	}
	add.action((id: string, options: AccountOptions) =>
		withLedger(context, (ledger) => addAccount(ledger, context, id, options)),
	);
	set.action((id: string, options: AccountOptions) =>
		withLedger(context, (ledger) => setAccount(ledger, context, id, options)),
	);
	account
		.command("list")
		.description("List the accounts.")
		.option("--format <format>", "table or json", "table")
		.action((options: { readonly format: string }) =>
			withLedger(context, (ledger) => listAccounts(ledger, context, options.format)),
		);
};

async function addAccount(
	ledger: Ledger,
	context: CliContext,
	id: string,
	options: AccountOptions,
): Promise<void> {
	if (!/^[a-z0-9][a-z0-9._-]{0,63}$/i.test(id)) {
		throw new UserError(`"${id}" is no account name; use letters, digits, ".", "_" and "-".`);
	}
	if ((await ledger.accounts()).some((account) => account.id === id)) {
		throw new UserError(
			`The account ${id} exists already; change it with: prompt-cost account set ${id}`,
		);
	}
	const presetId = options.preset ?? (findPreset(id).id === id ? id : "custom");
	const preset = checkPreset(presetId);
	const base: Account = {
		id,
		provider: preset.provider,
		name: preset.id === id ? preset.name : id,
		currency: preset.currency,
		preset: preset.id,
		zone: "UTC",
	};
	await ledger.putAccount(applyOptions(base, options));
	context.stdout.write(`Added the account ${id} (rules: ${preset.name}).\n`);
}

async function setAccount(
	ledger: Ledger,
	context: CliContext,
	id: string,
	options: AccountOptions,
): Promise<void> {
	const account = await findAccount(ledger, id);
	await ledger.putAccount(applyOptions(account, options));
	context.stdout.write(`Changed the account ${id}.\n`);
}

function applyOptions(account: Account, options: AccountOptions): Account {
	const currency = checkCurrency(options.currency ?? account.currency);
	const zone = options.zone ?? account.zone;
	if (!isZone(zone))
		throw new UserError(`"${zone}" is no time zone; write one like Europe/Berlin.`);
	const amount = (text: string | undefined) =>
		text === undefined ? undefined : parseAmount(text, currency).nano;
	return {
		...account,
		currency,
		zone,
		preset: checkPreset(options.preset ?? account.preset).id,
		provider: options.provider ?? account.provider,
		name: options.name ?? account.name,
		tier: options.tier ?? account.tier,
		monthlyCap: amount(options.monthlyCap) ?? account.monthlyCap,
		thresholds: {
			...account.thresholds,
			lowBalance: amount(options.lowBalance) ?? account.thresholds?.lowBalance,
		},
		autoRecharge: rechargeOf(account, options, amount),
	};
}

function rechargeOf(
	{ autoRecharge }: Account,
	options: AccountOptions,
	amount: (text: string | undefined) => bigint | undefined,
): AutoRecharge | undefined {
	if (options.recharge === false) return undefined;
	const below = amount(options.rechargeBelow) ?? autoRecharge?.below;
	const restoreTo = amount(options.rechargeTo) ?? autoRecharge?.restoreTo;
	const monthlyLimit = amount(options.rechargeLimit) ?? autoRecharge?.monthlyLimit;
	if (below === undefined && restoreTo === undefined && monthlyLimit === undefined)
		return undefined;
	if (below === undefined || restoreTo === undefined) {
		throw new UserError("An automatic recharge needs both --recharge-below and --recharge-to.");
	}
	if (restoreTo <= below) throw new UserError("--recharge-to must be above --recharge-below.");
	return { below, restoreTo, monthlyLimit };
}

function checkPreset(id: string) {
	const preset = findPreset(id);
	if (preset.id === id) return preset;
	const known = listPresets().map((candidate) => candidate.id);
	throw new UserError(`There is no preset "${id}"; there are ${known.join(", ")}.`);
}

function checkCurrency(code: string): string {
	const upper = code.toUpperCase();
	if (/^[A-Z]{3}$/.test(upper)) return upper;
	throw new UserError(`"${code}" is no currency code; write three letters, such as USD.`);
}

async function listAccounts(ledger: Ledger, context: CliContext, text: string): Promise<void> {
	const format = checkFormat(text, ["table", "json"]);
	const accounts = await ledger.accounts();
	if (format === "json") {
		context.stdout.write(`${JSON.stringify({ accounts: accounts.map(toJson) }, null, 2)}\n`);
		return;
	}
	const table = new Table({
		head: ["account", "name", "provider", "currency", "rules", "zone", "recharge"],
		style: { head: [], border: [] },
	});
	for (const account of accounts) {
		const { id, name, provider, currency, preset, zone, autoRecharge } = account;
		const show = (nano: bigint) => formatMoney({ nano, currency });
		const recharge = autoRecharge
			? `below ${show(autoRecharge.below)} to ${show(autoRecharge.restoreTo)}`
			: "by hand";
		table.push([id, name, provider, currency, preset, zone, recharge]);
	}
	context.stdout.write(`${table.toString()}\n`);
}

/** Amounts as decimal strings. */
function toJson(account: Account): unknown {
	return JSON.parse(
		JSON.stringify(account, (_key, value: unknown) =>
			typeof value === "bigint"
				? toDecimalString({ nano: value, currency: account.currency })
				: value,
		),
	);
}
