import * as jsonc from "jsonc-parser";
import { findPrice, listModels } from "../pricing/catalog.ts";
import { nearestIds } from "../pricing/nearestIds.ts";
import { findProviderId } from "../pricing/providers.ts";
import type { Meter, Rate, RateCard } from "../pricing/rateCard.ts";
import type { ContractPrice } from "./contracts.ts";
import { matchesFile, matchesModel } from "./globs.ts";
import type { ParsedTeamFile, TeamProblem } from "./parseTeamFile.ts";
import type { TeamFile } from "./schema.ts";

/** What a valid file is checked against. */
export interface CheckContext {
	/** ISO date of today. */
	readonly at: string;
	/** Source files under the file's folder, relative to it, with `/`; left out when they are not known. */
	readonly files?: readonly string[];
}

type Path = readonly (string | number)[];
type Warn = (path: Path, message: string) => void;

/** Finds what is allowed but probably meant otherwise: a price in the wrong unit, a glob that matches nothing, a typo. */
export function checkTeamFile(parsed: ParsedTeamFile, context: CheckContext): TeamProblem[] {
	const { value, tree, locate } = parsed;
	if (!value || !tree) return [];
	const problems: TeamProblem[] = [];
	const warn: Warn = (path, message) => {
		const node = jsonc.findNodeAtLocation(tree, [...path]) ?? tree;
		const [start, end] = [node.offset, node.offset + node.length];
		problems.push({ message, start, end, ...locate(start), severity: "warning" });
	};
	for (const [index, price] of (value.prices ?? []).entries()) {
		checkPrice(price, ["prices", index], value, context, warn);
	}
	checkAliases(value, context, warn);
	checkModelGlobs(value, warn);
	if (context.files) checkFileGlobs(value, context.files, warn);
	return problems;
}

function checkPrice(
	price: ContractPrice,
	path: Path,
	file: TeamFile,
	{ at }: CheckContext,
	warn: Warn,
): void {
	checkSpan(price, path, at, warn);
	checkCurrency(price, path, file, warn);
	const provider = price.provider === undefined ? undefined : findProviderId(price.provider);
	const cards = cardsFor(price, provider ?? price.provider, at);
	if (cards.length === 0) {
		// Absolute rates may price a model of the house that no list knows; a discount needs a list price.
		if (price.discount !== undefined || price.model?.includes("*"))
			warn(path, unmatched(price, provider));
		return;
	}
	for (const [meter, rate] of Object.entries(price.rates ?? {}) as [Meter, Rate][]) {
		const mistake = unitMistake(meter, rate, cards);
		if (mistake !== undefined) warn([...path, "rates", meter], mistake);
	}
}

function checkSpan(price: ContractPrice, path: Path, at: string, warn: Warn): void {
	if (price.from !== undefined && price.to !== undefined && price.from >= price.to) {
		warn(
			[...path, "to"],
			`\`to\` (${price.to}) is not after \`from\` (${price.from}): the price never holds`,
		);
	} else if (price.to !== undefined && price.to <= at) {
		warn([...path, "to"], `this price ended on ${price.to}`);
	}
}

function checkCurrency(price: ContractPrice, path: Path, file: TeamFile, warn: Warn): void {
	if (
		price.currency !== undefined &&
		price.currency !== "USD" &&
		file.currency?.code !== price.currency
	) {
		warn(
			[...path, "currency"],
			`add \`currency\` with a dated rate, or ${price.currency} cannot be compared with dollars`,
		);
	}
}

function unmatched(price: ContractPrice, provider: string | undefined): string {
	if (price.model === undefined || (price.provider !== undefined && provider === undefined)) {
		return `no provider "${price.provider}" is in the price list${hint(price.provider, providers())}`;
	}
	return `"${price.model}" matches no model of the price list${hint(price.model, models(provider))}`;
}

const providers = (): string[] => [...new Set(listModels().map((listed) => listed.provider))];
const models = (provider?: string): string[] => listModels(provider).map((listed) => listed.model);

function hint(typed: string | undefined, known: readonly string[]): string {
	const [nearest] = nearestIds(typed?.replaceAll("*", "") ?? "", known);
	return nearest === undefined ? "" : `: did you mean "${nearest}"?`;
}

/** More cards than these are not needed to tell a wrong unit. */
const MAX_CARDS = 20;

function cardsFor(price: ContractPrice, provider: string | undefined, at: string): RateCard[] {
	const { model } = price;
	if (model !== undefined && !model.includes("*")) {
		const found = findPrice({ provider, model, at });
		return found.kind === "priced" ? [found.card] : [];
	}
	const cards: RateCard[] = [];
	for (const listed of listModels(provider)) {
		if (model !== undefined && !namesListed(model, listed)) continue;
		const found = findPrice({ provider: listed.provider, model: listed.model, at });
		if (found.kind === "priced") cards.push(found.card);
		if (cards.length >= MAX_CARDS) break;
	}
	return cards;
}

const namesListed = (
	pattern: string,
	listed: { provider: string; model: string; ids: readonly string[] },
): boolean =>
	[listed.model, ...listed.ids].some((id) => matchesModel(pattern, listed.provider, id));

/** Beyond this a contract price is taken for a mistake of units. */
const SUSPICIOUS = 300;

/** "$/token" is a millionth, "$/1K" a thousandth of what the file expects; too dear by as much is the same the other way. */
function unitMistake(meter: Meter, rate: Rate, cards: readonly RateCard[]): string | undefined {
	const factors = cards.flatMap((card) => {
		const list = Number(card.tiers[0]?.rates[meter]);
		return list > 0 && Number(rate) > 0 ? [{ list, factor: Number(rate) / list }] : [];
	});
	const closest = factors.sort(
		(a, b) => Math.abs(Math.log(a.factor)) - Math.abs(Math.log(b.factor)),
	)[0];
	if (!closest) return undefined;
	const { factor, list } = closest;
	if (factor < SUSPICIOUS && factor > 1 / SUSPICIOUS) return undefined;
	const times = Math.round(factor >= 1 ? factor : 1 / factor).toLocaleString("en-US");
	const meant =
		factor < 1 / 30_000 ? "per token" : factor < 1 ? "per 1,000 tokens" : "in another unit";
	return `${rate} is ${times} times ${factor < 1 ? "below" : "above"} the list price of ${list}: it looks ${meant}; expected per million tokens (other meters per unit)`;
}

function checkAliases(file: TeamFile, { at }: CheckContext, warn: Warn): void {
	for (const [name, target] of Object.entries(file.aliases ?? {})) {
		const { model, provider } =
			typeof target === "string" ? { model: target, provider: undefined } : target;
		const found = findPrice({ provider, model, at });
		if (found.kind !== "unpriced") continue;
		const nearest = found.nearest?.[0];
		warn(
			["aliases", name],
			`${found.reason}${nearest === undefined ? "" : `: did you mean "${nearest}"?`}`,
		);
	}
}

function checkModelGlobs(file: TeamFile, warn: Warn): void {
	const check = (pattern: string, path: Path): void => {
		if (listModels().some((listed) => namesListed(pattern, listed))) return;
		warn(path, `"${pattern}" matches no model of the price list${hint(pattern, models())}`);
	};
	for (const [index, pattern] of (file.rules?.allowedModels ?? []).entries()) {
		check(pattern, ["rules", "allowedModels", index]);
	}
	for (const [index, ban] of (file.rules?.bannedModels ?? []).entries()) {
		check(typeof ban === "string" ? ban : ban.model, ["rules", "bannedModels", index]);
	}
}

function checkFileGlobs(file: TeamFile, files: readonly string[], warn: Warn): void {
	const lists = {
		outputTokens: file.outputTokens,
		holes: file.holes,
		workloads: file.workloads,
		budgets: file.budgets,
	};
	for (const [key, list] of Object.entries(lists)) {
		if (!Array.isArray(list)) continue;
		for (const [index, entry] of list.entries()) {
			const glob = entry.callSite;
			if (glob === undefined || files.some((path) => matchesFile(glob, path))) continue;
			warn([key, index, "callSite"], `"${glob}" matches no source file here`);
		}
	}
}
