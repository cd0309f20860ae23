import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
	compareEvents,
	type ReplayEvent,
	type ReplayState,
	replay,
	startReplay,
} from "../core/spend/balance.ts";
import { type EntryKind, entryKinds } from "../core/spend/ledgerEntry.ts";
import type { OrderOfUse } from "../core/spend/presets.ts";
import { parseExact, type Row, stringifyExact, toInstant, toMs } from "./ledgerRows.ts";
import type { SpendSums } from "./ledgerSums.ts";

/** Credits and corrections between two checkpoints. */
const CHECKPOINT_EVENTS = 128;

/** How an account stands at an instant, and how many events had to be replayed to know. */
export interface Replayed {
	readonly state: ReplayState;
	readonly events: number;
}

/**
 * Replays accounts from their credits and the sums of spend between them, beginning at the last checkpoint. The writer
 * drops the checkpoints after an entry that comes late. Lives as long as its connection.
 */
export class BalanceReplay {
	readonly #sums: SpendSums;
	readonly #credits: StatementSync;
	readonly #checkpoint: StatementSync;
	readonly #keep: StatementSync;

	constructor(database: DatabaseSync, sums: SpendSums) {
		this.#sums = sums;
		this.#credits = database.prepare(
			`SELECT kind, nano, at, id, expires, lot FROM entry INDEXED BY creditEntry
			WHERE account = ? AND kind <> 3 AND at > ? AND at <= ?`,
		);
		this.#credits.setReadBigInts(true);
		this.#checkpoint = database.prepare(
			"SELECT at, state FROM checkpoint WHERE account = ? AND at <= ? ORDER BY at DESC LIMIT 1",
		);
		this.#keep = database.prepare(
			"INSERT OR REPLACE INTO checkpoint (account, at, state) VALUES (?, ?, ?)",
		);
	}

	/** The state at an instant, inclusive. Call it inside a transaction. */
	at(account: number, at: string, order: OrderOfUse): Replayed {
		const { state, from } = this.#start(account, toMs(at));
		const events = this.#events(account, state, from, at);
		replay(state, events, order, at);
		return { state, events: events.length };
	}

	/** Whether checkpoints would make the next answer faster. */
	static needsCheckpoints({ events }: Replayed): boolean {
		return events > 4 * CHECKPOINT_EVENTS;
	}

	/** Keeps the state after every so many events up to an instant. Call it inside a write transaction. */
	keepCheckpoints(account: number, at: string, order: OrderOfUse): void {
		const { state, from } = this.#start(account, toMs(at));
		let pending: ReplayEvent[] = [];
		for (const event of this.#events(account, state, from, at)) {
			const last = pending.at(-1);
			// What happens at one instant belongs together.
			if (last !== undefined && pending.length >= CHECKPOINT_EVENTS && last.at !== event.at) {
				// The spend after the last event is summed from its instant on, but happens up to the next one.
				const end = toMs(event.at) - 1;
				replay(state, pending, order, toInstant(end));
				this.#keep.run(account, end, stringifyExact(state));
				pending = [];
			}
			pending.push(event);
		}
	}

	#start(account: number, atMs: number): { readonly state: ReplayState; readonly from: number } {
		const row = this.#checkpoint.get(account, atMs);
		if (row === undefined) return { state: startReplay(), from: -1 };
		return { state: parseExact(String(row["state"])) as ReplayState, from: Number(row["at"]) };
	}

	#events(account: number, state: ReplayState, from: number, at: string): ReplayEvent[] {
		const events = this.#credits.all(account, from, toMs(at)).map(toEvent);
		events.push(...this.#spendEvents(account, [...events, ...state.lots], from, at));
		return events.sort(compareEvents);
	}

	/** One spend per gap between credits and expiries: inside a gap nothing else happens, so the sum stands for all. */
	#spendEvents(
		account: number,
		credits: readonly Pick<ReplayEvent, "at" | "expires">[],
		from: number,
		at: string,
	): ReplayEvent[] {
		const [begin, end] = [from + 1, toMs(at) + 1];
		const steps = new Set([begin, end]);
		for (const { at: added, expires } of credits) {
			steps.add(Math.max(begin, toMs(added)));
			if (expires !== undefined && expires <= at) steps.add(Math.max(begin, toMs(expires)));
		}
		const instants = [...steps].sort((left, right) => left - right);
		return this.#sums
			.between(account, instants)
			.flatMap((nano, index) =>
				nano === 0n ? [] : [{ id: "", kind: "spend", at: toInstant(instants[index]), nano }],
			);
	}
}

function toEvent(row: Row): ReplayEvent {
	return {
		id: String(row["id"]),
		kind: entryKinds[Number(row["kind"])] as EntryKind,
		at: toInstant(row["at"]),
		nano: BigInt(row["nano"] as bigint),
		...(row["expires"] === null ? {} : { expires: toInstant(row["expires"]) }),
		...(row["lot"] === null ? {} : { lot: String(row["lot"]) }),
	};
}
