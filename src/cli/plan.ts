import Table from "cli-table3";
import { estimateCallSite } from "../core/estimate/estimate.ts";
import { makePlan, type Plan, type PlanRequest } from "../core/plan/plan.ts";
import { type Situation, situations } from "../core/plan/situations.ts";
import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import { countInputTokens } from "../core/spend/meterTotals.ts";
import { readComparedCalls } from "./comparedCalls.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, parseCount } from "./ledgerAccess.ts";
import type { RegisterCommand } from "./program.ts";
import { prepareTeam } from "./teamAccess.ts";
import { UserError } from "./userError.ts";

interface PlanOptions {
	readonly situation: string;
	readonly model?: string;
	readonly provider?: string;
	readonly input: string;
	readonly output: string;
	readonly user: string;
	readonly perDay?: string;
	readonly daysPerWeek?: string;
	readonly turns?: string;
	readonly at?: string;
	readonly format: string;
}

type PlannedCall = Pick<PlanRequest, "model" | "provider" | "tokens">;

/** `prompt-cost plan`: how much credit a workload needs. */
export const registerPlan: RegisterCommand = (program, context) => {
	const names = situations.map(({ id }) => id);
	program
		.command("plan")
		.description(
			"How much credit a workload needs, when to recharge, which tier, and what would save.",
		)
		.argument("[target]", "FILE:LINE of a call, or a JSON Lines file of requests (else --model)")
		.option("--situation <name>", `where to start from: ${names.join(", ")}`, "chatbot")
		.option("--model <model>", "a model, without a target")
		.option("--provider <provider>", "who bills it, where the model's name does not tell")
		.option("--input <tokens>", "tokens that a request sends, without a target", "1000")
		.option("--output <tokens>", "tokens of an answer, without a target", "500")
		.option("--user <tokens>", "tokens that the user adds with each turn", "100")
		.option("--per-day <count>", "conversations or requests on a day on which it runs")
		.option("--days-per-week <days>", "days of a week on which it runs; 0.5 is every other week")
		.option("--turns <count>", "requests of one conversation")
		.option("--at <date>", "with the prices and tiers of that day: 2026-11-23 (default: today)")
		.option("--format <format>", "table or json", "table")
		.action((target: string | undefined, options: PlanOptions) => plan(context, target, options));
};

async function plan(
	context: CliContext,
	target: string | undefined,
	options: PlanOptions,
): Promise<void> {
	const format = checkFormat(options.format, ["table", "json"]);
	const at = options.at ?? context.now().toISOString().slice(0, 10);
	if (!/^\d{4}-\d\d-\d\d$/.test(at) || Number.isNaN(Date.parse(at))) {
		throw new UserError(`--at takes a date such as 2026-11-23, not "${at}".`);
	}
	const situation = situationOf(options);
	const call =
		target === undefined
			? await askedCall(context, options)
			: await readCall(context, target, options);
	const made = makePlan({ ...call, situation, at });
	if (made.kind === "unplanned") throw new UserError(`There is no plan: ${made.reason}.`);
	const text =
		format === "json"
			? JSON.stringify(toJson(made, situation, call, at), null, 2)
			: toText(made, situation, call);
	context.stdout.write(`${text}\n`);
}

function situationOf(options: PlanOptions): Situation {
	const names = situations.map(({ id }) => id);
	const id = checkFormat(options.situation, names, "--situation");
	const preset = situations.find((situation) => situation.id === id);
	if (preset === undefined) throw new Error(`no situation ${id}`);
	const number = (text: string | undefined, option: string, fallback: number) => {
		if (text === undefined) return fallback;
		const value = Number(text);
		if (/^\d{1,9}(\.\d{1,3})?$/.test(text) && value > 0) return value;
		throw new UserError(`${option} takes a number above zero, not "${text}".`);
	};
	const daysPerWeek = number(options.daysPerWeek, "--days-per-week", preset.daysPerWeek);
	if (daysPerWeek > 7) throw new UserError("--days-per-week is at most 7.");
	const turns = number(options.turns, "--turns", preset.turns);
	if (!Number.isInteger(turns) || turns > 1000)
		throw new UserError("--turns is a whole number up to 1000.");
	return {
		...preset,
		perDay: number(options.perDay, "--per-day", preset.perDay),
		daysPerWeek,
		turns,
	};
}

async function askedCall(context: CliContext, options: PlanOptions): Promise<PlannedCall> {
	if (options.model === undefined) {
		throw new UserError("Name a call (FILE:LINE), a JSON Lines file, or a model with --model.");
	}
	await prepareTeam(context);
	return {
		model: options.model,
		provider: options.provider,
		tokens: {
			inputTokens: parseCount(options.input, "--input"),
			outputTokens: parseCount(options.output, "--output"),
			userTokens: parseCount(options.user, "--user"),
		},
	};
}

/** The call of the target, or the average of its requests. */
async function readCall(
	context: CliContext,
	target: string,
	options: PlanOptions,
): Promise<PlannedCall> {
	const calls = await readComparedCalls(target, context);
	const models = calls.map(({ site, context: world }) => {
		const { models: found, modelReason } = estimateCallSite(site, world);
		const [first] = found;
		if (first === undefined)
			throw new UserError(
				`The model of ${target} is not known: ${modelReason ?? "it is set at run time"}.`,
			);
		return first;
	});
	const [first] = models;
	if (first === undefined) throw new UserError(`${target} holds no call.`);
	const mean = (values: readonly number[]) =>
		Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
	return {
		model: options.model ?? first.model,
		provider: options.provider ?? (options.model === undefined ? first.provider : undefined),
		tokens: {
			inputTokens: mean(models.map(({ quantities }) => countInputTokens(quantities))),
			outputTokens: mean(models.map(({ quantities }) => quantities.output ?? 0)),
			userTokens: parseCount(options.user, "--user"),
		},
	};
}

type Made = Extract<Plan, { kind: "plan" }>;

function toJson(made: Made, situation: Situation, call: PlannedCall, at: string): unknown {
	const write = (nano: bigint) => toDecimalString({ nano, currency: made.currency });
	const { credit, lastsDays, mode, reason, recharge } = made.purchase;
	return {
		version: 1,
		at,
		model: made.model,
		provider: made.provider,
		currency: made.currency,
		situation,
		tokens: call.tokens,
		requestsPerMonth: Math.round(made.requestsPerMonth),
		peakPerMinute: Math.round(made.peakPerMinute * 10) / 10,
		costPerMonth: {
			low: write(made.month.low),
			typical: write(made.month.typical),
			high: write(made.month.high),
		},
		purchase: {
			credit: write(credit),
			lastsDays: Number.isFinite(lastsDays) ? lastsDays : null,
			mode,
			reason,
			recharge: recharge
				? {
						below: write(recharge.below),
						restoreTo: write(recharge.restoreTo),
						monthlyLimit: write(recharge.monthlyLimit),
					}
				: null,
		},
		tier: made.tier
			? { id: made.tier.tier.id, because: made.tier.because, source: made.tier.source }
			: null,
		savings: made.savings.map(({ kind, what, month, saved }) => ({
			kind,
			what,
			costPerMonth: write(month),
			saved: write(saved),
		})),
	};
}

function toText(made: Made, situation: Situation, { tokens }: PlannedCall): string {
	const show = (nano: bigint) => formatMoney({ nano, currency: made.currency });
	const { credit, lastsDays, mode, reason, recharge } = made.purchase;
	const table = new Table({ style: { head: [], border: [] } });
	table.push(
		["situation", situation.description],
		["model", `${made.model}: ${tokens.inputTokens} tokens in, ${tokens.outputTokens} out`],
		["requests a month", Math.round(made.requestsPerMonth).toLocaleString("en-US")],
		[
			"cost a month",
			`${show(made.month.typical)} (${show(made.month.low)} to ${show(made.month.high)})`,
		],
		["credit to buy", `${show(credit)}, lasts about ${Math.floor(lastsDays)} days`],
		["recharge", `${mode === "auto" ? "automatic" : "by hand"}: ${reason}`],
	);
	if (recharge) {
		const { below, restoreTo, monthlyLimit } = recharge;
		table.push([
			"recharge settings",
			`below ${show(below)} to ${show(restoreTo)}, at most ${show(monthlyLimit)} a month`,
		]);
	}
	if (made.tier) table.push(["tier", `${made.tier.tier.id}: ${made.tier.because}`]);
	for (const { what, month, saved } of made.savings) {
		table.push([`saves ${show(saved)}`, `${what} (${show(month)} a month)`]);
	}
	return table.toString();
}
