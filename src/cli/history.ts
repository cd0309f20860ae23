import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import { monthOf } from "../core/spend/calendar.ts";
import type { Ledger, SpendGroup } from "../core/spend/ledger.ts";
import {
	type LedgerEntry,
	type SpendDimension,
	signedAmountOf,
	spendDimensions,
} from "../core/spend/ledgerEntry.ts";
import { checkFormat, chooseAccounts, parseAt, parseCount, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { layTable } from "./textTable.ts";

interface HistoryOptions {
	readonly account?: string;
	readonly at?: string;
	readonly from?: string;
	readonly by?: string;
	readonly limit: string;
	readonly format: string;
}

/** `prompt-cost history`: the newest entries, or a period's spend told apart. */
export const registerHistory: RegisterCommand = (program, context) => {
	program
		.command("history")
		.description(
			"The newest entries of the ledger; with --by, spend of a month or period told apart.",
		)
		.option("--account <account>", "only this account")
		.option("--from <time>", "not before this time (with --by: default the month's start)")
		.option("--at <time>", "up to this time (default: now)")
		.option("--by <dimension>", `sum spend by ${spendDimensions.join(", ")}`)
		.option("--limit <count>", "at most so many entries", "20")
		.option("--format <format>", "table or json", "table")
		.action((options: HistoryOptions) =>
			withLedger(context, async (ledger) => {
				const format = checkFormat(options.format, ["table", "json"]);
				const by =
					options.by === undefined ? undefined : checkFormat(options.by, spendDimensions, "--by");
				const accounts = await chooseAccounts(ledger, options.account);
				const zone = accounts[0]?.zone ?? "UTC";
				const period = {
					from: options.from === undefined ? undefined : parseAt(options.from, context, zone),
					at: parseAt(options.at, context, zone),
				};
				const request = { ...period, limit: parseCount(options.limit, "--limit") };
				const text =
					by === undefined
						? await showEntries(ledger, options.account, request, format)
						: await showSums(ledger, accounts, request, by, format);
				context.stdout.write(`${text}\n`);
			}),
		);
};

interface Request {
	readonly from: string | undefined;
	readonly at: string;
	readonly limit: number;
}

function justAfter(at: string): string {
	return new Date(Date.parse(at) + 1).toISOString();
}

async function showEntries(
	ledger: Ledger,
	account: string | undefined,
	{ from, at, limit }: Request,
	format: "table" | "json",
): Promise<string> {
	const query = { account, from, until: justAfter(at), order: "newestFirst", limit } as const;
	const entries = await ledger.entries(query);
	if (format === "json") {
		const write = ({ amount, ...rest }: LedgerEntry) => ({
			...rest,
			amount: toDecimalString(amount),
			currency: amount.currency,
		});
		return JSON.stringify({ at, entries: entries.map(write) }, null, 2);
	}
	if (entries.length === 0) return "No entries.";
	const head = ["at", "account", "kind", "amount", "what", "id"];
	const rows = entries.map((entry) => {
		const { at: when, account: name, kind, model, note, id } = entry;
		const amount = formatMoney(signedAmountOf(entry));
		return [when.slice(0, 19), name, kind, amount, model ?? note ?? "", id];
	});
	return layTable({ head, align: ["left", "left", "left", "right"] }, rows);
}

interface AccountSums {
	readonly account: Account;
	readonly from: string;
	readonly groups: readonly SpendGroup[];
}

async function showSums(
	ledger: Ledger,
	accounts: readonly Account[],
	{ from, at, limit }: Request,
	by: SpendDimension,
	format: "table" | "json",
): Promise<string> {
	const sums: AccountSums[] = [];
	for (const account of accounts) {
		const start = from ?? monthOf(at, account.zone).from;
		const period = { account: account.id, from: start, until: justAfter(at) };
		const groups = await ledger.spendBy({ ...period, by: [by] });
		sums.push({ account, from: start, groups: groups.slice(0, limit) });
	}
	if (format === "json") {
		return JSON.stringify({ at, by, accounts: sums.map((sum) => sumsToJson(sum, by)) }, null, 2);
	}
	const head = ["account", by, "spent", "requests", "tokens in", "tokens out"];
	const rows = sums.flatMap(({ account, groups }) =>
		groups.map(({ keys, nano, entries, inputTokens, outputTokens }) => {
			const spent = formatMoney({ nano, currency: account.currency });
			return [account.id, keys[by] ?? "(none)", spent, entries, inputTokens, outputTokens];
		}),
	);
	return layTable({ head, align: ["left", "left", "right", "right", "right", "right"] }, rows);
}

function sumsToJson({ account, from, groups }: AccountSums, by: SpendDimension): unknown {
	return {
		account: account.id,
		currency: account.currency,
		from,
		spend: groups.map(({ keys, nano, ...counts }) => ({
			name: keys[by] ?? null,
			spent: toDecimalString({ nano, currency: account.currency }),
			...counts,
		})),
	};
}
