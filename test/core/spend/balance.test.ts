import assert from "node:assert/strict";
import {
	compareEvents,
	type ReplayEvent,
	replay,
	startReplay,
	toBalance,
} from "../../../src/core/spend/balance.ts";

const dollar = 1_000_000_000n;

function balanceOf(events: readonly ReplayEvent[], at: string) {
	const state = startReplay();
	replay(state, [...events].sort(compareEvents), "grantsFirst", at);
	return toBalance(state, { account: "a", currency: "USD", at });
}

function day(month: number, date: number): string {
	return new Date(Date.UTC(2026, month - 1, date)).toISOString();
}

describe("balance", () => {
	const purchase: ReplayEvent = { id: "buy", kind: "top-up", at: day(1, 1), nano: 50n * dollar };
	const grant: ReplayEvent = {
		id: "gift",
		kind: "grant",
		at: day(1, 1),
		nano: 5n * dollar,
		expires: day(3, 1),
	};
	const spend = (id: string, at: string, dollars: bigint): ReplayEvent => ({
		id,
		kind: "spend",
		at,
		nano: dollars * dollar,
	});

	it("uses grants first, then what expires first", () => {
		const { lots, nano } = balanceOf([purchase, grant, spend("s", day(2, 1), 7n)], day(2, 2));
		assert.equal(nano, 48n * dollar);
		assert.deepEqual(
			lots.map(({ id, remaining }) => [id, remaining]),
			[["buy", 48n * dollar]],
		);
	});

	it("lets what is left of a lot lapse at its expiry, and not a millisecond earlier", () => {
		const events = [purchase, grant, spend("s", day(2, 1), 2n)];
		assert.equal(balanceOf(events, "2026-02-28T23:59:59.999Z").nano, 53n * dollar);
		const after = balanceOf(events, day(3, 1));
		assert.equal(after.nano, 50n * dollar);
		assert.equal(after.lapsed, 3n * dollar);
	});

	it("takes an overrun from the next credit", () => {
		const events = [purchase, spend("s", day(2, 1), 55n)];
		assert.equal(balanceOf(events, day(2, 2)).nano, -5n * dollar);
		const next: ReplayEvent = { id: "next", kind: "top-up", at: day(2, 3), nano: 20n * dollar };
		const { lots, overrun } = balanceOf([...events, next], day(2, 4));
		assert.equal(overrun, 0n);
		assert.deepEqual(
			lots.map(({ id, remaining }) => [id, remaining]),
			[["next", 15n * dollar]],
		);
	});

	it("takes a refund from the purchase that was paid back", () => {
		const refund: ReplayEvent = {
			id: "back",
			kind: "refund",
			at: day(2, 1),
			nano: 50n * dollar,
			lot: "buy",
		};
		const events = [purchase, grant, spend("s", day(1, 2), 1n), refund];
		assert.equal(balanceOf(events, day(2, 2)).nano, 4n * dollar);
	});
});
