import type { Currency } from "../pricing/money.ts";
import type { ProviderId } from "../pricing/provider.ts";

/** Which account: a short name as typed after `--account`, `openai` or `openai-team`. */
export type AccountId = string;

/** Amounts of one account, in integer nano-units of its currency. */
export type NanoUnits = bigint;

/** Automatic purchases: when the balance falls below `below` the provider buys up to `restoreTo`. */
export interface AutoRecharge {
	readonly below: NanoUnits;
	readonly restoreTo: NanoUnits;
	/** The most that is bought automatically in a calendar month; manual purchases do not count. */
	readonly monthlyLimit?: NanoUnits | undefined;
}

/** When to warn about an account; what is left out follows `defaultThresholds`. */
export interface WarningThresholds {
	/** Warn when the balance falls below this amount. */
	readonly lowBalance?: NanoUnits | undefined;
	/** Warn when the balance lasts fewer days than this. */
	readonly runwayDays?: number | undefined;
	/** Warn this many days before credit expires. */
	readonly expiryDays?: number | undefined;
	/** Percentages of a spend cap or budget at which to warn, ascending. */
	readonly percents?: readonly number[] | undefined;
}

/** One prepaid credit account at a provider. */
export interface Account {
	readonly id: AccountId;
	readonly provider: ProviderId;
	readonly name: string;
	readonly currency: Currency;
	/** Whose rules apply: an id of `presets.json`, `custom` for none. */
	readonly preset: string;
	/** IANA time zone whose calendar months count for caps and budgets; providers reset at 00:00 UTC. */
	readonly zone: string;
	/** The usage tier as the provider shows it, when the user told it; else it follows from purchases. */
	readonly tier?: string | undefined;
	readonly autoRecharge?: AutoRecharge | undefined;
	/** The hard monthly spend limit that the user set at the provider. */
	readonly monthlyCap?: NanoUnits | undefined;
	/** The most credit that the provider lets the account hold, as the user was told; OpenAI's depends on an unpublished trust tier. */
	readonly balanceCap?: NanoUnits | undefined;
	readonly thresholds?: WarningThresholds | undefined;
}
