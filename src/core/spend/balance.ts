import type { AccountId, NanoUnits } from "./account.ts";
import type { EntryKind, LedgerEntry } from "./ledgerEntry.ts";
import type { OrderOfUse } from "./presets.ts";

/** Credit that was added at one time and lapses at one time. */
export interface Lot {
	/** The id of the entry that added it. */
	readonly id: string;
	readonly kind: EntryKind;
	readonly at: string;
	readonly granted: NanoUnits;
	readonly remaining: NanoUnits;
	readonly expires?: string | undefined;
}

/** What is recorded of one account at one instant. */
export interface AccountBalance {
	readonly account: AccountId;
	readonly currency: string;
	readonly at: string;
	/** Open lots minus what was overrun; negative when more was spent than there was. */
	readonly nano: NanoUnits;
	/** Lots with something left, in the order in which they will be used. */
	readonly lots: readonly Lot[];
	/** Spend that no lot covered: taken from the next credit. */
	readonly overrun: NanoUnits;
	/** Sums over all time up to `at`. */
	readonly credited: NanoUnits;
	readonly spent: NanoUnits;
	readonly lapsed: NanoUnits;
}

/** A step of the replay: a recorded entry, or the sum of all spend up to the next step. */
export type ReplayEvent = Pick<LedgerEntry, "id" | "kind" | "at" | "expires" | "lot"> & {
	readonly nano: NanoUnits;
};

interface OpenLot extends Lot {
	remaining: NanoUnits;
}

/** The state between two events; a ledger may keep it and go on from there. */
export interface ReplayState {
	lots: OpenLot[];
	overrun: NanoUnits;
	credited: NanoUnits;
	spent: NanoUnits;
	lapsed: NanoUnits;
}

/** A replay before its first event. */
export function startReplay(): ReplayState {
	return { lots: [], overrun: 0n, credited: 0n, spent: 0n, lapsed: 0n };
}

/**
 * Replays events in the order of `compareEvents` and closes at `at`.
 * Worked: $5 grant until 1 March and $50 purchase on 1 January, $7 spent in February: $5 of the grant, $2 of the
 * purchase; left $48. Spend $60 instead: overrun $5; the next $20 purchase leaves $15.
 */
export function replay(
	state: ReplayState,
	events: readonly ReplayEvent[],
	order: OrderOfUse,
	at: string,
): void {
	for (const event of events) {
		lapse(state, event.at);
		apply(state, event, order);
	}
	lapse(state, at);
}

/** The balance that a finished replay stands at. */
export function toBalance(
	state: ReplayState,
	about: Pick<AccountBalance, "account" | "currency" | "at">,
): AccountBalance {
	const lots = state.lots.map((lot) => ({ ...lot }));
	const open = lots.reduce((sum, lot) => sum + lot.remaining, 0n);
	const { overrun, credited, spent, lapsed } = state;
	return { ...about, nano: open - overrun, lots, overrun, credited, spent, lapsed };
}

/** What is added comes before what is taken at the same instant; ids break ties, so the order of recording is no matter. */
export function compareEvents(left: ReplayEvent, right: ReplayEvent): number {
	return (
		compareText(left.at, right.at) || rank(left) - rank(right) || compareText(left.id, right.id)
	);
}

function rank(event: ReplayEvent): number {
	if (event.kind === "grant") return 0;
	if (addsCredit(event)) return 1;
	return event.kind === "spend" ? 3 : 2;
}

function addsCredit(event: ReplayEvent): boolean {
	switch (event.kind) {
		case "grant":
		case "top-up":
		case "auto-recharge":
			return true;
		case "adjustment":
		case "reconciliation":
			return event.nano >= 0n;
		default:
			return false;
	}
}

function apply(state: ReplayState, event: ReplayEvent, order: OrderOfUse): void {
	if (addsCredit(event)) {
		addLot(state, event, order);
	} else if (event.kind === "expiry") {
		state.lapsed += event.nano - take(state, event.nano, event.lot);
	} else if (event.kind === "refund") {
		state.credited -= event.nano;
		const rest = take(state, event.nano, event.lot);
		state.overrun += event.lot === undefined ? rest : take(state, rest, undefined);
	} else {
		const amount = event.nano < 0n ? -event.nano : event.nano;
		if (event.kind === "spend") state.spent += amount;
		else state.credited -= amount;
		state.overrun += take(state, amount, undefined);
	}
}

function addLot(state: ReplayState, event: ReplayEvent, order: OrderOfUse): void {
	state.credited += event.nano;
	const carried = smaller(event.nano, state.overrun);
	state.overrun -= carried;
	const remaining = event.nano - carried;
	if (remaining === 0n) return;
	if (event.expires !== undefined && event.expires <= event.at) {
		state.lapsed += remaining;
		return;
	}
	const { id, kind, at, expires } = event;
	state.lots.push({ id, kind, at, granted: event.nano, remaining, expires });
	state.lots.sort((left, right) => compareLots(left, right, order));
}

/** Takes up to `amount` from the lots in their order, or from one lot alone; returns what could not be taken. */
function take(state: ReplayState, amount: NanoUnits, lotId: string | undefined): NanoUnits {
	let rest = amount;
	for (const lot of state.lots) {
		if (rest === 0n) break;
		if (lotId !== undefined && lot.id !== lotId) continue;
		const part = smaller(rest, lot.remaining);
		lot.remaining -= part;
		rest -= part;
	}
	if (rest < amount) state.lots = state.lots.filter((lot) => lot.remaining > 0n);
	return rest;
}

function lapse(state: ReplayState, at: string): void {
	if (!state.lots.some((lot) => lot.expires !== undefined && lot.expires <= at)) return;
	for (const lot of state.lots) {
		if (lot.expires === undefined || lot.expires > at) continue;
		state.lapsed += lot.remaining;
		lot.remaining = 0n;
	}
	state.lots = state.lots.filter((lot) => lot.remaining > 0n);
}

function compareLots(left: Lot, right: Lot, order: OrderOfUse): number {
	if (order === "grantsFirst") {
		const grants = Number(right.kind === "grant") - Number(left.kind === "grant");
		if (grants !== 0) return grants;
		const expiry = compareText(left.expires ?? "9", right.expires ?? "9");
		if (expiry !== 0) return expiry;
	}
	return compareText(left.at, right.at) || compareText(left.id, right.id);
}

function compareText(left: string, right: string): number {
	if (left === right) return 0;
	return left < right ? -1 : 1;
}

function smaller(left: NanoUnits, right: NanoUnits): NanoUnits {
	if (left < right) return left;
	return right;
}
