import { parseMoney } from "../pricing/money.ts";
import type { Account, NanoUnits } from "./account.ts";
import { findPreset } from "./presets.ts";

/** A recharge that the provider has probably made, but nobody has confirmed. */
export interface ExpectedRecharge {
	readonly nano: NanoUnits;
	readonly reason: string;
}

/**
 * What an automatic recharge will have bought when the recorded balance is below its threshold: up to the target, at
 * most the rest of the monthly limit, nothing when that is below the provider's minimum.
 */
export function expectRecharge(
	account: Account,
	balance: NanoUnits,
	rechargedThisMonth: NanoUnits,
): ExpectedRecharge | undefined {
	const policy = account.autoRecharge;
	if (policy === undefined || balance >= policy.below) return undefined;
	const wanted = policy.restoreTo - balance;
	const rest =
		policy.monthlyLimit === undefined ? wanted : policy.monthlyLimit - rechargedThisMonth;
	const limited = rest < wanted;
	const nano = limited ? rest : wanted;
	if (nano <= 0n || nano < minimumOf(account)) return undefined;
	const reason = limited
		? "the balance is below the threshold; the monthly reload limit allows no more"
		: "the balance is below the threshold";
	return { nano, reason };
}

function minimumOf(account: Account): NanoUnits {
	const { autoRechargeMinimum = "0" } = findPreset(account.preset);
	const parsed = parseMoney(autoRechargeMinimum, account.currency);
	return parsed.kind === "money" ? parsed.money.nano : 0n;
}
