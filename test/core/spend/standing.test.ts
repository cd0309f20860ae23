import assert from "node:assert/strict";
import type { Account } from "../../../src/core/spend/account.ts";
import { expectRecharge } from "../../../src/core/spend/recharge.ts";
import { reconcile } from "../../../src/core/spend/reconcile.ts";
import { type Budget, readStanding } from "../../../src/core/spend/standing.ts";
import { dollars, entry, openai } from "./ledgerConformance.ts";
import { MemoryLedger } from "./memoryLedger.ts";

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 9, day, hour)).toISOString();

/** Credit of $1,000 and a spend of $2 at noon of each of the days from 1 October on. */
async function steadyLedger(days: number, account: Account = openai) {
	const ledger = new MemoryLedger();
	await ledger.putAccount(account);
	await ledger.append([
		entry({ id: "buy", kind: "top-up", amount: dollars(1000), at: at(1, 0) }),
		...Array.from({ length: days }, (_, index) =>
			entry({
				id: `s${index}`,
				amount: dollars(2),
				at: at(index + 1),
				model: "gpt-4o",
				project: "search",
			}),
		),
	]);
	return ledger;
}

async function kindsOf(
	ledger: MemoryLedger,
	day: number,
	account = openai,
	budgets: Budget[] = [],
) {
	const { warnings } = await readStanding(ledger, account, at(day, 23), budgets);
	return warnings.map(({ kind, key }) => (kind === "spike" ? key : kind));
}

describe("the standing of an account", () => {
	it("has no problems while all is well", async () => {
		const ledger = await steadyLedger(20);
		const standing = await readStanding(ledger, openai, at(20, 23));
		assert.deepEqual(standing.warnings, []);
		assert.equal(standing.month.spent, dollars(40).nano);
		assert.equal(standing.tier?.tier.id, "Grow");
		assert.equal(standing.runwayDays, Number.POSITIVE_INFINITY, "480 days are over a year");
	});

	it("warns at each percentage of a cap by its own key, and only of the highest", async () => {
		const account = { ...openai, monthlyCap: dollars(40).nano };
		const ledger = await steadyLedger(25, account);
		const keys = async (day: number) => {
			const { warnings } = await readStanding(ledger, account, at(day, 23));
			return warnings.map(({ key, severity }) => [key, severity]);
		};
		assert.deepEqual(await keys(9), []);
		assert.deepEqual(await keys(10), [["cap:monthly spend cap:2026-10:50", "info"]]);
		assert.deepEqual(await keys(16), [["cap:monthly spend cap:2026-10:80", "warning"]]);
		assert.deepEqual(await keys(20), [["cap:monthly spend cap:2026-10:100", "error"]]);
		assert.deepEqual(await keys(32), []);
	});

	it("warns of a project's budget", async () => {
		const ledger = await steadyLedger(20);
		const budget = {
			account: openai.id,
			name: "budget of search",
			project: "search",
			monthly: dollars(40).nano,
		};
		assert.deepEqual(await kindsOf(ledger, 20, openai, [budget]), ["budget"]);
		assert.deepEqual(await kindsOf(ledger, 20, openai, [{ ...budget, project: "chat" }]), []);
	});

	it("warns of a day, or a model, far above its own level", async () => {
		const ledger = await steadyLedger(20);
		await ledger.append([
			entry({ id: "x", amount: dollars(2.5), at: at(21), model: "gpt-6-astra" }),
		]);
		assert.deepEqual(await kindsOf(ledger, 21), ["spike:2026-10-21:gpt-6-astra"]);
		await ledger.append([entry({ id: "y", amount: dollars(7), at: at(21), model: "gpt-4o" })]);
		assert.deepEqual(await kindsOf(ledger, 21), ["spike:2026-10-21"]);
	});

	it("warns of a short runway, then of a low balance, then of none left", async () => {
		const ledger = await steadyLedger(20);
		await ledger.append([
			entry({ id: "loss", kind: "adjustment", amount: dollars(-952), at: at(20, 13) }),
		]);
		assert.deepEqual(await kindsOf(ledger, 20), ["low-balance", "runway"]);
		await ledger.append([
			entry({ id: "rest", kind: "adjustment", amount: dollars(-8), at: at(20, 14) }),
		]);
		assert.deepEqual(await kindsOf(ledger, 20), ["exhausted"]);
	});
});

describe("an expected recharge", () => {
	const policy = {
		below: dollars(10).nano,
		restoreTo: dollars(50).nano,
		monthlyLimit: dollars(60).nano,
	};
	const account: Account = { ...openai, autoRecharge: policy };

	it("restores the balance, within the month's limit and above the provider's minimum", () => {
		const expected = (balance: number, recharged: number) =>
			expectRecharge(account, dollars(balance).nano, dollars(recharged).nano)?.nano;
		assert.equal(expected(10, 0), undefined);
		assert.equal(expected(9, 0), dollars(41).nano);
		assert.equal(expected(9, 40), dollars(20).nano);
		assert.equal(expected(9, 55), dollars(5).nano);
		assert.equal(expected(9, 56), undefined);
		assert.equal(expected(-3, 0), dollars(53).nano);
	});

	it("is confirmed by reconciling, and what it does not explain is told apart", async () => {
		const ledger = new MemoryLedger();
		await ledger.putAccount(account);
		await ledger.append([entry({ id: "buy", kind: "top-up", amount: dollars(9), at: at(1) })]);
		const standing = await readStanding(ledger, account, at(2));
		const { drift, entries, reasons } = reconcile(standing, dollars(49).nano, "r");
		assert.equal(drift, dollars(40).nano);
		assert.deepEqual(
			entries.map(({ id, kind, amount }) => [id, kind, amount.nano]),
			[
				["r:recharge", "auto-recharge", dollars(41).nano],
				["r", "reconciliation", dollars(-1).nano],
			],
		);
		assert.match(reasons.join("; "), /expected recharge of \$41\.00.*other tools/);
		assert.deepEqual(reconcile(standing, dollars(9).nano, "r").entries, []);
		await ledger.append(entries);
		assert.equal((await ledger.balance("openai", at(3))).nano, dollars(49).nano);
	});
});
