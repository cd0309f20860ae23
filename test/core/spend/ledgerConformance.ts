import assert from "node:assert/strict";
import type { Account } from "../../../src/core/spend/account.ts";
import { type Ledger, LedgerFault } from "../../../src/core/spend/ledger.ts";
import type { LedgerEntry } from "../../../src/core/spend/ledgerEntry.ts";

export const openai: Account = {
	id: "openai",
	provider: "openai",
	name: "OpenAI",
	currency: "USD",
	preset: "openai",
	zone: "UTC",
};

/** An entry of the account `openai` with the given parts; without them a spend of one dollar on 1 March 2026. */
export function entry(parts: Partial<LedgerEntry> & { id: string }): LedgerEntry {
	return {
		account: "openai",
		kind: "spend",
		amount: dollars(1),
		at: "2026-03-01T12:00:00.000Z",
		...parts,
	};
}

export function dollars(amount: number) {
	return { nano: BigInt(Math.round(amount * 1e9)), currency: "USD" };
}

/** What every ledger must do. `open` gives an empty one; the suite disposes of it. */
export function describeLedger(name: string, open: () => Promise<Ledger> | Ledger): void {
	describe(`the ledger contract, ${name}`, () => {
		let ledger: Ledger;

		beforeEach(async () => {
			ledger = await open();
			await ledger.putAccount(openai);
		});
		afterEach(() => ledger.dispose());

		it("knows no account at first, and keeps every setting of those added", async () => {
			const team: Account = {
				...openai,
				id: "team",
				currency: "CNY",
				autoRecharge: { below: 5n, restoreTo: 2n ** 60n, monthlyLimit: 7n },
				thresholds: { lowBalance: 3n, percents: [50, 90] },
			};
			await ledger.putAccount(team);
			assert.deepEqual(await ledger.accounts(), [openai, team]);
			await ledger.putAccount({ ...team, name: "The team" });
			assert.deepEqual(
				(await ledger.accounts()).map((account) => account.name),
				["OpenAI", "The team"],
			);
		});

		it("refuses another currency once there are entries", async () => {
			await ledger.putAccount({ ...openai, currency: "EUR" });
			await ledger.putAccount(openai);
			await ledger.append([entry({ id: "s" })]);
			await assert.rejects(ledger.putAccount({ ...openai, currency: "EUR" }), LedgerFault);
			assert.equal((await ledger.accounts())[0]?.currency, "USD");
		});

		it("gives back every part of an entry", async () => {
			const full: LedgerEntry = {
				id: "resp_1 'quoted' ✓",
				account: "openai",
				kind: "spend",
				amount: { nano: 123_456_789_012_345_678n, currency: "USD" },
				at: "2026-02-28T23:59:59.999Z",
				model: "gpt-4o",
				endpoint: "responses",
				modality: "chat",
				project: "search",
				callSite: "src/a.ts:10",
				meters: { input: 1000, cachedInput: 12.5, output: 7 },
				note: "a note",
			};
			const grant = entry({
				id: "g",
				kind: "grant",
				expires: "2026-06-01T00:00:00.000Z",
				at: "2026-01-01T00:00:00.000Z",
			});
			const refund = entry({ id: "r", kind: "refund", lot: "g", at: "2026-04-01T00:00:00.000Z" });
			await ledger.append([full, grant, refund]);
			const read = await ledger.entries({ order: "oldestFirst", limit: 10 });
			assert.deepEqual(read, [grant, full, refund]);
		});

		it("records an id once per account, within one call and over calls", async () => {
			const first = await ledger.append([
				entry({ id: "a" }),
				entry({ id: "a" }),
				entry({ id: "b" }),
			]);
			assert.deepEqual(first, { added: 2, repeated: ["a"] });
			const again = await ledger.append([entry({ id: "b", amount: dollars(9) })]);
			assert.deepEqual(again, { added: 0, repeated: ["b"] });
			await ledger.putAccount({ ...openai, id: "other" });
			assert.equal((await ledger.append([entry({ id: "a", account: "other" })])).added, 1);
			const at = "2026-12-31T00:00:00.000Z";
			assert.equal((await ledger.balance("openai", at)).nano, dollars(-2).nano);
		});

		it("records all entries of a call or none", async () => {
			const bad = [
				entry({ id: "x", account: "nobody" }),
				entry({ id: "x", amount: { nano: 1n, currency: "EUR" } }),
				entry({ id: "x", amount: dollars(-1) }),
				entry({ id: "x", at: "2026-02-30" }),
				entry({ id: "x", at: "2026-02-30T00:00:00.000Z" }),
				entry({ id: "x", at: "1969-01-01T00:00:00.000Z" }),
				entry({ id: "x", at: "2026-13-01T00:00:00.000Z" }),
				entry({ id: "" }),
				entry({ id: "x", amount: { nano: 10n ** 30n, currency: "USD" } }),
			];
			for (const fault of bad) {
				await assert.rejects(ledger.append([entry({ id: "good" }), fault]), LedgerFault);
			}
			assert.deepEqual(await ledger.entries({ order: "oldestFirst", limit: 10 }), []);
			assert.equal((await ledger.append([entry({ id: "good" })])).added, 1);
		});

		it("pages through entries in both orders, by account, period and kind", async () => {
			await ledger.putAccount({ ...openai, id: "other" });
			const at = (hour: number) => new Date(Date.UTC(2026, 4, 1, hour)).toISOString();
			await ledger.append([
				entry({ id: "3", at: at(3) }),
				entry({ id: "1", at: at(1), kind: "top-up" }),
				entry({ id: "2", at: at(2), account: "other" }),
				entry({ id: "3b", at: at(3) }),
			]);
			const ids = async (query: object) =>
				(await ledger.entries({ order: "oldestFirst", limit: 9, ...query })).map(({ id }) => id);
			assert.deepEqual(await ids({}), ["1", "2", "3", "3b"]);
			assert.deepEqual(await ids({ order: "newestFirst" }), ["3b", "3", "2", "1"]);
			assert.deepEqual(await ids({ order: "newestFirst", limit: 2, offset: 1 }), ["3", "2"]);
			assert.deepEqual(await ids({ account: "openai" }), ["1", "3", "3b"]);
			assert.deepEqual(await ids({ from: at(2), until: at(3) }), ["2"]);
			assert.deepEqual(await ids({ creditsOnly: true }), ["1"]);
		});

		it("tells the balance at any instant, whatever the order of recording", async () => {
			const at = (month: number) => new Date(Date.UTC(2026, month - 1, 1)).toISOString();
			await ledger.append([
				entry({ id: "s2", at: at(5), amount: dollars(8) }),
				entry({ id: "buy", kind: "top-up", at: at(1), amount: dollars(50) }),
			]);
			await ledger.append([
				entry({ id: "g", kind: "grant", at: at(1), amount: dollars(5), expires: at(4) }),
			]);
			await ledger.append([entry({ id: "s1", at: at(3), amount: dollars(2) })]);
			const nano = async (instant: string) => (await ledger.balance("openai", instant)).nano;
			assert.equal(await nano("2025-12-31T00:00:00.000Z"), 0n);
			assert.equal(await nano(at(1)), dollars(55).nano);
			assert.equal(await nano(at(3)), dollars(53).nano);
			assert.equal(await nano(at(4)), dollars(50).nano);
			assert.equal(await nano(at(6)), dollars(42).nano);
			const { lots, ...totals } = await ledger.balance("openai", at(6));
			assert.deepEqual(
				lots.map((lot) => [lot.id, lot.kind, lot.remaining]),
				[["buy", "top-up", dollars(42).nano]],
			);
			assert.equal(totals.spent, dollars(10).nano);
			assert.equal(totals.lapsed, dollars(3).nano);
			assert.equal(totals.credited, dollars(55).nano);
		});

		it("sums spend between instants to the millisecond", async () => {
			const base = Date.UTC(2026, 5, 30, 23, 59, 58);
			const at = (ms: number) => new Date(base + ms).toISOString();
			const offsets = [0, 1, 999, 1000, 1001, 86_400_000, 3e9];
			await ledger.append(
				offsets.map((offset, index) =>
					entry({
						id: `${index}`,
						at: at(offset),
						amount: { nano: 10n ** BigInt(index), currency: "USD" },
					}),
				),
			);
			assert.deepEqual(
				await ledger.spendBetween("openai", [at(0), at(1), at(1000), at(1002), at(4e9)]),
				[1n, 110n, 11_000n, 1_100_000n],
			);
		});

		it("groups spend of a period by any dimensions", async () => {
			const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 4, day, hour)).toISOString();
			await ledger.append([
				entry({ id: "1", at: at(1, 5), model: "a", project: "p", meters: { input: 5, output: 1 } }),
				entry({ id: "2", at: at(2), model: "b", project: "p", amount: dollars(5) }),
				entry({ id: "3", at: at(3, 23), model: "a", meters: { cachedInput: 7 } }),
				entry({ id: "4", at: at(4, 2), model: "a", project: "p", amount: dollars(3) }),
				entry({ id: "5", at: at(2), kind: "top-up", amount: dollars(99) }),
			]);
			const period = { account: "openai", from: at(1, 5), until: at(4, 2) };
			assert.deepEqual(await ledger.spendBy({ ...period, by: ["model"] }), [
				{
					keys: { model: "b" },
					nano: dollars(5).nano,
					entries: 1,
					inputTokens: 0,
					outputTokens: 0,
				},
				{
					keys: { model: "a" },
					nano: dollars(2).nano,
					entries: 2,
					inputTokens: 12,
					outputTokens: 1,
				},
			]);
			const projects = await ledger.spendBy({ ...period, by: ["project"] });
			assert.deepEqual(
				projects.map(({ keys, nano }) => [keys.project, nano]),
				[
					["p", dollars(6).nano],
					[undefined, dollars(1).nano],
				],
			);
			const hours = { account: "openai", from: at(4, 1), until: at(4, 3) };
			assert.equal((await ledger.spendBy({ ...hours, by: [] }))[0]?.nano, dollars(3).nano);
			const empty = { account: "openai", from: at(20), until: at(21) };
			assert.deepEqual(await ledger.spendBy({ ...empty, by: [] }), []);
		});

		it("keeps what the provider reported apart from what is recorded", async () => {
			const report = {
				account: "openai",
				at: "2026-03-01T00:00:00.000Z",
				nano: 5n,
				source: "typed",
			};
			await ledger.recordReport(report);
			await ledger.recordReport({ ...report, at: "2026-04-01T00:00:00.000Z", nano: 6n });
			assert.equal(await ledger.lastReport("openai", "2026-02-01T00:00:00.000Z"), undefined);
			assert.deepEqual(await ledger.lastReport("openai", "2026-03-31T00:00:00.000Z"), report);
			assert.equal((await ledger.balance("openai", "2026-05-01T00:00:00.000Z")).nano, 0n);
		});

		it("raises each warning once per crossing, and again after a snooze", async () => {
			const at = (day: number) => new Date(Date.UTC(2026, 4, day)).toISOString();
			assert.deepEqual(await ledger.raiseWarnings("openai", ["low", "cap"], at(1)), ["low", "cap"]);
			assert.deepEqual(await ledger.raiseWarnings("openai", ["low", "cap"], at(2)), []);
			assert.deepEqual(await ledger.raiseWarnings("openai", [], at(3)), []);
			assert.deepEqual(await ledger.raiseWarnings("openai", ["low"], at(4)), ["low"]);
			await ledger.snoozeWarning("openai", "low", at(8));
			assert.deepEqual(await ledger.raiseWarnings("openai", ["low"], at(7)), []);
			assert.deepEqual(await ledger.raiseWarnings("openai", ["low"], at(8)), ["low"]);
			assert.deepEqual(await ledger.raiseWarnings("openai", ["low"], at(9)), []);
		});

		it("does not tell listeners that warnings were raised", async () => {
			let calls = 0;
			ledger.onDidChange(() => {
				calls++;
			});
			await ledger.raiseWarnings("openai", ["low"], "2026-05-01T00:00:00.000Z");
			// A second answer comes after all that the first could have caused.
			await ledger.state();
			assert.equal(calls, 0);
		});

		it("tells listeners of a change until they stop listening", async () => {
			let heard = () => {};
			const change = () =>
				new Promise<void>((resolve) => {
					heard = resolve;
				});
			const stop = ledger.onDidChange(() => heard());
			const first = change();
			await ledger.append([entry({ id: "a" })]);
			await first;
			stop();
		});

		it("finds itself sound", async () => {
			await ledger.append(
				Array.from({ length: 50 }, (_, i) =>
					entry({
						id: `${i}`,
						at: new Date(Date.UTC(2026, 0, i * 3)).toISOString(),
						model: `m${i % 3}`,
					}),
				),
			);
			assert.deepEqual(await ledger.check(), { entries: 50, faults: [] });
		});

		it("rejects for an account that does not exist", async () => {
			await assert.rejects(ledger.balance("nobody", "2026-01-01T00:00:00.000Z"), LedgerFault);
			await assert.rejects(
				ledger.recordReport({
					account: "nobody",
					at: "2026-01-01T00:00:00.000Z",
					nano: 1n,
					source: "x",
				}),
				LedgerFault,
			);
		});
	});
}
