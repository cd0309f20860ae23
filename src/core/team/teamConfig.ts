import { findPrice } from "../pricing/catalog.ts";
import { matchesName } from "../pricing/namePattern.ts";
import type { PriceLookup, PriceQuery } from "../pricing/rateCard.ts";
import { findContractedPrice } from "./contracts.ts";
import { matchesFile, matchesModel } from "./globs.ts";
import { type Layer, orderLayers, relativeTo, type Sourced } from "./layers.ts";
import { mergeRules, type TeamRules } from "./rules.ts";
import type { TeamFile } from "./schema.ts";

/** What the team file may match a call site by. `file` is relative to the scanned root, with `/`. */
export interface CallSiteFacts {
	readonly file: string;
	readonly provider?: string | undefined;
	readonly model?: string | undefined;
}

/** A model that an alias stands for. */
export interface AliasTarget {
	readonly provider: string | undefined;
	readonly model: string;
}

/** How often a call site runs. */
export type Workload = NonNullable<TeamFile["workloads"]>[number];
/** A limit on cost: of one call, of one call site per month, or of everything per month. */
export type Budget = NonNullable<TeamFile["budgets"]>[number];
/** The currency costs are shown in, with a dated rate. */
export type ShownCurrency = NonNullable<TeamFile["currency"]>;

/** The values in force for one folder of one workspace root. Built from plain layers, so it can be made in a worker. */
export interface TeamConfig {
	/** In rising precedence. */
	readonly layers: readonly Layer[];
	/** Expected output tokens of a call; undefined when no file says (the built-in default is the caller's). */
	expectedOutputTokens(site: CallSiteFacts): Sourced<number> | undefined;
	/** Expected tokens of a hole by its name. */
	holeTokens(name: string, site: CallSiteFacts): Sourced<number> | undefined;
	/** What a written model name stands for (Azure deployments and the like). */
	resolveAlias(model: string, provider?: string): Sourced<AliasTarget> | undefined;
	/** The price this team pays: aliases resolved, contract over list; `card.list` holds the list price then. */
	findPrice(query: PriceQuery): PriceLookup;
	workload(site: CallSiteFacts): Sourced<Workload> | undefined;
	/** Every budget that applies to a call site, nearest layer last. */
	budgets(site: CallSiteFacts): readonly Sourced<Budget>[];
	/** Budgets of everything together per month. */
	readonly monthlyBudgets: readonly Sourced<Budget>[];
	readonly rules: TeamRules;
	readonly currency: Sourced<ShownCurrency> | undefined;
	readonly accounts: Sourced<readonly string[]> | undefined;
}

/** Makes the configuration of one folder from its layers, in any order of kinds; nested folders from the root down. */
export function createTeamConfig(unordered: readonly Layer[]): TeamConfig {
	const layers = orderLayers(unordered);
	const configured = layers.filter((layer) => layer.kind !== "built-in");
	const resolveAlias = (model: string, provider?: string) =>
		nearest(configured, (file) => aliasIn(file, model, provider));
	const withSites = configured.flatMap((layer) =>
		(layer.file.budgets ?? []).map((value) => ({ layer, value })),
	);
	return {
		layers,
		resolveAlias,
		expectedOutputTokens: (site) =>
			nearest(configured, ({ outputTokens: expected }, layer) =>
				typeof expected === "object"
					? expected.findLast((entry) => appliesTo(entry, site, layer))?.tokens
					: expected,
			),
		holeTokens: (name, site) =>
			nearest(configured, ({ holes }, layer) => holeIn(holes, name, site, layer)),
		findPrice: (query) => {
			const alias = resolveAlias(query.model, query.provider)?.value;
			const meant = alias
				? { ...query, model: alias.model, provider: alias.provider ?? query.provider }
				: query;
			return findContractedPrice(configured, meant, findPrice(meant));
		},
		workload: (site) =>
			nearest(configured, ({ workloads }, layer) =>
				workloads?.findLast((entry) => appliesTo(entry, site, layer)),
			),
		budgets: (site) =>
			withSites
				.filter(({ value, layer }) => value.per !== "month" && appliesTo(value, site, layer))
				.map(({ value, layer }) => sourced(value, layer)),
		monthlyBudgets: withSites
			.filter(({ value }) => value.per === "month")
			.map(({ value, layer }) => sourced(value, layer)),
		rules: mergeRules(configured),
		currency: nearest(configured, (file) => file.currency),
		accounts: nearest(configured, (file) => file.accounts),
	};
}

/** The value of the nearest layer that has one. */
function nearest<T>(
	layers: readonly Layer[],
	read: (file: TeamFile, layer: Layer) => T | undefined,
): Sourced<T> | undefined {
	for (const layer of layers.toReversed()) {
		const value = read(layer.file, layer);
		if (value !== undefined) return sourced(value, layer);
	}
	return undefined;
}

const sourced = <T>(value: T, layer: Layer): Sourced<T> => ({
	value,
	layer: layer.kind,
	source: layer.source,
});

/** Whether an entry's call-site and model globs hold; an entry without globs holds for every call of its folder. */
function appliesTo(
	entry: { readonly callSite?: string | undefined; readonly model?: string | undefined },
	site: CallSiteFacts,
	layer: Layer,
): boolean {
	const path = relativeTo(layer.base, site.file);
	if (entry.callSite !== undefined && (path === undefined || !matchesFile(entry.callSite, path))) {
		return false;
	}
	if (entry.model === undefined) return true;
	return site.model !== undefined && matchesModel(entry.model, site.provider, site.model);
}

/** An exact name before a pattern, a longer pattern before a shorter one; in the list form the last that holds. */
function holeIn(
	holes: TeamFile["holes"],
	name: string,
	site: CallSiteFacts,
	layer: Layer,
): number | undefined {
	if (Array.isArray(holes)) {
		return holes.findLast(
			(entry) =>
				(entry.name === undefined || matchesName(entry.name, name)) &&
				appliesTo(entry, site, layer),
		)?.tokens;
	}
	if (!holes) return undefined;
	if (Object.hasOwn(holes, name)) return holes[name];
	const patterns = Object.keys(holes).filter((pattern) => matchesName(pattern, name));
	const longest = patterns.sort((a, b) => b.length - a.length)[0];
	return longest === undefined ? undefined : holes[longest];
}

/** `azure/name` names the deployment of one provider; a bare name holds for all. */
function aliasIn(
	file: TeamFile,
	model: string,
	provider: string | undefined,
): AliasTarget | undefined {
	const aliases = file.aliases ?? {};
	const names = provider === undefined ? [model] : [`${provider}/${model}`, model];
	const name = names.find((candidate) => Object.hasOwn(aliases, candidate));
	const target = name === undefined ? undefined : aliases[name];
	if (target === undefined) return undefined;
	return typeof target === "string"
		? { provider, model: target }
		: { provider: target.provider ?? provider, model: target.model };
}
