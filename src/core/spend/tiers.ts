import { parseMoney } from "../pricing/money.ts";
import type { Account, NanoUnits } from "./account.ts";
import tierRows from "./tiers.json" with { type: "json" };

/** One usage tier of a provider; amounts are decimal strings in US dollars. */
export interface Tier {
	readonly id: string;
	/** Purchases or spend so far from which on the tier holds. */
	readonly threshold?: string;
	/** The most that may be spent in a calendar month. */
	readonly monthlyLimit?: string;
}

/** How a provider sorts accounts into tiers, from one date to another (ISO dates, `until` exclusive). */
export interface TierScheme {
	readonly provider: string;
	readonly from?: string;
	readonly until?: string;
	/** What decides: credit bought so far, spend so far, or the provider's own judgement. */
	readonly by: "purchases" | "spend" | "history";
	readonly note: string;
	readonly source: string;
	readonly readOn: string;
	/** The lowest first. */
	readonly tiers: readonly Tier[];
}

/** Where an account stands in its provider's scheme. */
export interface TierStanding {
	readonly scheme: TierScheme;
	readonly tier: Tier;
	/** `told` by the user, else computed from what is recorded. */
	readonly basis: "told" | "computed";
	readonly monthlyLimit?: NanoUnits | undefined;
	/** The next tier and what is missing to it; undefined at the top or where the provider judges. */
	readonly next?: { readonly tier: Tier; readonly missing: NanoUnits } | undefined;
}

/** The scheme of a provider at an instant; undefined where none is known. */
export function findTierScheme(provider: string, at: string): TierScheme | undefined {
	return (tierRows as readonly TierScheme[]).find(
		(scheme) =>
			scheme.provider === provider &&
			(scheme.from === undefined || at >= scheme.from) &&
			(scheme.until === undefined || at < scheme.until),
	);
}

/** The tier of an account in US dollars by what it bought and spent so far, or as the user told it. */
export function findTier(
	account: Account,
	at: string,
	totals: { readonly purchased: NanoUnits; readonly spent: NanoUnits },
): TierStanding | undefined {
	const scheme = findTierScheme(account.provider, at);
	if (scheme === undefined || account.currency !== "USD") return undefined;
	const so = scheme.by === "spend" ? totals.spent : totals.purchased;
	const told = scheme.tiers.find((tier) => tier.id === account.tier);
	const tier = told ?? reachedTier(scheme, so);
	if (tier === undefined) return undefined;
	const above = scheme.tiers[scheme.tiers.indexOf(tier) + 1];
	const threshold = nanoOf(above?.threshold);
	return {
		scheme,
		tier,
		basis: told === undefined ? "computed" : "told",
		monthlyLimit: nanoOf(tier.monthlyLimit),
		next:
			above === undefined || threshold === undefined
				? undefined
				: { tier: above, missing: threshold > so ? threshold - so : 0n },
	};
}

/** The lowest tier whose monthly limit allows the spend; undefined when none does or none is known. */
export function findTierFor(scheme: TierScheme, monthlySpend: NanoUnits): Tier | undefined {
	return scheme.tiers.find((tier) => {
		const limit = nanoOf(tier.monthlyLimit);
		return limit !== undefined && limit >= monthlySpend;
	});
}

function reachedTier(scheme: TierScheme, so: NanoUnits): Tier | undefined {
	if (scheme.by === "history") return scheme.tiers[0];
	return scheme.tiers.findLast((tier) => (nanoOf(tier.threshold) ?? 0n) <= so);
}

/** A decimal string of a data file as nano-units of dollars. */
export function nanoOf(amount: string | undefined): NanoUnits | undefined {
	if (amount === undefined) return undefined;
	const parsed = parseMoney(amount, "USD");
	if (parsed.kind === "invalid") throw new Error(`${amount} in a data file: ${parsed.reason}`);
	return parsed.money.nano;
}
