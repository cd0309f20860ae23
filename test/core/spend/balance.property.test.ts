import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { AccountBalance } from "../../../src/core/spend/balance.ts";
import type { LedgerEntry } from "../../../src/core/spend/ledgerEntry.ts";
import { SqliteLedger } from "../../../src/node/ledgerSqlite.ts";
import { openai } from "./ledgerConformance.ts";
import { MemoryLedger } from "./memoryLedger.ts";

const DAY = 86_400_000;
const instant = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString();

/** A history as drawn: days instead of instants, whole small amounts so that ties and exact zeros are common. */
interface Drawn {
	readonly kind: LedgerEntry["kind"];
	readonly nano: number;
	readonly day: number;
	readonly lifetime: number | null;
	readonly lot: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
	kind: fc.constantFrom(
		"grant",
		"top-up",
		"auto-recharge",
		"spend",
		"spend",
		"spend",
		"spend",
		"adjustment",
		"reconciliation",
		"refund",
		"expiry",
	),
	nano: fc.integer({ min: 0, max: 40 }),
	day: fc.integer({ min: 0, max: 30 }),
	lifetime: fc.option(fc.integer({ min: 0, max: 20 })),
	lot: fc.integer({ min: -5, max: 12 }),
});

function toEntries(account: string, history: readonly Drawn[]): LedgerEntry[] {
	return history.map(({ kind, nano, day, lifetime, lot }, index) => {
		const signed = kind === "adjustment" || kind === "reconciliation";
		return {
			id: `e${index}`,
			account,
			kind,
			amount: { nano: BigInt(signed ? nano - 20 : nano), currency: "USD" },
			at: instant(day),
			...(lifetime !== null && kind !== "spend" ? { expires: instant(day + lifetime) } : {}),
			...((kind === "refund" || kind === "expiry") && lot >= 0 ? { lot: `e${lot}` } : {}),
		};
	});
}

interface Purse {
	readonly id: string;
	readonly gift: boolean;
	readonly born: number;
	readonly dies: number;
	coins: number;
}

type Today = Drawn & { readonly id: string; readonly coins: number; readonly signed: boolean };

/** The plain model: day by day, purses of coins, paid coin by coin. Shares no code with the ledger. */
class CoinModel {
	purses: Purse[] = [];
	overrun = 0;
	lapsed = 0;
	spent = 0;
	credited = 0;

	live(day: number, today: readonly Today[]) {
		for (const purse of this.purses.filter(({ dies }) => dies <= day)) {
			this.lapsed += purse.coins;
			purse.coins = 0;
		}
		const adds = today.filter(isAdding);
		adds.sort((a, b) => Number(b.kind === "grant") - Number(a.kind === "grant"));
		for (const added of adds) this.add(day, added);
		const takes = today.filter((drawn) => !isAdding(drawn));
		for (const taken of takes.filter(({ kind }) => kind !== "spend")) this.takeAway(taken);
		for (const { coins } of takes.filter(({ kind }) => kind === "spend")) {
			this.spent += coins;
			this.overrun += this.pay(coins);
		}
		this.purses = this.purses.filter(({ coins }) => coins > 0);
	}

	add(day: number, { id, kind, coins, lifetime }: Today) {
		this.credited += coins;
		const kept = Math.max(0, coins - this.overrun);
		this.overrun = Math.max(0, this.overrun - coins);
		const dies = lifetime === null ? Number.POSITIVE_INFINITY : day + lifetime;
		if (dies <= day) this.lapsed += kept;
		else this.purses.push({ id, gift: kind === "grant", born: day, dies, coins: kept });
	}

	takeAway({ kind, coins, lot, signed }: Today) {
		const only = lot >= 0 && !signed ? `e${lot}` : undefined;
		if (kind === "expiry") {
			this.lapsed += coins - this.pay(coins, only);
			return;
		}
		this.credited -= Math.abs(coins);
		this.overrun += this.pay(this.pay(Math.abs(coins), only));
	}

	/** Pays coin by coin from the purse whose turn it is; returns what nobody could pay. */
	pay(coins: number, only?: string): number {
		for (let owed = coins; owed > 0; owed--) {
			const [purse] = this.purses
				.filter((candidate) => candidate.coins > 0 && (only ?? candidate.id) === candidate.id)
				.sort(inTurn);
			if (purse === undefined) return owed;
			purse.coins--;
		}
		return 0;
	}
}

function isAdding({ kind, coins, signed }: Today): boolean {
	return signed ? coins >= 0 : kind === "grant" || kind === "top-up" || kind === "auto-recharge";
}

function inTurn(a: Purse, b: Purse): number {
	if (a.gift !== b.gift) return a.gift ? -1 : 1;
	if (a.dies !== b.dies) return a.dies - b.dies;
	return a.born - b.born || (a.id < b.id ? -1 : 1);
}

function modelBalance(history: readonly Drawn[], until: number) {
	const model = new CoinModel();
	const all = history.map((drawn, index): Today => {
		const signed = drawn.kind === "adjustment" || drawn.kind === "reconciliation";
		return { ...drawn, id: `e${index}`, signed, coins: signed ? drawn.nano - 20 : drawn.nano };
	});
	all.sort((a, b) => (a.id < b.id ? -1 : 1));
	for (let day = 0; day <= until; day++) {
		model.live(
			day,
			all.filter((drawn) => drawn.day === day),
		);
	}
	const { overrun, lapsed, spent, credited, purses } = model;
	const lots = Object.fromEntries(purses.map(({ id, coins }) => [id, coins]));
	const nano = purses.reduce((sum, { coins }) => sum + coins, 0) - overrun;
	return { overrun, lapsed, spent, credited, nano, lots };
}

function plain(balance: AccountBalance) {
	return {
		overrun: Number(balance.overrun),
		lapsed: Number(balance.lapsed),
		spent: Number(balance.spent),
		credited: Number(balance.credited),
		nano: Number(balance.nano),
		lots: Object.fromEntries(balance.lots.map(({ id, remaining }) => [id, Number(remaining)])),
	};
}

describe("balance of random histories", function () {
	this.timeout(60_000);
	const folder = mkdtempSync(join(tmpdir(), "ledger-property-"));
	const ledger = new SqliteLedger({ dataFolder: folder, now: () => new Date(0) });
	after(async () => {
		await ledger.dispose();
		rmSync(folder, { recursive: true, force: true });
	});

	const property = (
		balanceAt: (history: readonly Drawn[], until: number) => Promise<AccountBalance>,
	) =>
		fc.asyncProperty(
			fc.array(drawn, { maxLength: 24, size: "max" }),
			fc.integer({ min: 0, max: 45 }),
			async (history, until) => {
				const balance = await balanceAt(history, until);
				assert.deepEqual(plain(balance), modelBalance(history, until));
				assert.equal(balance.nano, balance.credited - balance.spent - balance.lapsed);
			},
		);

	it("agrees with a plain model to the nano-unit, at any instant", async () => {
		const replayed = property(async (history, until) => {
			const memory = new MemoryLedger();
			await memory.putAccount({ ...openai, id: "a" });
			await memory.append(toEntries("a", history));
			return memory.balance("a", instant(until));
		});
		await fc.assert(replayed, { numRuns: 10_000, seed: 20261123 });
	});

	it("agrees with it on disk, from sums instead of entries", async () => {
		let accounts = 0;
		const stored = property(async (history, until) => {
			const account = `a${accounts++}`;
			await ledger.putAccount({ ...openai, id: account });
			await ledger.append(toEntries(account, history));
			return ledger.balance(account, instant(until));
		});
		await fc.assert(stored, { numRuns: 1_000, seed: 20261124 });
		const { faults } = await ledger.check();
		assert.deepEqual(faults, []);
	});
});
