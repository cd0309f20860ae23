/** Spend of a simulated account: makes a function from the number of a day to what it costs. */
export type World = (random: () => number, historyDays: number) => (day: number) => number;

/** mulberry32: the same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
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
const between = (random: () => number, low: number, high: number) => low + (high - low) * random();

/** The mean of so many exponential draws: never negative, skewed to the right, around 1. */
function gamma(random: () => number, draws: number): number {
	let sum = 0;
	for (let draw = 0; draw < draws; draw++) sum -= Math.log(1 - random());
	return sum / draws;
}

/** The constants of the forecast were chosen while looking at these. */
export const tuningWorlds: Readonly<Record<string, World>> = {
	"weekday cycles": (random) => {
		const start = Math.floor(random() * 7);
		return (day) => ((day + start) % 7 < 5 ? 10 : 2) * Math.exp(0.3 * normal(random));
	},
	bursts: (random) => () => (random() < 0.08 ? 60 * random() : 4) * Math.exp(0.3 * normal(random)),
	"sparse use": (random) => () => (random() < 0.25 ? 5 + 5 * random() : 0),
	growth: (random) => (day) => 5 * Math.exp(0.012 * day + 0.3 * normal(random)),
	decline: (random) => (day) => 20 * Math.exp(-0.015 * day + 0.3 * normal(random)),
	"steady service": (random) => () => 20 * Math.exp(0.1 * normal(random)),
	"a step in the level": (random, historyDays) => {
		const step = between(random, 0.2, 0.95) * historyDays;
		const factor = Math.exp(between(random, -1.2, 1.2));
		return (day) => 8 * (day < step ? 1 : factor) * Math.exp(0.3 * normal(random));
	},
};

/** Other kinds of chance with other seeds, to judge the forecast by: its constants are not chosen on these. */
export const heldOutWorlds: Readonly<Record<string, World>> = {
	"weekday cycle": (random) => {
		const weights = Array.from({ length: 7 }, (_, weekday) =>
			weekday < 5 ? between(random, 0.6, 1.4) : between(random, 0, 0.4),
		);
		return (day) => 12 * (weights[day % 7] ?? 0) * gamma(random, 4);
	},
	"bursts of several days": (random) => {
		const height = between(random, 5, 15);
		let isBurst = false;
		return () => {
			isBurst = random() < (isBurst ? 0.7 : 0.06);
			return 3 * gamma(random, 3) * (isBurst ? height : 1);
		};
	},
	"sparse use with large days": (random) => {
		const share = between(random, 0.1, 0.35);
		return () => (random() < share ? 4 * (1 - random()) ** (-1 / 2.5) : 0);
	},
	"linear growth": (random) => {
		const pace = between(random, 0.005, 0.04);
		let error = 0;
		return (day) => {
			error = 0.6 * error + 0.2 * normal(random);
			return 6 * (1 + pace * day) * Math.exp(error);
		};
	},
	"regime change": (random, historyDays) => {
		const change = between(random, 0.35, 0.9) * historyDays;
		const factor = random() < 0.5 ? between(random, 0.3, 0.6) : between(random, 1.8, 3.5);
		return (day) => 10 * (day < change ? 1 : factor) * gamma(random, 12) * (day % 7 < 5 ? 1 : 0.7);
	},
	"growth that ends": (random, historyDays) => {
		const end = between(random, 0.3, 0.9) * historyDays;
		return (day) => (1 + 9 * Math.min(1, day / end)) * gamma(random, 6);
	},
};
