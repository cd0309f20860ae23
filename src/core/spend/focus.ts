import { toDecimalString } from "../pricing/money.ts";
import type { Account } from "./account.ts";
import { monthOf } from "./calendar.ts";
import type { EntryKind, LedgerEntry } from "./ledgerEntry.ts";
import { countInputTokens, countOutputTokens } from "./meterTotals.ts";

/**
 * Columns of FOCUS 1.2 (https://focus.finops.org) that a prepaid ledger can fill, and `x_` columns that let a ledger be
 * read back. Using prepaid credit is billed with the purchase: spend has an effective cost and no billed cost.
 */
export const focusColumns = [
	"BilledCost",
	"EffectiveCost",
	"ListCost",
	"ContractedCost",
	"BillingCurrency",
	"BillingAccountId",
	"BillingPeriodStart",
	"BillingPeriodEnd",
	"ChargeCategory",
	"ChargeClass",
	"ChargeDescription",
	"ChargeFrequency",
	"ChargePeriodStart",
	"ChargePeriodEnd",
	"ConsumedQuantity",
	"ConsumedUnit",
	"ServiceCategory",
	"ServiceName",
	"ProviderName",
	"PublisherName",
	"InvoiceIssuerName",
	"SkuId",
	"ResourceId",
	"SubAccountId",
	"Tags",
	"x_EntryId",
	"x_EntryKind",
	"x_Amount",
	"x_Expires",
	"x_Lot",
	"x_Meters",
	"x_Endpoint",
	"x_Modality",
	"x_Note",
] as const;

/** One row: a text per column, empty for null. */
export type FocusRow = Readonly<Record<(typeof focusColumns)[number], string>>;

const categories: Readonly<Record<EntryKind, string>> = {
	grant: "Credit",
	"top-up": "Purchase",
	"auto-recharge": "Purchase",
	spend: "Usage",
	adjustment: "Adjustment",
	expiry: "Adjustment",
	refund: "Purchase",
	reconciliation: "Adjustment",
};

/** An entry as a row of FOCUS columns. */
export function toFocusRow(entry: LedgerEntry, account: Account): FocusRow {
	const month = monthOf(entry.at, account.zone);
	const isCorrection = entry.kind === "refund" || entry.kind === "reconciliation";
	return {
		...chargeColumns(entry),
		...ownColumns(entry),
		BillingCurrency: account.currency,
		BillingAccountId: account.id,
		BillingPeriodStart: month.from,
		BillingPeriodEnd: month.until,
		ChargeCategory: categories[entry.kind],
		ChargeClass: isCorrection ? "Correction" : "",
		ChargePeriodStart: entry.at,
		ChargePeriodEnd: new Date(Date.parse(entry.at) + 1).toISOString(),
		ServiceCategory: "AI and Machine Learning",
		ServiceName: account.name,
		ProviderName: account.provider,
		PublisherName: account.provider,
		InvoiceIssuerName: account.provider,
	};
}

function chargeColumns(entry: LedgerEntry) {
	const { model = "", project = "", callSite, meters = {} } = entry;
	const isSpend = entry.kind === "spend";
	const tokens = isSpend ? countInputTokens(meters) + countOutputTokens(meters) : 0;
	const cost = isSpend ? toDecimalString(entry.amount) : "0";
	return {
		BilledCost: billedCost(entry),
		EffectiveCost: cost,
		ListCost: cost,
		ContractedCost: cost,
		ChargeDescription: model || entry.note || entry.kind,
		ChargeFrequency: isSpend ? "Usage-Based" : "One-Time",
		// FOCUS wants the unit null exactly when the quantity is.
		ConsumedQuantity: tokens > 0 ? String(tokens) : "",
		ConsumedUnit: tokens > 0 ? "Tokens" : "",
		SkuId: model,
		ResourceId: model,
		SubAccountId: project,
		Tags: JSON.stringify(callSite === undefined ? {} : { callSite }),
	};
}

function ownColumns(entry: LedgerEntry) {
	const { expires = "", lot = "", endpoint = "", modality = "", note = "", meters } = entry;
	return {
		x_EntryId: entry.id,
		x_EntryKind: entry.kind,
		x_Amount: toDecimalString(entry.amount),
		x_Expires: expires,
		x_Lot: lot,
		x_Meters: meters === undefined ? "" : JSON.stringify(meters),
		x_Endpoint: endpoint,
		x_Modality: modality,
		x_Note: note,
	};
}

/** What an invoice shows: purchases, less what was paid back. */
function billedCost({ kind, amount }: LedgerEntry): string {
	if (kind === "top-up" || kind === "auto-recharge") return toDecimalString(amount);
	if (kind === "refund") return toDecimalString({ ...amount, nano: -amount.nano });
	return "0";
}

/** The named texts of `readEntryFields` from a row that `toFocusRow` wrote. Throws `SyntaxError` on broken JSON cells. */
export function fromFocusRow(row: Readonly<Record<string, string>>): Record<string, unknown> {
	const tags = row["Tags"] ? (JSON.parse(row["Tags"]) as { callSite?: string }) : {};
	const fields: Record<string, unknown> = {
		id: row["x_EntryId"],
		account: row["BillingAccountId"],
		kind: row["x_EntryKind"],
		amount: row["x_Amount"],
		currency: row["BillingCurrency"],
		at: row["ChargePeriodStart"],
		expires: row["x_Expires"],
		lot: row["x_Lot"],
		model: row["SkuId"],
		endpoint: row["x_Endpoint"],
		modality: row["x_Modality"],
		project: row["SubAccountId"],
		callSite: tags.callSite,
		meters: row["x_Meters"] ? JSON.parse(row["x_Meters"]) : undefined,
		note: row["x_Note"],
	};
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== "" && value !== undefined),
	);
}
