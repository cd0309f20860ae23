import { join, resolve } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import { Option } from "commander";
import type { CallSiteReport } from "../core/estimate/callSiteReport.ts";
import { type ScanTotals, totalOf } from "../core/estimate/scanTotals.ts";
import { formatMoney, parseMoney } from "../core/pricing/money.ts";
import { Scanner, type ScanResult } from "../node/scanner.ts";
import type { CliContext } from "./context.ts";
import type { RegisterCommand } from "./program.ts";
import { layTable } from "./textTable.ts";
import { UserError } from "./userError.ts";

interface ScanOptions {
	readonly format: "table" | "json";
	readonly exclude: readonly string[];
}

/** The JSON of `scan`; `file` is relative to the path that was scanned. */
interface ScanOutput {
	readonly version: 1;
	readonly callSites: readonly CallSiteReport[];
	readonly totals: ScanTotals;
	/** Files that were not looked into, with the reason. */
	readonly skipped: readonly { readonly file: string; readonly reason: string }[];
	/** Files of known languages that were looked at, and how many of them hold a word of an SDK. */
	readonly files: { readonly found: number; readonly parsed: number };
}

/** Below this many files a scan is over before a bar could be read. */
const filesWorthABar = 500;

/** A bar on a terminal, once there are enough files; it ends with the scan. */
class ScanProgress {
	readonly #stderr: CliContext["stderr"];
	#bar: SingleBar | undefined;

	constructor(stderr: CliContext["stderr"]) {
		this.#stderr = stderr;
	}

	update(done: number, found: number): void {
		if (!this.#stderr.isTTY || found < filesWorthABar) return;
		if (this.#bar === undefined) {
			const format = "{bar} {value}/{total} files";
			this.#bar = new SingleBar(
				{ stream: this.#stderr, format, clearOnComplete: true, hideCursor: true },
				Presets.shades_classic,
			);
			this.#bar.start(found, 0);
		}
		this.#bar.setTotal(found);
		this.#bar.update(done);
	}

	stop(): void {
		this.#bar?.stop();
	}
}

async function scanFolder(
	scanner: Scanner,
	path: string,
	exclude: readonly string[],
	context: CliContext,
): Promise<ScanResult> {
	const progress = new ScanProgress(context.stderr);
	try {
		return await scanner.scanPath(
			resolve(context.cwd, path),
			{
				exclude,
				onUnreadable: (unreadable, error) =>
					context.stderr.write(`prompt-cost: skipped ${unreadable}: ${error.message}\n`),
			},
			(done, found) => progress.update(done, found),
		);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") {
			throw new UserError(`There is no file or folder ${path}.`, { cause: error });
		}
		throw error;
	} finally {
		progress.stop();
	}
}

async function scanPaths(
	paths: readonly string[],
	options: ScanOptions,
	context: CliContext,
): Promise<ScanOutput> {
	const callSites: CallSiteReport[] = [];
	const skipped: { file: string; reason: string }[] = [];
	const files = { found: 0, parsed: 0 };
	const scanner = new Scanner({
		workerPath: join(context.assetFolder, "parserWorker.cjs"),
		assetFolder: context.assetFolder,
		dataFolder: context.dataFolder,
		today: context.now().toISOString().slice(0, 10),
	});
	try {
		for (const path of paths) {
			const result = await scanFolder(scanner, path, options.exclude, context);
			files.found += result.found;
			files.parsed += result.parsed;
			for (const scanned of result.files) {
				callSites.push(...scanned.callSites);
				if (scanned.skipped) skipped.push({ file: scanned.file, reason: scanned.skipped });
			}
		}
	} finally {
		await scanner.close();
	}
	return { version: 1, callSites, totals: totalOf(callSites), skipped, files };
}

function describeModel({ model, modelCandidates, modelReason }: CallSiteReport): string {
	if (model !== null) return model;
	return modelCandidates.length > 0 ? modelCandidates.join(" | ") : `? ${modelReason ?? ""}`.trim();
}

function formatDecimal(decimal: string, currency: string): string {
	const read = parseMoney(decimal, currency);
	return read.kind === "money" ? formatMoney(read.money) : decimal;
}

/** As above the call in the editor: the high where a written cap bounds it, else the typical. */
function describeCost({ cost, maxOutputTokens }: CallSiteReport): string {
	if (!cost) return "no price";
	const { low, typical, high, currency } = cost;
	if (high === "0") return "free";
	if (low === high) return formatDecimal(low, currency);
	if (maxOutputTokens !== null && high !== null) return `≤${formatDecimal(high, currency)}`;
	return `~${formatDecimal(typical, currency)}`;
}

function printTable(
	{ callSites, skipped, totals, files }: ScanOutput,
	{ stdout }: CliContext,
): void {
	const head = ["where", "sdk", "model", "in", "out", "cost of one call"];
	const rows = callSites.map((site) => [
		`${site.file}:${site.line}`,
		site.modality === "chat" ? site.sdk : `${site.sdk} ${site.modality}`,
		describeModel(site),
		`${site.exactness === "exact" && site.typicalInputTokens === site.inputTokens ? "" : "~"}${site.typicalInputTokens}`,
		site.maxOutputTokens === null ? "" : `≤${site.maxOutputTokens}`,
		describeCost(site),
	]);
	if (rows.length > 0) {
		stdout.write(
			`${layTable({ head, align: ["left", "left", "left", "right", "right", "right"] }, rows)}\n`,
		);
	}
	for (const { file, reason } of skipped) stdout.write(`skipped ${file}: ${reason}\n`);
	const sums = totals.cost
		.map(({ typical, currency }) => formatDecimal(typical, currency))
		.join(" + ");
	const lowerBound = totals.unpriced > 0 ? "≥" : "~";
	stdout.write(
		`${totals.callSites} call sites in ${files.found} files (${totals.modelsKnown} with a known model, ${totals.unpriced} without a price)${
			sums === "" ? "" : `; each sent once: ${lowerBound}${sums}`
		}\n`,
	);
}

/** `prompt-cost scan PATH…`: every call site under the paths, with its model, tokens and cost. */
export const registerScan: RegisterCommand = (program, context) => {
	program
		.command("scan")
		.description("list the LLM calls in source files, with model, tokens and cost")
		.argument("<path...>", "files or folders")
		.addOption(new Option("--format <format>").choices(["table", "json"]).default("table"))
		.option("--exclude <glob...>", "leave out files that match, beside those in .gitignore", [])
		.action(async (paths: string[], options: ScanOptions) => {
			const output = await scanPaths(paths, options, context);
			if (options.format === "json") context.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
			else printTable(output, context);
		});
};
