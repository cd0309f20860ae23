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

/** Request: count a text or request at its provider's own endpoint; only sent when the user has agreed to it. */
export const countAtProviderRequest = "promptCost/countAtProvider";
export interface CountAtProviderParams {
	/** A request, its body, or any text. */
	readonly text: string;
	/** The model to count for; may be empty where the request names one. */
	readonly model: string;
	/** Stored keys by vendor ("openai", "anthropic", "google"); others are taken from the environment. */
	readonly keys: { readonly [vendor: string]: string };
}
export interface CountAtProviderResult {
	readonly tokens?: number;
	/** Whose key is missing; nothing was sent then. */
	readonly needsKeyOf?: string;
	readonly message: string;
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
	/** Negative where it takes credit away. */
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
	readonly settings: AccountSettingsView;
	/** Sentences on the month's spend, the forecast and the tier. */
	readonly outlook: readonly string[];
}

/** An account's own settings as text, for changing them; what is left out follows the defaults. Amounts are decimal strings. */
export interface AccountSettingsView {
	readonly zone: string;
	readonly tier?: string;
	/** The tiers of the provider's scheme, the lowest first. */
	readonly tiers: readonly string[];
	readonly lowBalance?: string;
	readonly runway?: string;
	readonly expiry?: string;
	readonly monthlyCap?: string;
	readonly balanceCap?: string;
	readonly rechargeBelow?: string;
	readonly rechargeTo?: string;
	readonly rechargeLimit?: string;
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
	/** When it was bought: a date in the account's time zone or an instant; now when left out. */
	readonly at?: string;
	/** When it lapses: a date, an instant or `never`; the provider's rule when left out. */
	readonly expires?: string;
}

/** Client → server: what would adding this credit mean? Nothing is recorded. */
export const previewCreditRequest = "promptCost/previewCredit";
export interface CreditPreview {
	/** Why it cannot be recorded as typed. */
	readonly fault?: string;
	/** Why the provider would not sell it; it can be recorded all the same. */
	readonly objection?: string;
	/** What the card is charged beyond the credit. */
	readonly charge?: string;
	/** ISO instant at which it lapses. */
	readonly expires?: string;
}

/** Client → server: change an account's settings; what is left out stays, an empty text clears. The account may be new. */
export const changeAccountRequest = "promptCost/changeAccount";
export interface ChangeAccountParams {
	readonly account: string;
	readonly settings: {
		readonly name?: string;
		readonly provider?: string;
		readonly currency?: string;
		readonly zone?: string;
		readonly tier?: string;
		readonly lowBalance?: string;
		readonly runway?: string;
		readonly expiry?: string;
		readonly monthlyCap?: string;
		readonly balanceCap?: string;
		readonly rechargeBelow?: string;
		readonly rechargeTo?: string;
		readonly rechargeLimit?: string;
		readonly recharge?: boolean;
	};
}

/** Client → server: who bills the calls of an open document, the most calls first. */
export const documentProvidersRequest = "promptCost/documentProviders";
export interface DocumentProvidersParams {
	readonly uri: string;
}
export interface DocumentProvidersResult {
	readonly providers: readonly string[];
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
