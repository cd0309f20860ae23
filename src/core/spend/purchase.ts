import { formatMoney, parseMoney } from "../pricing/money.ts";
import type { Account, NanoUnits } from "./account.ts";
import { addDuration } from "./instant.ts";
import type { EntryKind } from "./ledgerEntry.ts";
import { feeOf, findPreset } from "./presets.ts";

/** What buying credit means beyond its amount, in sentences for the user. */
export interface PurchaseTerms {
	/** What the card is charged, where the provider takes a fee. */
	readonly charge: string | undefined;
	/** Why the provider would not sell this amount; it can be recorded all the same, for the rules may have changed. */
	readonly objection: string | undefined;
}

/**
 * The terms on which an account's provider sells `nano` of credit to an account that holds `held`. Worked: $10 at OpenRouter
 * is a charge of $10.80; $3 at OpenAI is below its minimum of $5.
 */
export function describePurchase(
	account: Account,
	nano: NanoUnits,
	held: NanoUnits = 0n,
): PurchaseTerms {
	const preset = findPreset(account.preset);
	const show = (amount: NanoUnits) => formatMoney({ nano: amount, currency: account.currency });
	const { balanceCap } = account;
	const tooMuch =
		balanceCap !== undefined && held + nano > balanceCap
			? `The account holds at most ${show(balanceCap)}; with this it would hold ${show(held + nano)}.`
			: undefined;
	// The rules' amounts are in the preset's currency; there is no rate to convert them.
	if (account.currency !== preset.currency) return { charge: undefined, objection: tooMuch };
	const minimum = nanoOfRule(preset.minimumPurchase, account);
	const tooLittle =
		minimum !== undefined && nano < minimum
			? `${preset.name} sells credit from ${show(minimum)} on.`
			: undefined;
	return { charge: describeCharge(account, nano, show), objection: tooLittle ?? tooMuch };
}

/** When new credit lapses that nothing else is known of: bought credit by the provider's rule, granted credit never. */
export function usualExpiryOf(account: Account, kind: EntryKind, at: string): string | undefined {
	const { creditLifetime } = findPreset(account.preset);
	if (kind === "grant" || creditLifetime === undefined) return undefined;
	return addDuration(at, creditLifetime);
}

function describeCharge(
	account: Account,
	nano: NanoUnits,
	show: (amount: NanoUnits) => string,
): string | undefined {
	const preset = findPreset(account.preset);
	const fee = feeOf(preset, nano);
	if (fee === undefined) return undefined;
	const minimum = nanoOfRule(preset.feeMinimum, account);
	const least = minimum === undefined ? "" : `, at least ${show(minimum)}`;
	return `${preset.name} charges the card ${show(nano + fee)}: ${show(nano)} of credit and a fee of ${show(fee)} (${preset.feePercent} %${least}).`;
}

function nanoOfRule(text: string | undefined, { currency }: Account): NanoUnits | undefined {
	if (text === undefined) return undefined;
	const parsed = parseMoney(text, currency);
	if (parsed.kind === "invalid") throw new Error(`${text} in presets.json: ${parsed.reason}`);
	return parsed.money.nano;
}
