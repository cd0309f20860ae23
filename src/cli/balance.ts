import Table from "cli-table3";
import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import type { AccountBalance } from "../core/spend/balance.ts";
import type { Ledger, ReportedBalance } from "../core/spend/ledger.ts";
import { findWarnings, type LedgerWarning } from "../core/spend/warnings.ts";
import type { CliContext } from "./context.ts";
import { findAccount, parseAt, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";

interface BalanceOptions {
	readonly account?: string;
	readonly at?: string;
	readonly format: string;
}

interface Standing {
	readonly account: Account;
	readonly balance: AccountBalance;
	readonly reported: ReportedBalance | undefined;
	readonly warnings: readonly LedgerWarning[];
}

/** `prompt-cost balance`: what is left of each account, lot by lot. */
export const registerBalance: RegisterCommand = (program, context) => {
	program
		.command("balance")
		.description("What is left of prepaid credit.")
		.option("--account <account>", "only this account")
		.option("--at <time>", "as it was then: 2026-11-23 or 2026-11-23T14:30Z (default: now)")
		.option("--format <format>", "table or json", "table")
		.action((options: BalanceOptions) =>
			withLedger(context, (ledger) => showBalance(ledger, context, options)),
		);
};

async function showBalance(
	ledger: Ledger,
	context: CliContext,
	options: BalanceOptions,
): Promise<void> {
	const chosen =
		options.account === undefined
			? await ledger.accounts()
			: [await findAccount(ledger, options.account)];
	const at = parseAt(options.at, context, chosen[0]?.zone ?? "UTC");
	const standings: Standing[] = [];
	for (const account of chosen) standings.push(await findStanding(ledger, account, at));
	if (options.format === "json") {
		context.stdout.write(`${JSON.stringify({ at, accounts: standings.map(toJson) }, null, 2)}\n`);
	} else {
		context.stdout.write(`${toText(standings)}\n`);
	}
}

async function findStanding(ledger: Ledger, account: Account, at: string): Promise<Standing> {
	const balance = await ledger.balance(account.id, at);
	const reported = await ledger.lastReport(account.id, at);
	return { account, balance, reported, warnings: findWarnings({ account, balance }) };
}

function toJson({ account, balance, reported, warnings }: Standing): unknown {
	const { currency } = account;
	const write = (nano: bigint) => toDecimalString({ nano, currency });
	return {
		account: account.id,
		currency,
		recorded: {
			balance: write(balance.nano),
			lots: balance.lots.map((lot) => ({
				id: lot.id,
				kind: lot.kind,
				remaining: write(lot.remaining),
				expires: lot.expires ?? null,
			})),
		},
		estimated: null,
		reported:
			reported === undefined
				? null
				: { balance: write(reported.nano), at: reported.at, source: reported.source },
		runwayDays: null,
		warnings: warnings.map(({ kind, severity, message }) => ({ kind, severity, message })),
	};
}

function toText(standings: readonly Standing[]): string {
	if (standings.length === 0) {
		return "There is no account yet. Record credit first: prompt-cost credit add 50 --account openai";
	}
	const table = new Table({
		head: ["account", "recorded", "lot", "left", "expires"],
		style: { head: [], border: [] },
	});
	for (const { account, balance } of standings) {
		const show = (nano: bigint) => formatMoney({ nano, currency: account.currency });
		table.push([account.id, show(balance.nano), "", "", ""]);
		for (const lot of balance.lots) {
			table.push(["", "", lot.kind, show(lot.remaining), lot.expires?.slice(0, 10) ?? "never"]);
		}
	}
	const warnings = standings.flatMap((standing) => standing.warnings.map(({ message }) => message));
	return [table.toString(), ...warnings].join("\n");
}
