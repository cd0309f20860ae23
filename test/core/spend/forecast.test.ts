import assert from "node:assert/strict";
import { type CreditOutlook, forecastSpend } from "../../../src/core/spend/forecast.ts";
import { heldOutWorlds, randomFrom, tuningWorlds, type World } from "./simulatedSpend.ts";

const noCredit: CreditOutlook = {
	lots: [],
	overrun: 0,
	rechargedThisMonth: 0,
	daysToNextMonth: 30,
};

/** How often what is spent in the rest of a month lies in the band that was forecast. */
function coverageOf(
	world: World,
	firstSeed: number,
	historyDays: number,
	restDays: number,
): number {
	const runs = 200;
	let inside = 0;
	for (let run = 0; run < runs; run++) {
		const spendOf = world(randomFrom(firstSeed + run), historyDays);
		const days = Array.from({ length: historyDays + restDays }, (_, day) => spendOf(day));
		const daily = days.slice(
			days.findIndex((amount) => amount > 0),
			historyDays,
		);
		const forecast = forecastSpend(
			{ daily, dayShare: 0 },
			{ ...noCredit, daysToNextMonth: restDays },
		);
		assert.equal(forecast.kind, "forecast");
		const actual = days.slice(historyDays).reduce((sum, amount) => sum + amount, 0);
		const { low, high } = forecast.restOfMonth;
		if (actual >= low && actual <= high) inside++;
	}
	return inside / runs;
}

describe("forecast", () => {
	for (const [set, worlds, firstSeed] of [
		["it was tuned on", tuningWorlds, 1],
		["held out", heldOutWorlds, 100_003],
	] as const) {
		for (const [name, world] of Object.entries(worlds)) {
			it(`holds spend in its 80 % band about 80 % of the time in simulations ${set}: ${name}`, () => {
				for (const [historyDays, restDays] of [
					[56, 30],
					[56, 10],
				] as const) {
					const share = coverageOf(world, firstSeed, historyDays, restDays);
					// Two hundred runs tell the share to within 6 %.
					const said = `${Math.round(share * 100)} % of ${restDays} days after ${historyDays}`;
					assert.ok(share >= 0.72 && share <= 0.95, said);
				}
			}).timeout(20_000);
		}
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
		assert.ok(Math.abs(forecast.restOfMonth.middle - 60) < 0.5, `${forecast.restOfMonth.middle}`);
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
