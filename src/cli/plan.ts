import { estimateCallSite } from "../core/estimate/estimate.ts";
import { makePlan, type PlanRequest } from "../core/plan/plan.ts";
import { type Situation, situations } from "../core/plan/situations.ts";
import { countInputTokens } from "../core/spend/meterTotals.ts";
import { listCalls, readComparedCalls } from "./comparedCalls.ts";
import type { CliContext } from "./context.ts";
import { checkFormat, parseCount } from "./ledgerAccess.ts";
import { readPlannedRate } from "./planRate.ts";
import { planToJson, planToText } from "./planReport.ts";
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
	readonly callsPerDay?: string;
	readonly peakFactor?: string;
	readonly account?: string;
	readonly daysPerWeek?: string;
	readonly turns?: string;
	readonly at?: string;
	readonly format: string;
}

type PlannedCall = Pick<PlanRequest, "model" | "provider" | "tokens"> & {
	/** What the source's comment or the team file says. */
	readonly callsPerDay?: number | undefined;
};

/** `prompt-cost plan`: how much credit a workload needs. */
export const registerPlan: RegisterCommand = (program, context) => {
	const names = situations.map(({ id }) => id);
	program
		.command("plan")
		.description(
			"How much credit a workload needs, when to recharge, which tier, and what would save.",
		)
		.argument(
			"[target]",
			"FILE:LINE of a call, FILE for each of its calls, or a JSON Lines file of requests (else --model)",
		)
		.option("--situation <name>", `where to start from: ${names.join(", ")}`, "chatbot")
		.option("--model <model>", "a model, without a target")
		.option("--provider <provider>", "who bills it, where the model's name does not tell")
		.option("--input <tokens>", "tokens that a request sends, without a target", "1000")
		.option("--output <tokens>", "tokens of an answer, without a target", "500")
		.option("--user <tokens>", "tokens that the user adds with each turn", "100")
		.option("--per-day <count>", "conversations or requests on a day on which it runs")
		.option("--calls-per-day <count>", "requests on such a day (default: the team file's workload)")
		.option("--peak-factor <factor>", "how far above the mean the busiest minute lies")
		.option("--account <account>", "whose tier limits the calls (default: the provider's first)")
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
	// Wrong options are one mistake, not one of each call.
	const asked = situationOf(options);
	parsePositive(options.callsPerDay, "--calls-per-day", 1);
	parseCount(options.user, "--user");
	const targets = target === undefined ? undefined : await listCalls(target, context);
	if (targets === undefined) {
		const { json, text } = await planOne(context, target, options, { at, asked });
		context.stdout.write(`${format === "json" ? JSON.stringify(json, null, 2) : text}\n`);
		return;
	}
	const plans: object[] = [];
	for (const callSite of targets) {
		const { json, text } = await planOrSay(context, callSite, options, { at, asked });
		plans.push({ callSite, ...json });
		if (format === "table") context.stdout.write(`${callSite}${text}\n`);
	}
	if (format === "json") {
		context.stdout.write(`${JSON.stringify({ version: 1, at, plans }, null, 2)}\n`);
	}
}

/** What holds for every call of a file. */
interface Setting {
	/** ISO date. */
	readonly at: string;
	readonly asked: Situation;
}

/** One call among others: that it has no plan is its answer. */
async function planOrSay(
	context: CliContext,
	target: string,
	options: PlanOptions,
	setting: Setting,
) {
	try {
		const { json, text } = await planOne(context, target, options, setting);
		return { json, text: `\n${text}` };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { json: { unplanned: error.message }, text: `: ${error.message}` };
	}
}

async function planOne(
	context: CliContext,
	target: string | undefined,
	options: PlanOptions,
	{ at, asked }: Setting,
): Promise<{ readonly json: object; readonly text: string }> {
	const call =
		target === undefined
			? await askedCall(context, options)
			: await readCall(context, target, options);
	const situation = withWorkload(asked, call, options);
	const made = makePlan({ ...call, situation, at });
	if (made.kind === "unplanned") throw new UserError(`There is no plan: ${made.reason}.`);
	const request = { tokens: call.tokens, situation, at };
	const rate = await readPlannedRate(context, made, request, options.account);
	return {
		json: planToJson(made, situation, call, at, rate),
		text: planToText(made, situation, call, rate),
	};
}

function situationOf(options: PlanOptions): Situation {
	if (options.perDay !== undefined && options.callsPerDay !== undefined) {
		throw new UserError("Give --per-day or --calls-per-day, not both.");
	}
	const names = situations.map(({ id }) => id);
	const id = checkFormat(options.situation, names, "--situation");
	const preset = situations.find((situation) => situation.id === id);
	if (preset === undefined) throw new Error(`no situation ${id}`);
	const daysPerWeek = parsePositive(options.daysPerWeek, "--days-per-week", preset.daysPerWeek);
	if (daysPerWeek > 7) throw new UserError("--days-per-week is at most 7.");
	const turns = parsePositive(options.turns, "--turns", preset.turns);
	if (!Number.isInteger(turns) || turns > 1000)
		throw new UserError("--turns is a whole number up to 1000.");
	return {
		...preset,
		perDay: parsePositive(options.perDay, "--per-day", preset.perDay),
		peakFactor: parsePositive(options.peakFactor, "--peak-factor", preset.peakFactor),
		daysPerWeek,
		turns,
	};
}

function parsePositive(text: string | undefined, option: string, fallback: number): number {
	if (text === undefined) return fallback;
	const value = Number(text);
	if (/^\d{1,9}(\.\d{1,3})?$/.test(text) && value > 0) return value;
	throw new UserError(`${option} takes a number above zero in digits, such as 250, not "${text}".`);
}

/** Calls of a day as asked or as known of the call; `--per-day` counts conversations and comes first. */
function withWorkload(situation: Situation, call: PlannedCall, options: PlanOptions): Situation {
	const { perDay, callsPerDay } = options;
	if (perDay !== undefined) return situation;
	const known = call.callsPerDay === 0 ? undefined : call.callsPerDay;
	const calls = parsePositive(callsPerDay, "--calls-per-day", known ?? 0);
	if (calls === 0) return situation;
	const description = `${calls.toLocaleString("en-US")} calls a day on which it runs (${situation.id}).`;
	return { ...situation, description, perDay: calls / situation.turns };
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
	const workloads = new Set<number | undefined>();
	const models = calls.map(({ site, context: world }) => {
		const { models: found, modelReason } = estimateCallSite(site, world);
		const [first] = found;
		if (first === undefined)
			throw new UserError(
				`The model of ${target} is not known: ${modelReason ?? "it is set at run time"}.`,
			);
		const facts = { file: world.file, provider: first.provider, model: first.model };
		workloads.add(site.steering?.callsPerDay ?? world.config.workload(facts)?.value.callsPerDay);
		return first;
	});
	const [callsPerDay] = workloads.size === 1 ? workloads : [];
	const [first] = models;
	if (first === undefined) throw new UserError(`${target} holds no call.`);
	const mean = (values: readonly number[]) =>
		Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
	return {
		callsPerDay,
		model: options.model ?? first.model,
		provider: options.provider ?? (options.model === undefined ? first.provider : undefined),
		tokens: {
			inputTokens: mean(models.map(({ quantities }) => countInputTokens(quantities))),
			outputTokens: mean(models.map(({ quantities }) => quantities.output ?? 0)),
			userTokens: parseCount(options.user, "--user"),
		},
	};
}
