import { type Command, Option } from "commander";
import { catalogOrigin, findPrice, listModels } from "../core/pricing/catalog.ts";
import { describePrice, type PriceReport } from "../core/pricing/describePrice.ts";
import { findProviderId } from "../core/pricing/providers.ts";
import type { Meter, ServiceTier } from "../core/pricing/rateCard.ts";
import { fetchText } from "../node/fetchText.ts";
import {
	describeUpdate,
	forgetFetchedPrices,
	PRICE_FEED_ADDRESS,
	updatePrices,
} from "../node/priceFeed.ts";
import type { CliContext } from "./context.ts";
import type { RegisterCommand } from "./program.ts";
import { prepareTeam } from "./teamAccess.ts";
import { layTable, type TableLayout } from "./textTable.ts";
import { UserError } from "./userError.ts";

interface ShowOptions {
	readonly provider?: string;
	readonly at?: string;
	readonly tier?: ServiceTier;
	readonly region?: string;
	readonly format: "table" | "json";
}

const formatOption = () =>
	new Option("--format <format>", "how to print it").choices(["table", "json"]).default("table");

/** `prompt-cost prices show|list|update`. */
export const registerPrices: RegisterCommand = (program, context) => {
	const prices = program
		.command("prices")
		.description("What models cost, and how old the prices are.");
	registerShow(prices, context);
	prices
		.command("list")
		.description("Every model with a price.")
		.option("--provider <provider>", "of this provider only")
		.addOption(formatOption())
		.action(async (options: { provider?: string; format: "table" | "json" }) => {
			await prepareTeam(context);
			listPrices(context, options);
		});
	prices
		.command("update")
		.description(
			"Fetch current prices; a feed that looks wrong is refused and the last good prices stay.",
		)
		.option(
			"--from <address>",
			"the feed",
			context.env["PROMPT_COST_PRICE_FEED"] ?? PRICE_FEED_ADDRESS,
		)
		.addOption(formatOption())
		.action((options: { from: string; format: "table" | "json" }) => update(context, options));
	prices
		.command("reset")
		.description("Return to the prices bundled with this release.")
		.action(() => reset(context));
};

/** Fetched prices are forgotten; the bundled ones are in use again. */
async function reset(context: CliContext): Promise<void> {
	await forgetFetchedPrices(context.dataFolder);
	context.stdout.write(`The prices bundled with this release are in use. ${ageOf(context)}\n`);
}

function registerShow(prices: Command, context: CliContext): void {
	prices
		.command("show")
		.description("The price of models, as code writes them.")
		.argument("<id...>", "model ids: gpt-4o, azure/gpt-4.1, us.anthropic.claude-opus-5, …")
		.option("--provider <provider>", "who bills them, where the id does not tell")
		.option("--at <date>", "at that day: 2026-11-23 (default: today)")
		.addOption(
			new Option("--tier <tier>", "service tier").choices([
				"standard",
				"batch",
				"flex",
				"priority",
				"ultrafast",
			]),
		)
		.option("--region <region>", "a region that requests are bound to: us, eu")
		.addOption(formatOption())
		.action((ids: readonly string[], options: ShowOptions) => show(context, ids, options));
}

async function show(
	context: CliContext,
	ids: readonly string[],
	options: ShowOptions,
): Promise<void> {
	const at = options.at ?? context.now().toISOString().slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(at) || Number.isNaN(Date.parse(at))) {
		throw new UserError(`"${at}" is not a date; write 2026-11-23.`);
	}
	const { config } = await prepareTeam(context);
	const reports = ids.map((model) =>
		describePrice(
			{
				provider: options.provider,
				model,
				at,
				...(options.tier && { serviceTier: options.tier }),
				...(options.region !== undefined && { region: options.region }),
			},
			config.findPrice,
		),
	);
	if (options.format === "json") context.stdout.write(`${JSON.stringify(reports, null, "\t")}\n`);
	else context.stdout.write(`${tableOf(reports)}\n${ageOf(context)}\n`);
}

const shown: readonly (readonly [string, Meter])[] = [
	["input", "input"],
	["cached", "cachedInput"],
	["output", "output"],
];

function tableOf(reports: readonly PriceReport[]): string {
	const layout: TableLayout = {
		head: ["model", "provider", ...shown.map(([name]) => name), "other meters", "notes"],
		align: ["left", "left", ...shown.map(() => "right" as const)],
		widths: [null, null, null, null, null, 34, 58],
	};
	const rows: string[][] = [];
	for (const report of reports) {
		rows.push([
			report.id,
			report.provider ?? "?",
			...ratesOf(report),
			othersOf(report),
			notesOf(report),
		]);
		if (!report.contracted) continue;
		const { rates, note } = report.contracted;
		const cells = shown.map(([, meter]) => rates[meter] ?? "");
		rows.push(["  you pay", "", ...cells, "", note ?? "contract"]);
	}
	return layTable(layout, rows);
}

const ratesOf = ({ rates, status }: PriceReport): string[] =>
	shown.map(([, meter]) => rates[meter] ?? (status === "local" ? "free" : ""));

function othersOf({ rates, tiers, serviceTiers }: PriceReport): string {
	const plain = new Set(shown.map(([, meter]) => meter as string));
	const others = Object.entries(rates).filter(([meter]) => !plain.has(meter));
	const lines = others.map(([meter, rate]) => `${meter} ${rate}`);
	for (const { aboveInputTokens, rates: long } of tiers) {
		lines.push(
			`over ${aboveInputTokens.toLocaleString("en-US")} tokens: ${long.input} in, ${long.output} out`,
		);
	}
	for (const [tier, { input, output }] of Object.entries(serviceTiers)) {
		if (input !== undefined)
			lines.push(`${tier}: ${input} in${output === undefined ? "" : `, ${output} out`}`);
	}
	return lines.join("\n");
}

function notesOf(report: PriceReport): string {
	const { nearest = [], reason, note, source, readOn, validTo, confidence } = report;
	const lines = [reason, note];
	if (nearest.length > 0) lines.push(`did you mean ${nearest.join(", ")}?`);
	if (validTo !== null) lines.push(`until ${validTo}`);
	if (source !== null)
		lines.push(source.replace(/^https:\/\//, ""), `read ${readOn} (${confidence})`);
	return lines.filter((line) => line !== null).join("\n");
}

/** How old the base prices are, in words. */
function ageOf(context: CliContext): string {
	const { source, readOn } = catalogOrigin();
	const days = Math.floor((context.now().getTime() - Date.parse(readOn)) / 86_400_000);
	return `Dollars per million tokens, other meters per unit. Base prices: ${source}, ${readOn} (${days} days old).`;
}

function listPrices(
	context: CliContext,
	options: { provider?: string; format: "table" | "json" },
): void {
	const provider =
		options.provider === undefined
			? undefined
			: (findProviderId(options.provider) ?? options.provider);
	const models = listModels(provider);
	if (models.length === 0) {
		const known = [...new Set(listModels().map((model) => model.provider))].join(", ");
		throw new UserError(`There is no provider "${options.provider}". Known: ${known}.`);
	}
	const at = context.now().toISOString().slice(0, 10);
	const rows = models.map((listed) => {
		const found = findPrice({ provider: listed.provider, model: listed.model, at });
		return { ...listed, rates: found.kind === "priced" ? (found.card.tiers[0]?.rates ?? {}) : {} };
	});
	if (options.format === "json") {
		context.stdout.write(`${JSON.stringify(rows, null, "\t")}\n`);
		return;
	}
	for (const { provider: seller, model, rates } of rows) {
		const priced = Object.entries(rates).map(([meter, rate]) => `${meter} ${rate}`);
		context.stdout.write(`${seller}/${model}\t${priced.join(", ")}\n`);
	}
	context.stdout.write(`${rows.length} models. ${ageOf(context)}\n`);
}

async function update(
	context: CliContext,
	options: { from: string; format: "table" | "json" },
): Promise<void> {
	const result = await updatePrices({
		dataFolder: context.dataFolder,
		address: options.from,
		today: context.now().toISOString().slice(0, 10),
		fetchText,
	});
	const { updated, message, changes } = describeUpdate(result);
	if (!updated || result.kind !== "updated") throw new UserError(message);
	if (options.format === "json") {
		const { source, readOn } = result.catalog;
		const all = { source, readOn, changes: result.changes };
		context.stdout.write(`${JSON.stringify(all, null, "\t")}\n`);
		return;
	}
	context.stdout.write([...changes, message, ""].join("\n"));
}
