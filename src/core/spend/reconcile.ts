import { formatMoney } from "../pricing/money.ts";
import type { Account, NanoUnits } from "./account.ts";
import type { LedgerEntry } from "./ledgerEntry.ts";
import { usualExpiryOf } from "./purchase.ts";
import type { Standing } from "./standing.ts";

/** What a reconciliation will record, and why the two figures may have drifted apart. */
export interface Reconciliation {
	/** What the provider shows minus what is recorded. */
	readonly drift: NanoUnits;
	/** Empty when the figures agree. */
	readonly entries: readonly LedgerEntry[];
	/** Likely reasons, the likeliest first, in words for the user. */
	readonly reasons: readonly string[];
}

/**
 * The entries that bring the recorded balance to what the provider's page shows. An expected recharge that explains the
 * drift is confirmed as such; the rest is a `reconciliation`.
 */
export function reconcile(standing: Standing, shown: NanoUnits, id: string): Reconciliation {
	const { account, balance, expectedRecharge } = standing;
	const drift = shown - balance.nano;
	if (drift === 0n) return { drift, entries: [], reasons: [] };
	const entries: LedgerEntry[] = [];
	let rest = drift;
	const confirmed = expectedRecharge !== undefined && drift >= (expectedRecharge.nano * 9n) / 10n;
	if (expectedRecharge !== undefined && confirmed) {
		entries.push(rechargeEntry(account, expectedRecharge.nano, balance.at, `${id}:recharge`));
		rest -= expectedRecharge.nano;
	}
	const reasons = confirmed
		? [`the expected recharge of ${show(account, expectedRecharge.nano)} was made`]
		: [];
	if (rest !== 0n) {
		reasons.push(...findReasons(standing, rest));
		entries.push({
			id,
			account: account.id,
			kind: "reconciliation",
			amount: { nano: rest, currency: account.currency },
			at: balance.at,
			note: `shown ${show(account, shown)}; likely: ${reasons.join("; ")}`.slice(0, 500),
		});
	}
	return { drift, entries, reasons };
}

function rechargeEntry(account: Account, nano: NanoUnits, at: string, id: string): LedgerEntry {
	const kind = "auto-recharge";
	const expires = usualExpiryOf(account, kind, at);
	return {
		id,
		account: account.id,
		kind,
		amount: { nano, currency: account.currency },
		at,
		...(expires === undefined ? {} : { expires }),
		note: "confirmed by reconciling",
	};
}

function findReasons({ balance }: Standing, rest: NanoUnits): string[] {
	const size = rest < 0n ? -rest : rest;
	if (rest > 0n) {
		const reasons = ["credit was bought or granted that is not recorded here"];
		if (size <= balance.spent) reasons.push("spend was recorded too high or twice");
		return [...reasons, "the provider's page lags behind by some minutes"];
	}
	const reasons = ["other tools, keys or people spent from the same account"];
	const lapsing = balance.lots.find((lot) => lot.remaining === size);
	if (lapsing !== undefined) {
		reasons.unshift(`the credit of ${lapsing.at.slice(0, 10)} has expired or was paid back`);
	}
	if (size * 20n <= balance.spent) reasons.push("prices or rounding differ from the provider's");
	return reasons;
}

function show(account: Account, nano: NanoUnits): string {
	return formatMoney({ nano, currency: account.currency });
}
