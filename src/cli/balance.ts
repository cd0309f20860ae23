import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import { readStanding, type Standing } from "../core/spend/standing.ts";
import { readTeamBudgets } from "../core/spend/teamBudgets.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, chooseAccounts, parseAt, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { prepareTeam } from "./teamAccess.ts";
import { layTable } from "./textTable.ts";

interface BalanceOptions {
	readonly account?: string;
	readonly at?: string;
	readonly format: string;
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
	const format = checkFormat(options.format, ["table", "json"]);
	const chosen = await chooseAccounts(ledger, options.account);
	const at = parseAt(options.at, context, chosen[0]?.zone ?? "UTC");
	const standings: Standing[] = [];
	const { config } = await prepareTeam(context);
	const budgets = await readTeamBudgets(ledger, await ledger.accounts(), at, config);
	for (const account of chosen) {
		standings.push(
			await readStanding(
				ledger,
				account,
				at,
				budgets.filter((budget) => budget.account === account.id),
			),
		);
	}
	if (format === "json") {
		context.stdout.write(`${JSON.stringify({ at, accounts: standings.map(toJson) }, null, 2)}\n`);
	} else {
		context.stdout.write(`${toText(standings)}\n`);
	}
}

function toJson(standing: Standing): unknown {
	const { account, balance, reported, expectedRecharge, runwayDays, warnings } = standing;
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
		estimated:
			expectedRecharge === undefined
				? null
				: {
						balance: write(balance.nano + expectedRecharge.nano),
						expectedRecharge: write(expectedRecharge.nano),
						reason: expectedRecharge.reason,
					},
		reported:
			reported === undefined
				? null
				: { balance: write(reported.nano), at: reported.at, source: reported.source },
		runwayDays:
			runwayDays === undefined || !Number.isFinite(runwayDays)
				? null
				: Math.round(runwayDays * 10) / 10,
		warnings: warnings.map(({ kind, severity, message, action }) => ({
			kind,
			severity,
			message,
			action,
		})),
	};
}

function toText(standings: readonly Standing[]): string {
	if (standings.length === 0) {
		return "There is no account yet. Record credit first: prompt-cost credit add 50 --account openai";
	}
	const head = ["account", "recorded", "runway", "lot", "left", "expires"];
	const rows = standings.flatMap((standing) => {
		const { account, balance } = standing;
		const show = (nano: bigint) => formatMoney({ nano, currency: account.currency });
		const whole = [account.id, show(balance.nano), describeRunway(standing)];
		const lots = balance.lots.map((lot) => [
			lot.kind,
			show(lot.remaining),
			lot.expires?.slice(0, 10) ?? "never",
		]);
		return lots.length === 0
			? [whole]
			: lots.map((lot, i) => [...(i === 0 ? whole : ["", "", ""]), ...lot]);
	});
	const table = layTable({ head, align: ["left", "right", "left", "left", "right"] }, rows);
	return [table, ...standings.flatMap(describeRest)].join("\n");
}

function describeRunway({ runwayDays }: Standing): string {
	if (runwayDays === undefined) return "too little history";
	return Number.isFinite(runwayDays) ? `${Math.floor(runwayDays)} days` : "over a year";
}

/** What is known besides the record, each kind of money under its own name. */
function describeRest({ account, reported, expectedRecharge, warnings }: Standing): string[] {
	const show = (nano: bigint) => formatMoney({ nano, currency: account.currency });
	const lines = warnings.map(({ message }) => message);
	if (expectedRecharge !== undefined) {
		lines.push(
			`${account.id}: a recharge of ${show(expectedRecharge.nano)} is expected (${expectedRecharge.reason}); confirm it with: prompt-cost credit reconcile AMOUNT --account ${account.id}`,
		);
	}
	if (reported !== undefined) {
		lines.push(
			`${account.id}: reported ${show(reported.nano)} at ${reported.at} (${reported.source})`,
		);
	}
	return lines;
}
