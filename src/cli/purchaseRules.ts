import { formatMoney, parseMoney } from "../core/pricing/money.ts";
import type { Account, NanoUnits } from "../core/spend/account.ts";
import { feeOf, findPreset } from "../core/spend/presets.ts";
import type { CliContext } from "./context.ts";

/** Says what the card is charged for credit where the provider takes a fee, and warns below its minimum. */
export function tellPurchase(context: CliContext, account: Account, nano: NanoUnits): void {
	const preset = findPreset(account.preset);
	const show = (amount: NanoUnits) => formatMoney({ nano: amount, currency: account.currency });
	// The rules' amounts are in the preset's currency; there is no rate to convert them.
	if (account.currency !== preset.currency) return;
	const fee = feeOf(preset, nano);
	if (fee !== undefined) {
		const least =
			preset.feeMinimum === undefined
				? ""
				: `, at least ${show(nanoOfRule(preset.feeMinimum, account))}`;
		context.stdout.write(
			`${preset.name} charges the card ${show(nano + fee)}: ${show(nano)} of credit and a fee of ${show(fee)} (${preset.feePercent} %${least}).\n`,
		);
	}
	if (preset.minimumPurchase === undefined) return;
	const minimum = nanoOfRule(preset.minimumPurchase, account);
	if (nano >= minimum) return;
	context.stderr.write(
		`prompt-cost: ${preset.name} sells credit from ${show(minimum)} on; recorded as typed.\n`,
	);
}

function nanoOfRule(text: string, account: Account): NanoUnits {
	const parsed = parseMoney(text, account.currency);
	if (parsed.kind === "invalid") throw new Error(`${text} in presets.json: ${parsed.reason}`);
	return parsed.money.nano;
}
