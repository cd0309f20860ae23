import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import {
	type AccountSettings,
	applySettings,
	createAccount,
	SettingFault,
} from "../core/spend/accountSettings.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import { findPreset, listPresets } from "../core/spend/presets.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, findAccount, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { layTable } from "./textTable.ts";
import { UserError } from "./userError.ts";

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
			.option("--runway <days>", "warn when the balance lasts fewer days (default: 7)")
			.option("--expiry <days>", "warn this many days before credit expires (default: 14)")
			.option("--monthly-cap <amount>", "the hard monthly spend limit set at the provider")
			.option("--balance-cap <amount>", "the most credit the provider lets the account hold")
			.option(
				"--recharge-below <amount>",
				"automatic recharge: buy when the balance falls below this",
			)
			.option("--recharge-to <amount>", "automatic recharge: restore the balance to this")
			.option("--recharge-limit <amount>", "automatic recharge: buy at most this in a month")
			.option("--no-recharge", "recharged by hand only");
	}
	add.action((id: string, options: AccountSettings) =>
		withLedger(context, (ledger) => addAccount(ledger, context, id, options)),
	);
	set.action((id: string, options: AccountSettings) =>
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
	options: AccountSettings,
): Promise<void> {
	if ((await ledger.accounts()).some((account) => account.id === id)) {
		throw new UserError(
			`The account ${id} exists already; change it with: prompt-cost account set ${id}`,
		);
	}
	const account = settle(() => createAccount(id, options));
	await ledger.putAccount(account);
	context.stdout.write(
		`Added the account ${account.id} (rules: ${findPreset(account.preset).name}).\n`,
	);
}

async function setAccount(
	ledger: Ledger,
	context: CliContext,
	id: string,
	options: AccountSettings,
): Promise<void> {
	const account = await findAccount(ledger, id);
	await ledger.putAccount(settle(() => applySettings(account, options)));
	context.stdout.write(`Changed the account ${id}.\n`);
}

function settle(make: () => Account): Account {
	try {
		return make();
	} catch (error) {
		if (error instanceof SettingFault) throw new UserError(error.message, { cause: error });
		throw error;
	}
}

async function listAccounts(ledger: Ledger, context: CliContext, text: string): Promise<void> {
	const format = checkFormat(text, ["table", "json"]);
	const accounts = await ledger.accounts();
	if (format === "json") {
		context.stdout.write(`${JSON.stringify({ accounts: accounts.map(toJson) }, null, 2)}\n`);
		return;
	}
	const head = ["account", "name", "provider", "currency", "rules", "zone", "recharge"];
	const rows = accounts.map((account) => {
		const { id, name, provider, currency, preset, zone, autoRecharge } = account;
		const show = (nano: bigint) => formatMoney({ nano, currency });
		const recharge = autoRecharge
			? `below ${show(autoRecharge.below)} to ${show(autoRecharge.restoreTo)}`
			: "by hand";
		return [id, name, provider, currency, preset, zone, recharge];
	});
	context.stdout.write(`${layTable({ head }, rows)}\n`);
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
