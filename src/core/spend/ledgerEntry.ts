import type { Money } from "../pricing/money.ts";
import type { Quantities } from "../pricing/rateCard.ts";
import type { AccountId } from "./account.ts";
import { instantToMs } from "./instant.ts";

/**
 * What an entry records. Amounts are positive, except of `adjustment` and `reconciliation`, which are signed.
 * `grant`, `top-up` and `auto-recharge` add a lot of credit; `spend` uses credit; `expiry` records that the provider let
 * credit lapse (never more than is left); `refund` is a purchase that was paid back: it takes the credit away.
 */
export const entryKinds = [
	"grant",
	"top-up",
	"auto-recharge",
	"spend",
	"adjustment",
	"expiry",
	"refund",
	"reconciliation",
] as const;

/** See `entryKinds`. */
export type EntryKind = (typeof entryKinds)[number];

/** What spend can be told apart by. */
export const spendDimensions = ["model", "endpoint", "modality", "project", "callSite"] as const;

/** See `spendDimensions`. */
export type SpendDimension = (typeof spendDimensions)[number];

/** One line of the ledger. Lines are never changed; a correction is another line. */
export interface LedgerEntry {
	/** Given by the source (a request id, an invoice number); the same id in the same account is recorded once. */
	readonly id: string;
	readonly account: AccountId;
	readonly kind: EntryKind;
	/** In the account's currency. */
	readonly amount: Money;
	/** ISO 8601 instant in UTC with milliseconds: "2026-11-23T22:50:00.000Z". */
	readonly at: string;
	/** First instant at which the credit of this entry can no longer be used. */
	readonly expires?: string | undefined;
	/** The id of the credit that an `expiry` or `refund` is about. */
	readonly lot?: string | undefined;
	readonly model?: string | undefined;
	readonly endpoint?: string | undefined;
	readonly modality?: string | undefined;
	readonly project?: string | undefined;
	readonly callSite?: string | undefined;
	/** What the provider counted. */
	readonly meters?: Quantities | undefined;
	readonly note?: string | undefined;
}

const takingKinds: readonly EntryKind[] = ["spend", "expiry", "refund"];

/** What an entry does to the balance: amounts that take credit away are negative. */
export function signedAmountOf({ kind, amount }: LedgerEntry): Money {
	return takingKinds.includes(kind) ? { ...amount, nano: -amount.nano } : amount;
}

/** The largest amount of one entry: a billion currency units, so that sums stay within 64-bit integers. */
export const LARGEST_NANO = 1_000_000_000n * 1_000_000_000n;

/**
 * Why an entry cannot be recorded, in words for the user; undefined when it can. `currency` is the account's.
 * A ledger calls this on every entry before it writes; one that knows `instantToMs(entry.at)` already gives it.
 */
export function findEntryFault(
	entry: LedgerEntry,
	currency: string,
	at = instantToMs(entry.at),
): string | undefined {
	if (entry.id === "") return "an entry needs an id";
	if (entry.id.length > 500) return "an entry id is at most 500 characters long";
	if (!entryKinds.includes(entry.kind)) return `"${entry.kind}" is no kind of entry`;
	const { nano } = entry.amount;
	if (entry.amount.currency !== currency) {
		return `the account is kept in ${currency}, the entry ${entry.id} in ${entry.amount.currency}`;
	}
	const signed = entry.kind === "adjustment" || entry.kind === "reconciliation";
	if (!signed && nano < 0n) return `the amount of a ${entry.kind} is never negative`;
	if (nano > LARGEST_NANO || nano < -LARGEST_NANO) return "the amount is above a billion";
	if (!isLedgerTime(at)) return `${entry.at} is not an instant between 2000 and 2200`;
	if (entry.expires !== undefined && !isLedgerTime(instantToMs(entry.expires))) {
		return `${entry.expires} is not an instant between 2000 and 2200`;
	}
	return undefined;
}

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2200, 0, 1);

function isLedgerTime(ms: number): boolean {
	return ms >= EARLIEST_MS && ms < LATEST_MS;
}
