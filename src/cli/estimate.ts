import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Presets, SingleBar } from "cli-progress";
import { InvalidArgumentError, Option } from "commander";
import { formatMoney } from "../core/pricing/money.ts";
import type { ServiceTier } from "../core/pricing/rateCard.ts";
import { createTokenCounter } from "../core/tokens/counter.ts";
import type { Json } from "../core/tokens/prompt.ts";
import { readRequest } from "../core/tokens/requests/readRequest.ts";
import { openCountCache } from "../node/countCache.ts";
import { createCountClient } from "../node/countEndpoints.ts";
import { readLines, type TextLine } from "../node/readLines.ts";
import { createVocabularyReader } from "../node/vocabularies.ts";
import type { CliContext } from "./context.ts";
import { EstimateSummary, type EstimateTotals } from "./estimateSummary.ts";
import type { RegisterCommand } from "./program.ts";
import {
	type CostRange,
	comparedTiers,
	DEFAULT_OUTPUT_TOKENS,
	estimateRequest,
	type RequestEstimate,
	toJson,
} from "./requestEstimate.ts";
import { prepareTeam } from "./teamAccess.ts";
import { layTable } from "./textTable.ts";
import { UserError } from "./userError.ts";

interface EstimateOptions {
	readonly format: "table" | "json";
	readonly model?: string;
	readonly tier: ServiceTier;
	readonly outputTokens: number;
	readonly turns: number;
	readonly askProvider?: boolean;
}

/** `prompt-cost estimate FILE`: what the requests of a batch file cost before they are sent. */
export const registerEstimate: RegisterCommand = (program, context) => {
	program
		.command("estimate")
		.description("what the requests of a JSON Lines file cost before they are sent")
		.argument(
			"<file>",
			"batch file of OpenAI, Anthropic or Gemini, or bare bodies; - is standard input",
		)
		.option("--model <model>", "count and price every request for this model")
		.addOption(
			new Option("--tier <tier>", "service tier of each line's cost")
				.choices(comparedTiers)
				.default("standard"),
		)
		.option("--output-tokens <n>", "tokens of a typical answer", parseCount, DEFAULT_OUTPUT_TOKENS)
		.option(
			"--turns <n>",
			"take each request as the first of a conversation of so many turns",
			parseTurns,
			1,
		)
		.option(
			"--ask-provider",
			"send each request to the provider's counting endpoint (OpenAI Responses, Anthropic, Gemini) with your key",
		)
		.addOption(new Option("--format <format>").choices(["table", "json"]).default("table"))
		.action((file: string, options: EstimateOptions) => estimateFile(file, options, context));
};

function parseCount(text: string): number {
	if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
	return Number(text);
}

function parseTurns(text: string): number {
	if (!/^[1-9]\d{0,3}$/.test(text)) {
		throw new InvalidArgumentError("It must be a whole number from 1 to 9999.");
	}
	return Number(text);
}

async function estimateFile(
	file: string,
	options: EstimateOptions,
	context: CliContext,
): Promise<void> {
	const path = file === "-" ? file : resolve(context.cwd, file);
	const size = file === "-" ? 0 : await sizeOf(path, file);
	if (size > LARGE_FILE) setFlagsFromString("--semi-space-growth-factor=1");
	const bar = startProgress(context, size);
	const summary = new EstimateSummary();
	const counter = createTokenCounter(createVocabularyReader(context.assetFolder));
	const client = options.askProvider
		? createCountClient(context.env, openCountCache(join(context.dataFolder, "token-counts.txt")))
		: undefined;
	const requestContext = {
		counter,
		at: context.now().toISOString().slice(0, 10),
		outputTokens: options.outputTokens,
		turns: options.turns,
		config: (await prepareTeam(context)).config,
	};
	for await (const line of readLines(path, process.stdin)) {
		bar?.update(line.bytesRead);
		if (line.text.trim() === "") continue;
		const read = parseLine(line, options.model);
		if ("reason" in read) {
			summary.unreadable++;
			context.stderr.write(`prompt-cost: ${file}:${line.number}: ${read.reason}\n`);
			continue;
		}
		const counted = await client?.count(read.request).catch((error: Error) => {
			context.stderr.write(`prompt-cost: ${file}:${line.number}: ${error.message}\n`);
			context.setExitCode(2);
			return undefined;
		});
		const estimate = estimateRequest(read.request, requestContext, counted);
		summary.add(estimate);
		if (options.format === "json") {
			await write(context, `${JSON.stringify(toJson(estimate, line.number, options.tier))}\n`);
		}
	}
	bar?.stop();
	if (options.format === "json")
		await write(context, `${JSON.stringify({ summary: summary.toJson() })}\n`);
	else await write(context, toText(summary));
	if (summary.unreadable > 0) context.setExitCode(2);
}

async function sizeOf(path: string, file: string): Promise<number> {
	try {
		const found = await stat(path);
		if (found.isDirectory()) throw new UserError(`${file} is a folder; name a JSON Lines file.`);
		return found.size;
	} catch (error) {
		if (error instanceof UserError) throw error;
		throw new UserError(`Cannot read ${file}: ${(error as Error).message}`, { cause: error });
	}
}

function parseLine(
	line: TextLine,
	model: string | undefined,
): { readonly request: RequestEstimate["request"] } | { readonly reason: string } {
	let parsed: Json;
	try {
		parsed = JSON.parse(line.text) as Json;
	} catch (error) {
		return { reason: `not JSON: ${(error as Error).message.slice(0, 200)}` };
	}
	const read = readRequest(parsed, model);
	if ("kind" in read)
		return { reason: read.id === undefined ? read.reason : `${read.id}: ${read.reason}` };
	return { request: read };
}

/** Waits while the reader of our output is slower than we are, so that memory stays constant. */
async function write({ stdout }: CliContext, text: string): Promise<void> {
	if (stdout.write(text)) return;
	await new Promise<void>((done) => {
		stdout.once("drain", done);
	});
}

/**
 * Lines of files above this size pass by in such numbers that the engine would let its nursery grow by 100 MB; kept small, a run
 * over 1 GB needs under 200 MB.
 */
const LARGE_FILE = 1 << 26;

/** Below this size a run is over before a bar could be read. */
const BYTES_WORTH_A_BAR = 1 << 20;

function startProgress({ stderr }: CliContext, total: number): SingleBar | undefined {
	if (!stderr.isTTY || total < BYTES_WORTH_A_BAR) return undefined;
	const bar = new SingleBar(
		{ stream: stderr, format: "{bar} {percentage} %", clearOnComplete: true, hideCursor: true },
		Presets.shades_classic,
	);
	bar.start(total, 0);
	return bar;
}

function toText(summary: EstimateSummary): string {
	const head = ["model", "requests", "input tokens", "cacheable", ...comparedTiers];
	const rows = [...summary.byModel].map(([model, totals]) => rowOf(model, totals));
	if (summary.byModel.size > 1) rows.push(rowOf("all", summary.all));
	const table = layTable(
		{ head, align: ["left", ...head.slice(1).map(() => "right" as const)] },
		rows,
	);
	const notes: string[] = [];
	const { incomplete, unpriced } = summary.all;
	if (incomplete > 0) notes.push(`${incomplete} requests hold parts that cannot be counted here.`);
	if (unpriced > 0) notes.push(`${unpriced} requests have no price.`);
	if (summary.unreadable > 0) notes.push(`${summary.unreadable} lines could not be read.`);
	return `${table}\n${notes.map((note) => `${note}\n`).join("")}`;
}

function rowOf(name: string, totals: EstimateTotals): string[] {
	const isExact = totals.uncertainTokens === 0 && totals.incomplete === 0;
	const costs = comparedTiers.map((tier) => {
		const sums = [...(totals.costs.get(tier)?.values() ?? [])];
		return sums.length === 0 ? "–" : sums.map((sum) => costText(sum, totals)).join("\n");
	});
	return [
		name,
		String(totals.requests),
		`${isExact ? "" : "~"}${totals.inputTokens}`,
		String(totals.cachedPrefixTokens),
		...costs,
	];
}

function costText(sum: CostRange & { readonly priced: number }, totals: EstimateTotals): string {
	const { currency } = sum;
	const typical = formatMoney({ nano: sum.typical, currency });
	const sign = sum.priced < totals.requests || totals.incomplete > 0 ? "≥" : "~";
	const high = sum.high === null ? "" : ` (≤${formatMoney({ nano: sum.high, currency })})`;
	return `${sign}${typical}${high}`;
}
