import type { Account, NanoUnits } from "../core/spend/account.ts";
import { describePurchase } from "../core/spend/purchase.ts";
import type { CliContext } from "./context.ts";

/** Says what the card is charged for credit where the provider takes a fee, and warns where it would not sell the amount. */
export function tellPurchase(
	context: CliContext,
	account: Account,
	nano: NanoUnits,
	held: NanoUnits,
): void {
	const { charge, objection } = describePurchase(account, nano, held);
	if (charge !== undefined) context.stdout.write(`${charge}\n`);
	if (objection !== undefined) {
		context.stderr.write(`prompt-cost: ${objection} Recorded as typed.\n`);
	}
}
