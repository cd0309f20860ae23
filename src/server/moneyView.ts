import { toDecimalString } from "../core/pricing/money.ts";
import type { Account } from "../core/spend/account.ts";
import type { Ledger } from "../core/spend/ledger.ts";
import { type LedgerEntry, signedAmountOf } from "../core/spend/ledgerEntry.ts";
import { describeOutlook } from "../core/spend/outlook.ts";
import { findPreset, listPresets } from "../core/spend/presets.ts";
import type { Standing } from "../core/spend/standing.ts";
import { findTierScheme } from "../core/spend/tiers.ts";
import type {
	AccountSettingsView,
	AccountView,
	EntryView,
	MoneyView,
	PresetView,
} from "../protocol.ts";

/** How many of the newest entries the status bar's tooltip shows. */
const shownEntries = 5;

/** An account with the threshold that the user's settings give where the account names none. */
export function withThreshold(account: Account, warnBelow: bigint | undefined): Account {
	if (warnBelow === undefined || account.thresholds?.lowBalance !== undefined) return account;
	return { ...account, thresholds: { ...account.thresholds, lowBalance: warnBelow } };
}

function viewEntry(entry: LedgerEntry): EntryView {
	const { at, kind, model, note } = entry;
	return {
		at,
		kind,
		amount: toDecimalString(signedAmountOf(entry)),
		...(model === undefined ? {} : { model }),
		...(note === undefined ? {} : { note }),
	};
}

/** An account as it stands, and what is wrong with it. */
export async function viewAccount(
	ledger: Ledger,
	standing: Standing,
	locale: string | undefined,
): Promise<AccountView> {
	const { account } = standing;
	const { id, name, provider, currency } = account;
	const entries = await ledger.entries({ account: id, order: "newestFirst", limit: shownEntries });
	const { balance, expectedRecharge, reported, runwayDays, warnings } = standing;
	const { billingPage } = findPreset(account.preset);
	const write = (nano: bigint) => toDecimalString({ nano, currency });
	return {
		id,
		name,
		provider,
		currency,
		balance: write(balance.nano),
		...(reported && {
			reported: { balance: write(reported.nano), at: reported.at, source: reported.source },
		}),
		...(expectedRecharge && {
			expectedRecharge: { amount: write(expectedRecharge.nano), reason: expectedRecharge.reason },
		}),
		runwayDays: runwayDays === undefined || !Number.isFinite(runwayDays) ? null : runwayDays,
		spentThisMonth: write(standing.month.spent),
		lots: balance.lots.map(({ kind, remaining, expires }) => ({
			kind,
			remaining: write(remaining),
			...(expires === undefined ? {} : { expires }),
		})),
		lastEntries: entries.map(viewEntry),
		warnings,
		...(billingPage === undefined ? {} : { billingPage }),
		settings: viewSettings(standing),
		outlook: describeOutlook(standing, { locale }),
	};
}

function viewSettings({ account, balance }: Standing): AccountSettingsView {
	const { autoRecharge, balanceCap, currency, monthlyCap, provider, thresholds, tier, zone } =
		account;
	const amount = (nano: bigint | undefined) => nano && toDecimalString({ nano, currency });
	const texts = {
		tier,
		lowBalance: amount(thresholds?.lowBalance),
		runway: thresholds?.runwayDays?.toString(),
		expiry: thresholds?.expiryDays?.toString(),
		monthlyCap: amount(monthlyCap),
		balanceCap: amount(balanceCap),
		rechargeBelow: amount(autoRecharge?.below),
		rechargeTo: amount(autoRecharge?.restoreTo),
		rechargeLimit: amount(autoRecharge?.monthlyLimit),
	};
	const tiers = findTierScheme(provider, balance.at)?.tiers ?? [];
	return {
		zone,
		tiers: tiers.map(({ id }) => id),
		...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
	};
}

/** The presets that an account can be made of by adding credit. */
export function viewPresets(): PresetView[] {
	return listPresets()
		.filter((preset) => preset.id !== "custom")
		.map(({ id, name, currency, minimumPurchase, billingPage }) => ({
			id,
			name,
			currency,
			...(minimumPurchase === undefined ? {} : { minimumPurchase }),
			...(billingPage === undefined ? {} : { billingPage }),
		}));
}

/** A view without accounts that says why the ledger cannot be read. */
export function faultView(fault: string): MoneyView {
	return { accounts: [], presets: viewPresets(), location: "", fault };
}
