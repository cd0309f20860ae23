import { InvalidArgumentError, Option } from "commander";
import { parseModelId } from "../core/pricing/modelId.ts";
import { formatMoney, type Money, toDecimalString } from "../core/pricing/money.ts";
import { findProviderId } from "../core/pricing/providers.ts";
import { findCandidates } from "../core/review/candidates.ts";
import {
	type ComparedCall,
	type ComparedModel,
	type Comparison,
	type ComparisonRow,
	compareModels,
} from "../core/review/compareModels.ts";
import { readComparedCalls } from "./comparedCalls.ts";
import type { CliContext } from "./context.ts";
import type { RegisterCommand } from "./program.ts";
import { layTable } from "./textTable.ts";
import { UserError } from "./userError.ts";

interface CompareOptions {
	readonly models?: string;
	readonly provider?: string;
	readonly cheaper?: boolean;
	readonly callsPerDay?: number;
	readonly limit: number;
	readonly format: "table" | "json" | "markdown";
}

const DAYS_PER_MONTH = 30;

/** `prompt-cost compare FILE:LINE|requests.jsonl`: the same calls on other models, cheapest first. */
export const registerCompare: RegisterCommand = (program, context) => {
	program
		.command("compare")
		.description("What a call, or a file of requests, would cost on other models.")
		.argument("<target>", "FILE:LINE of a call, or a JSON Lines file of requests")
		.option("--models <ids>", "these models: gpt-4.1,claude-sonnet-5,gemini-2.5-flash")
		.option("--provider <provider>", "every model of this provider")
		.option("--cheaper", "what is cheaper among the models of all vendors (the default)")
		.option(
			"--calls-per-day <n>",
			"how often it runs (default: the team file's workload)",
			parseNumber,
		)
		.option("--limit <n>", "show at most this many models", parseNumber, 12)
		.addOption(
			new Option("--format <format>", "how to print it")
				.choices(["table", "json", "markdown"])
				.default("table"),
		)
		.action((target: string, options: CompareOptions) => compare(context, target, options));
};

function parseNumber(text: string): number {
	if (!/^\d{1,12}(?:\.\d{1,3})?$/.test(text))
		throw new InvalidArgumentError("It must be a number from 0.");
	return Number(text);
}

async function compare(
	context: CliContext,
	target: string,
	options: CompareOptions,
): Promise<void> {
	const calls = await readComparedCalls(target, context);
	const comparison = choose(compareModels(calls, candidatesFor(calls, options)), options);
	const callsPerDay = options.callsPerDay ?? workloadOf(calls);
	const output =
		options.format === "json"
			? JSON.stringify(toJson(target, comparison, callsPerDay), null, "\t")
			: toText(comparison, callsPerDay, options.format);
	context.stdout.write(`${output}\n`);
}

function candidatesFor(calls: readonly ComparedCall[], options: CompareOptions): ComparedModel[] {
	const [first] = calls;
	if (options.models !== undefined) {
		return options.models.split(",").map((text) => {
			const { provider } = parseModelId(text);
			return { provider, model: text.trim() };
		});
	}
	const modality = first?.site.modality ?? "chat";
	const at = first?.context.today ?? "";
	if (options.provider === undefined) return findCandidates(modality, at);
	const provider = findProviderId(options.provider) ?? options.provider;
	const found = findCandidates(modality, at, provider);
	if (found.length === 0)
		throw new UserError(`No model of "${options.provider}" could serve this call.`);
	return found;
}

/** Named models are all shown; of a whole price list the cheapest, and always the current one. */
function choose(comparison: Comparison, options: CompareOptions): Comparison {
	if (options.models !== undefined) return comparison;
	const current = comparison.rows.find((row) => row.isCurrent);
	const limit = current?.cost;
	const others = comparison.rows.filter((row) => !row.isCurrent && row.cost);
	const isCheaper = (row: ComparisonRow) =>
		!limit || (row.cost?.currency === limit.currency && row.cost.nano < limit.nano);
	const shown = options.provider === undefined ? others.filter(isCheaper) : others;
	const kept = new Set([...shown.slice(0, options.limit), ...(current ? [current] : [])]);
	return { ...comparison, rows: comparison.rows.filter((row) => kept.has(row)) };
}

function workloadOf(calls: readonly ComparedCall[]): number | undefined {
	const [only] = calls;
	if (calls.length !== 1 || !only) return undefined;
	const { site, context } = only;
	const provider = site.provider.kind === "known" ? site.provider.value : undefined;
	const model = site.model.kind === "known" ? site.model.value : undefined;
	return context.config.workload({ file: context.file, provider, model })?.value.callsPerDay;
}

/** An amount for one of several calls: divided and rounded to nano-units. */
const perCall = (money: Money | undefined, calls: number): Money | undefined =>
	money && { ...money, nano: (money.nano * 2n + BigInt(calls)) / (2n * BigInt(calls)) };

/** Cost per call × calls per day × 30. */
const perMonth = (
	money: Money | undefined,
	calls: number,
	callsPerDay: number | undefined,
): Money | undefined =>
	money && callsPerDay !== undefined
		? {
				...money,
				nano:
					(money.nano * BigInt(Math.round(callsPerDay * DAYS_PER_MONTH * 1000))) /
					(1000n * BigInt(calls)),
			}
		: undefined;

const decimal = (money: Money | undefined): string | null =>
	money ? toDecimalString(money) : null;

function toJson(target: string, comparison: Comparison, callsPerDay: number | undefined): object {
	const { calls, current, assumptions, rows } = comparison;
	return {
		version: 1,
		target,
		calls,
		callsPerDay: callsPerDay ?? null,
		daysPerMonth: DAYS_PER_MONTH,
		current: current ? { provider: current.provider ?? null, model: current.model } : null,
		assumptions,
		models: rows.map((row) => ({
			model: row.model,
			provider: row.provider ?? null,
			current: row.isCurrent,
			reason: row.unpriced ?? null,
			inputTokens: row.inputTokens,
			outputTokens: row.outputTokens,
			exactness: row.exactness,
			currency: row.cost?.currency ?? null,
			costPerCall: decimal(perCall(row.cost, calls)),
			highCostPerCall: decimal(perCall(row.highCost, calls)),
			listCostPerCall: decimal(perCall(row.listCost, calls)),
			costPerMonth: decimal(perMonth(row.cost, calls, callsPerDay)),
			cost: decimal(row.cost),
			ratio: row.ratio === undefined ? null : Number(row.ratio.toFixed(4)),
			contextWindow: row.contextWindow ?? null,
			fits: row.fits ?? null,
			lost: row.lost,
			banned: row.banned ?? null,
			retiresOn: row.retiresOn ?? null,
		})),
	};
}

const heads = [
	"model",
	"provider",
	"input",
	"output",
	"per call",
	"per month",
	"vs now",
	"context",
	"notes",
];

function toText(
	comparison: Comparison,
	callsPerDay: number | undefined,
	format: "table" | "markdown",
): string {
	const rows = comparison.rows.map((row) => cellsOf(row, comparison.calls, callsPerDay));
	const notes = [
		comparison.calls > 1 ? `${comparison.calls} requests; costs are their average.` : undefined,
		callsPerDay === undefined
			? "For costs per month give --calls-per-day, or a workload in .promptcost.json."
			: `Per month: ${callsPerDay.toLocaleString("en-US")} calls a day for ${DAYS_PER_MONTH} days.`,
		...comparison.assumptions.map((text) => `Assumed: ${text}.`),
	].filter((note) => note !== undefined);
	if (format === "markdown") {
		const line = (cells: readonly string[]) =>
			`| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", "<br>")).join(" | ")} |`;
		const rule = `|${heads.map((_, index) => (index >= 2 && index <= 7 ? "--:" : "---")).join("|")}|`;
		return [line(heads), rule, ...rows.map(line), "", ...notes].join("\n");
	}
	const align = heads.map((_, index) => (index >= 2 && index <= 7 ? "right" : "left"));
	return [layTable({ head: heads, align }, rows), ...notes].join("\n");
}

function cellsOf(row: ComparisonRow, calls: number, callsPerDay: number | undefined): string[] {
	const show = (money: Money | undefined) => (money ? formatMoney(money) : "");
	const approximate = row.exactness === "exact" ? "" : "~";
	return [
		row.isCurrent ? `▶ ${row.model}` : row.model,
		row.provider ?? "?",
		`${approximate}${row.inputTokens}`,
		String(row.outputTokens),
		show(perCall(row.cost, calls)),
		show(perMonth(row.cost, calls, callsPerDay)),
		row.ratio === undefined || row.isCurrent ? "" : `${Math.round((row.ratio - 1) * 100)} %`,
		row.contextWindow === undefined ? "?" : row.contextWindow.toLocaleString("en-US"),
		notesOf(row, calls).join("\n"),
	];
}

function notesOf(row: ComparisonRow, calls: number): string[] {
	const list = perCall(row.listCost, calls);
	return [
		row.unpriced,
		row.fits === false ? "does not fit the context window" : undefined,
		...row.lost,
		row.banned === undefined ? undefined : `not allowed: ${row.banned}`,
		list ? `list price ${formatMoney(list)}` : undefined,
		row.retiresOn === undefined ? undefined : `out of service from ${row.retiresOn}`,
	].filter((note) => note !== undefined);
}
