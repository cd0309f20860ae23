import { matchesModel } from "./globs.ts";
import type { Layer, Sourced } from "./layers.ts";
import type { TeamFile } from "./schema.ts";

type RulesOfFile = NonNullable<TeamFile["rules"]>;

/** A model that must not be used, with what to use instead. */
export interface BannedModel {
	readonly pattern: string;
	readonly reason?: string;
	readonly use?: string;
}

/** The rules in force. Amounts are decimal strings in dollars (or the file's currency), shares fractions. */
export interface TeamRules {
	/** Whether a model may be used, and if not, which rule says so. */
	checkModel(
		provider: string | undefined,
		model: string,
	): { readonly allowed: true } | { readonly allowed: false; readonly by: Sourced<BannedModel> };
	readonly maxCostPerCall: Sourced<string> | undefined;
	readonly maxContextShare: Sourced<number> | undefined;
	readonly requireOutputCap: Sourced<boolean> | undefined;
}

/**
 * Lays the rules of all layers over each other. Team layers: the nearest that sets a rule counts, bans add up.
 * The personal layer only ever tightens: its limit counts where it is lower, its list where it excludes more.
 */
export function mergeRules(layers: readonly Layer[]): TeamRules {
	const personal = layers.filter((layer) => layer.kind === "personal");
	const team = layers.filter((layer) => layer.kind !== "personal");
	const tightest = <T>(
		read: (rules: RulesOfFile) => T | undefined,
		isTighter: (own: T, teams: T) => boolean,
	): Sourced<T> | undefined => {
		const teams = last(team, read);
		const own = last(personal, read);
		if (!own || !teams) return own ?? teams;
		return isTighter(own.value, teams.value) ? own : teams;
	};
	const bans = layers.flatMap((layer) =>
		(layer.file.rules?.bannedModels ?? []).map((ban) => ({
			value: typeof ban === "string" ? { pattern: ban } : toBan(ban),
			layer: layer.kind,
			source: layer.source,
		})),
	);
	const allowed = [personal, team]
		.map((some) => last(some, (rules) => rules.allowedModels))
		.filter((found) => found !== undefined);
	return {
		checkModel: (provider, model) => {
			const ban = bans.findLast(({ value }) => matchesModel(value.pattern, provider, model));
			if (ban) return { allowed: false, by: ban };
			const closed = allowed.find(
				({ value }) => !value.some((pattern) => matchesModel(pattern, provider, model)),
			);
			if (!closed) return { allowed: true };
			const reason = `not among the allowed models (${closed.value.join(", ")})`;
			return { allowed: false, by: { ...closed, value: { pattern: "*", reason } } };
		},
		maxCostPerCall: tightest(
			(rules) => rules.maxCostPerCall,
			(own, teams) => Number(own) < Number(teams),
		),
		maxContextShare: tightest(
			(rules) => rules.maxContextShare,
			(own, teams) => own < teams,
		),
		requireOutputCap: tightest(
			(rules) => rules.requireOutputCap,
			(own) => own,
		),
	};
}

const toBan = (ban: {
	readonly model: string;
	readonly reason?: string | undefined;
	readonly use?: string | undefined;
}): BannedModel => ({
	pattern: ban.model,
	...(ban.reason !== undefined && { reason: ban.reason }),
	...(ban.use !== undefined && { use: ban.use }),
});

function last<T>(
	layers: readonly Layer[],
	read: (rules: RulesOfFile) => T | undefined,
): Sourced<T> | undefined {
	for (const layer of layers.toReversed()) {
		const value = layer.file.rules && read(layer.file.rules);
		if (value !== undefined) return { value, layer: layer.kind, source: layer.source };
	}
	return undefined;
}
