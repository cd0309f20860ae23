import assert from "node:assert/strict";
import { type CreditOutlook, forecastSpend } from "../../../src/core/spend/forecast.ts";

const noCredit: CreditOutlook = {
	lots: [],
	overrun: 0,
	rechargedThisMonth: 0,
	daysToNextMonth: 30,
};

function randomFrom(seed: number): () => number {
	let state = seed * 7_919;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const normal = (random: () => number) =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Simulated worlds: spend of a day, by its number. */
const worlds: Readonly<Record<string, (day: number, random: () => number) => number>> = {
	"weekday cycles": (day, random) => (day % 7 < 5 ? 10 : 2) * Math.exp(0.3 * normal(random)),
	bursts: (_day, random) => (random() < 0.08 ? 60 * random() : 4) * Math.exp(0.3 * normal(random)),
	"sparse use": (_day, random) => (random() < 0.25 ? 5 + 5 * random() : 0),
	growth: (day, random) => 5 * Math.exp(0.012 * day + 0.3 * normal(random)),
	"steady service": (_day, random) => 20 * Math.exp(0.1 * normal(random)),
};

describe("forecast", () => {
	for (const [name, spendOf] of Object.entries(worlds)) {
		it(`holds the month's spend in its 80 % band about 80 % of the time: ${name}`, () => {
			const runs = 200;
			let inside = 0;
			for (let run = 0; run < runs; run++) {
				const random = randomFrom(run + 1);
				const start = Math.floor(random() * 7);
				const days = Array.from({ length: 86 }, (_, day) => spendOf(day + start, random));
				const forecast = forecastSpend({ daily: days.slice(0, 56), dayShare: 0 }, noCredit);
				assert.equal(forecast.kind, "forecast");
				const actual = days.slice(56).reduce((sum, amount) => sum + amount, 0);
				const { low, high } = forecast.restOfMonth;
				if (actual >= low && actual <= high) inside++;
			}
			const share = inside / runs;
			assert.ok(share >= 0.7 && share <= 0.9, `${Math.round(share * 100)} % inside`);
		}).timeout(20_000);
	}

	it("says that there is too little history instead of guessing", () => {
		const short = { daily: [1, 2, 3, 4, 5, 6], dayShare: 0 };
		const forecast = forecastSpend(short, noCredit);
		assert.equal(forecast.kind, "tooLittleHistory");
		const idle = forecastSpend({ ...short, daily: [1, 0, 0, 0, 0, 0, 0, 0, 1] }, noCredit);
		assert.equal(idle.kind, "tooLittleHistory");
	});

	const steady = {
		daily: Array.from({ length: 28 }, () => 2),
		today: 3,
		spentToday: 0,
		dayShare: 0,
	};

	it("tells when steady spend uses up the credit", () => {
		const forecast = forecastSpend(steady, { ...noCredit, lots: [{ remaining: 21 }] });
		assert.equal(forecast.kind, "forecast");
		assert.ok(Math.abs(forecast.runOutDays.middle - 10.5) < 0.01, `${forecast.runOutDays.middle}`);
		assert.ok(Math.abs(forecast.restOfMonth.middle - 60) < 0.01);
	});

	it("counts on expiries and on recharges within their monthly limit", () => {
		const expiring = forecastSpend(steady, {
			...noCredit,
			lots: [{ remaining: 100, expiresInDays: 4 }],
		});
		assert.equal(expiring.kind, "forecast");
		assert.ok(expiring.runOutDays.middle <= 4.01, `${expiring.runOutDays.middle}`);
		const recharge = { below: 5, restoreTo: 20 };
		const forever = forecastSpend(steady, { ...noCredit, lots: [{ remaining: 10 }], recharge });
		assert.equal(forever.kind, "forecast");
		assert.equal(forever.runOutDays.middle, Number.POSITIVE_INFINITY);
		const limited = forecastSpend(steady, {
			...noCredit,
			lots: [{ remaining: 10 }],
			recharge: { ...recharge, monthlyLimit: 15 },
		});
		assert.equal(limited.kind, "forecast");
		assert.ok(Math.abs(limited.runOutDays.middle - 12.5) < 0.6, `${limited.runOutDays.middle}`);
	});
});
