import type { Position } from "./core/estimate/lineIndex.ts";

// Our own LSP requests and notifications: all that server and editor say to each other beyond LSP.
// Everything here is JSON; money is a decimal string with its currency beside it.

/** Client → server: why does this line have no cost? */
export const whyNoCostRequest = "promptCost/whyNoCost";
export interface WhyNoCostParams {
	readonly uri: string;
	readonly position: Position;
}
/** An answer in one or two sentences. */
export interface WhyNoCostResult {
	readonly message: string;
}

/** Client → server: fetch current prices. Only ever sent because the user asked for it. */
export const updatePricesRequest = "promptCost/updatePrices";
/** How it went, for people. Prices that look wrong are refused, and those in use stay. */
export interface UpdatePricesResult {
	readonly updated: boolean;
	readonly message: string;
	/** One line for each price that differs from those bundled with this release. */
	readonly changes: readonly string[];
}

/** The command behind every lens: shows the hover of the call at (uri, line, character). */
export const explainCallCommand = "promptCost.explainCall";

/** What the client tells the server once, at start. */
export interface InitializationOptions {
	/** VS Code's display language, for figures. */
	readonly locale: string;
	/** Whether the workspace is trusted: only then team files may reach outside it. */
	readonly trusted: boolean;
	/** Language ids of the documents that are open already: what they need is loaded while the client connects. */
	readonly openLanguages: readonly string[];
}

/** Client → server: the user trusts the workspace from now on. */
export const trustGrantedNotification = "promptCost/trustGranted";

// ---- Money: balances of prepaid accounts. Amounts are decimal strings in the account's currency. ----

/** How bad a problem with money is: it decides the colour of the status bar. */
export type MoneySeverity = "info" | "warning" | "error";

/** A problem with money, and what to do about it. */
export interface MoneyWarning {
	readonly account: string;
	/** The same for the same crossing. */
	readonly key: string;
	readonly severity: MoneySeverity;
	readonly message: string;
	readonly action: "addCredit" | "reconcile" | "reviewSpend" | "raiseCap";
}

/** One line of the ledger as people see it. */
export interface EntryView {
	/** ISO instant. */
	readonly at: string;
	readonly kind: string;
	readonly amount: string;
	readonly model?: string;
	readonly note?: string;
}

/** What is recorded of one account. */
export interface AccountView {
	readonly id: string;
	readonly name: string;
	readonly provider: string;
	readonly currency: string;
	/** Recorded: what was entered, imported or metered. */
	readonly balance: string;
	/** What the provider's page or endpoint said last; never mixed with what is recorded. */
	readonly reported?: { readonly balance: string; readonly at: string; readonly source: string };
	/** A recharge that the provider has probably made but nobody has confirmed. */
	readonly expectedRecharge?: { readonly amount: string; readonly reason: string };
	/** Days that the balance lasts at the present rate; null where the history is too short to say. */
	readonly runwayDays: number | null;
	/** Spent in the account's calendar month so far. */
	readonly spentThisMonth: string;
	readonly lots: readonly {
		readonly kind: string;
		readonly remaining: string;
		readonly expires?: string;
	}[];
	/** Newest first. */
	readonly lastEntries: readonly EntryView[];
	/** The worst first. */
	readonly warnings: readonly MoneyWarning[];
	readonly billingPage?: string;
}

/** A provider whose account comes into being when credit is first added. */
export interface PresetView {
	readonly id: string;
	readonly name: string;
	readonly currency: string;
	readonly minimumPurchase?: string;
	readonly billingPage?: string;
}

/** All accounts, and the ledger that they stand in. */
export interface MoneyView {
	readonly accounts: readonly AccountView[];
	readonly presets: readonly PresetView[];
	/** Path of the ledger on the machine that the server runs on. */
	readonly location: string;
	/** Why nothing can be written, if so. */
	readonly readOnly?: string;
	/** Why nothing can be read, if so; `accounts` is then empty. */
	readonly fault?: string;
}

/** Client → server: the accounts as they are now. */
export const moneyRequest = "promptCost/money";

/** Client → server: record bought or granted credit. The account comes into being when its id is a preset's. */
export const addCreditRequest = "promptCost/addCredit";
export interface AddCreditParams {
	readonly account: string;
	readonly amount: string;
	readonly kind: "top-up" | "grant";
	readonly note?: string;
}

/** Client → server: record spend. */
export const recordSpendRequest = "promptCost/recordSpend";
export interface RecordSpendParams {
	readonly account: string;
	readonly amount: string;
	readonly note?: string;
}

/** Client → server: set the recorded balance to what the provider's page shows. */
export const reconcileRequest = "promptCost/reconcile";
export interface ReconcileParams {
	readonly account: string;
	/** What the page shows, as typed; may be negative. */
	readonly shown: string;
}

/** Client → server: keep a warning quiet until an ISO instant. */
export const snoozeWarningRequest = "promptCost/snoozeWarning";
export interface SnoozeWarningParams {
	readonly account: string;
	readonly key: string;
	readonly until: string;
}

/** What a change did: a sentence with the new balance, or with what to mend. */
export interface LedgerResult {
	readonly ok: boolean;
	readonly message: string;
}

/** Server → client: the accounts have changed, here or in another process. */
export const moneyChangedNotification = "promptCost/moneyChanged";

/** Server → client: show this warning now; it was shown nowhere else. */
export const moneyWarningNotification = "promptCost/moneyWarning";
