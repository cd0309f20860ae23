import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import { type BurnRate, monthEndOf, readBurnRates, runOutDate } from "../core/spend/burnRate.ts";
import type { Band } from "../core/spend/forecast.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import { type SpendDimension, spendDimensions } from "../core/spend/ledgerEntry.ts";
import { readStanding, type Standing } from "../core/spend/standing.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, chooseAccounts, parseAt, withLedger } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { layTable } from "./textTable.ts";

interface ForecastOptions {
	readonly account?: string;
	readonly at?: string;
	readonly by?: string;
	readonly format: string;
}

interface Outlook {
	readonly standing: Standing;
	readonly monthEnd: Band | undefined;
	readonly rates: readonly BurnRate[];
}

/** `prompt-cost forecast`: burn rate, month end and run-out date with an 80 % band. */
export const registerForecast: RegisterCommand = (program, context) => {
	program
		.command("forecast")
		.description(
			"Burn rate, spend at the month's end and when the credit runs out (8 of 10 outcomes).",
		)
		.option("--account <account>", "only this account")
		.option("--at <time>", "as seen then (default: now)")
		.option("--by <dimension>", `also by ${spendDimensions.join(", ")}`)
		.option("--format <format>", "table or json", "table")
		.action((options: ForecastOptions) =>
			withLedger(context, (ledger) => showForecast(ledger, context, options)),
		);
};

async function showForecast(
	ledger: Ledger,
	context: CliContext,
	options: ForecastOptions,
): Promise<void> {
	const format = checkFormat(options.format, ["table", "json"]);
	const by =
		options.by === undefined ? undefined : checkFormat(options.by, spendDimensions, "--by");
	const accounts = await chooseAccounts(ledger, options.account);
	const at = parseAt(options.at, context, accounts[0]?.zone ?? "UTC");
	const outlooks: Outlook[] = [];
	for (const account of accounts) {
		const standing = await readStanding(ledger, account, at);
		const monthEnd = monthEndOf(standing.forecast, Number(standing.month.spent) / 1e9);
		const rates = by === undefined ? [] : await readBurnRates(ledger, standing, by);
		outlooks.push({ standing, monthEnd, rates });
	}
	const text =
		format === "json"
			? JSON.stringify({ at, accounts: outlooks.map((outlook) => toJson(outlook, by)) }, null, 2)
			: toText(outlooks, by);
	context.stdout.write(`${text}\n`);
}

function toJson({ standing, monthEnd, rates }: Outlook, by: SpendDimension | undefined): unknown {
	const { account, month, forecast, balance } = standing;
	const write = (units: number) => writeUnits(units, account.currency);
	const writeBand = (band: Band | undefined) =>
		band === undefined
			? null
			: { low: write(band.low), middle: write(band.middle), high: write(band.high) };
	return {
		account: account.id,
		currency: account.currency,
		month: month.name,
		spentThisMonth: toDecimalString({ nano: month.spent, currency: account.currency }),
		...(forecast.kind === "tooLittleHistory"
			? { forecast: null, reason: `too little history: ${forecast.reason}` }
			: {
					forecast: {
						perDay: write(forecast.burnRate),
						monthEnd: writeBand(monthEnd),
						runOut: {
							early: runOutDate(balance.at, forecast.runOutDays.low) ?? null,
							middle: runOutDate(balance.at, forecast.runOutDays.middle) ?? null,
							late: runOutDate(balance.at, forecast.runOutDays.high) ?? null,
						},
					},
				}),
		...(by === undefined
			? {}
			: {
					by,
					parts: rates.map(({ name, spentThisMonth, perDay, monthEnd: end }) => ({
						name: name ?? null,
						spentThisMonth: write(spentThisMonth),
						perDay: perDay === undefined ? null : write(perDay),
						monthEnd: writeBand(end),
					})),
				}),
	};
}

function writeUnits(units: number, currency: string): string {
	return toDecimalString({ nano: BigInt(Math.round(units * 1e6)) * 1000n, currency });
}

function toText(outlooks: readonly Outlook[], by: SpendDimension | undefined): string {
	if (outlooks.length === 0) return "There is no account yet.";
	const head = [by ?? "account", "this month", "a day", "month end (80 %)", "runs out (80 %)"];
	return layTable({ head, align: ["left", "right", "right"] }, outlooks.flatMap(toRows));
}

function toRows({ standing, monthEnd, rates }: Outlook): string[][] {
	const { account, forecast, month } = standing;
	const show = (units: number) =>
		formatMoney({ nano: BigInt(Math.round(units * 1e9)), currency: account.currency });
	const showBand = (band: Band | undefined) =>
		band === undefined ? "too little history" : `${show(band.low)} to ${show(band.high)}`;
	const rate = forecast.kind === "forecast" ? show(forecast.burnRate) : "";
	const spent = show(Number(month.spent) / 1e9);
	const rows = [[account.id, spent, rate, showBand(monthEnd), describeRunOut(standing)]];
	for (const { name, spentThisMonth, perDay, monthEnd: end } of rates) {
		const partRate = perDay === undefined ? "" : show(perDay);
		rows.push([`  ${name ?? "(none)"}`, show(spentThisMonth), partRate, showBand(end), ""]);
	}
	return rows;
}

function describeRunOut({ forecast, balance }: Standing): string {
	if (forecast.kind !== "forecast") return "";
	const early = runOutDate(balance.at, forecast.runOutDays.low);
	if (early === undefined) return "in over a year";
	return `${early} to ${runOutDate(balance.at, forecast.runOutDays.high) ?? "later than a year"}`;
}
