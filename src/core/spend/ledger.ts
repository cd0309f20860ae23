import type { Account, AccountId, NanoUnits } from "./account.ts";
import type { AccountBalance } from "./balance.ts";
import type { LedgerEntry, SpendDimension } from "./ledgerEntry.ts";

/** What an append did: how many entries are new, and the ids that were there before (left as they were). */
export interface AppendResult {
	readonly added: number;
	readonly repeated: readonly string[];
}

/** Which entries to read. Bounds are ISO instants; `from` inclusive, `until` exclusive. */
export interface EntryQuery {
	readonly account?: AccountId | undefined;
	readonly from?: string | undefined;
	readonly until?: string | undefined;
	/** Only these kinds; all when left out. */
	readonly creditsOnly?: boolean | undefined;
	readonly order: "newestFirst" | "oldestFirst";
	readonly limit: number;
	/** Skips this many entries: the next page. */
	readonly offset?: number | undefined;
}

/** Spend of one period, told apart by some dimensions. Bounds as in `EntryQuery`. */
export interface SpendQuery {
	readonly account: AccountId;
	readonly from: string;
	readonly until: string;
	readonly by: readonly SpendDimension[];
}

/** Spend that shares the values of the asked dimensions (undefined where entries name none). */
export interface SpendGroup {
	readonly keys: { readonly [dimension in SpendDimension]?: string | undefined };
	readonly nano: NanoUnits;
	readonly entries: number;
	readonly inputTokens: number;
	readonly outputTokens: number;
}

/** What a provider's page or endpoint said the balance was: never mixed with what is recorded. */
export interface ReportedBalance {
	readonly account: AccountId;
	readonly at: string;
	readonly nano: NanoUnits;
	/** Who said so: `typed` by the user, or the endpoint it was read from. */
	readonly source: string;
}

/** How the ledger is, for people: where it lives, what is wrong with it. */
export interface LedgerState {
	readonly location: string;
	/** Set when nothing can be written, with the reason in plain words. */
	readonly readOnly?: string | undefined;
	/** What happened at opening that the user should know: a file set aside, a migration. */
	readonly messages: readonly string[];
}

/** What a full check found; empty when the ledger is sound. */
export interface LedgerCheck {
	readonly entries: number;
	readonly faults: readonly string[];
}

/**
 * The port to the append-only record of credits and spend. Every implementation passes the conformance suite.
 * Methods reject with `LedgerFault` for what the user can mend, and with other errors for bugs. An append that has
 * resolved is on disk.
 */
export interface Ledger {
	state(): Promise<LedgerState>;
	accounts(): Promise<readonly Account[]>;
	/** Adds the account, or replaces its settings; its currency can change only while it has no entries. */
	putAccount(account: Account): Promise<void>;
	/** Records all entries or none. Entries whose account already has the id are left out. */
	append(entries: readonly LedgerEntry[]): Promise<AppendResult>;
	entries(query: EntryQuery): Promise<readonly LedgerEntry[]>;
	/** The balance by what is recorded up to and including `at`, whatever the order of recording. */
	balance(account: AccountId, at: string): Promise<AccountBalance>;
	spendBy(query: SpendQuery): Promise<readonly SpendGroup[]>;
	/** Spend in each gap between the given ascending instants: n instants give n − 1 sums. */
	spendBetween(account: AccountId, instants: readonly string[]): Promise<readonly NanoUnits[]>;
	recordReport(report: ReportedBalance): Promise<void>;
	/** The latest report up to and including `at`. */
	lastReport(account: AccountId, at: string): Promise<ReportedBalance | undefined>;
	/**
	 * Tells which of the warnings that hold now are to be shown now: each once per crossing over all windows. Keys not
	 * named any more are forgotten, so that the next crossing is shown again.
	 */
	raiseWarnings(
		account: AccountId,
		keys: readonly string[],
		at: string,
	): Promise<readonly string[]>;
	/** Keeps a warning quiet until then; if it still holds, it is shown once more. */
	snoozeWarning(account: AccountId, key: string, until: string): Promise<void>;
	check(): Promise<LedgerCheck>;
	/** Calls back after entries, accounts or reports changed, also by another process; returns the way to stop. */
	onDidChange(listener: () => void): () => void;
	dispose(): Promise<void>;
}

/** Something about the ledger that the user can mend; the message says what to do. */
export class LedgerFault extends Error {
	override readonly name = "LedgerFault";
}
