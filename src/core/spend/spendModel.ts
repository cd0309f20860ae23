import { fitLevel, type LevelState } from "./levelModel.ts";

/** How much history counts: older days say little about the present level. */
export const WINDOW_DAYS = 56;
const WEEK = 7;
/** Weeks from which a level can be told apart from noise. */
const NEEDED_WEEKS = 2;

/** Daily spend taken apart: days as shares of the level of their time, and where the level may stand now. */
export interface SpendFit {
	/** Days of the window, divided by the level of their week. */
	readonly days: readonly number[];
	readonly states: readonly LevelState[];
	/** Standard deviation of the logarithm of a week's spend around its level; infinite where a week has none. */
	readonly noise: number;
}

/** Where nothing is known of a level but the days themselves. */
const even: LevelState = {
	weight: 1,
	level: 0,
	levelVariance: 0,
	growth: 0,
	growthVariance: 0,
	covariance: 0,
	unrest: 0,
};

/** Takes daily spend apart; `daily` ends with yesterday. */
export function fitSpend(daily: readonly number[]): SpendFit {
	const days = daily.slice(-WINDOW_DAYS);
	const weeks = Math.floor(days.length / WEEK);
	const before = days.length - weeks * WEEK;
	const sums = Array.from({ length: weeks }, (_, week) =>
		days
			.slice(before + week * WEEK, before + (week + 1) * WEEK)
			.reduce((sum, amount) => sum + amount, 0),
	);
	// A week without spend has no logarithm: its level is that of all days.
	if (weeks < NEEDED_WEEKS || sums.some((sum) => sum <= 0))
		return { days, states: [even], noise: Number.POSITIVE_INFINITY };
	const { levels, noise, states } = fitLevel(sums.map(Math.log));
	const levelOf = (day: number) => levels[Math.max(0, Math.floor((day - before) / WEEK))] ?? 0;
	return { days: days.map((amount, day) => amount / Math.exp(levelOf(day))), states, noise };
}

/** Mean spend of a day at today's level. */
export function burnRateOf({ days, states }: SpendFit): number {
	const mean = days.reduce((sum, amount) => sum + amount, 0) / days.length;
	return mean * states.reduce((sum, { weight, level }) => sum + weight * Math.exp(level), 0);
}

/** Draws one possible future of `count` days from today on. */
export function sampleDays(fit: SpendFit, count: number, random: () => number): number[] {
	const { days } = fit;
	const state = drawState(fit.states, random);
	// Without a level its uncertainty is that of the days: drawing them anew carries it over.
	const known =
		state === even ? drawRuns(days, Math.ceil(days.length / WEEK) * WEEK, random) : days;
	const drawn = drawRuns(known, count, random);
	const { levelVariance, covariance, growthVariance } = state;
	const chance = drawNormal(random);
	const levelError = Math.sqrt(Math.max(0, levelVariance));
	const slope = levelError > 0 ? covariance / levelError : 0;
	let level = state.level + levelError * chance;
	const growth =
		state.growth +
		slope * chance +
		Math.sqrt(Math.max(0, growthVariance - slope ** 2)) * drawNormal(random);
	return drawn.map((amount, day) => {
		if (state.unrest > 0) level += (state.unrest / Math.sqrt(WEEK)) * drawNormal(random);
		// The level is that of the middle of the last week.
		return amount * Math.exp(level + (growth / WEEK) * (WEEK / 2 + dampen(day)));
	});
}

function drawState(states: readonly LevelState[], random: () => number): LevelState {
	let rest = random();
	for (const state of states) {
		rest -= state.weight;
		if (rest < 0) return state;
	}
	return states.at(-1) ?? even;
}

/** Nothing grows at the same pace for long: the pace halves every eight weeks. */
function dampen(days: number): number {
	return (1 - Math.exp((-days * Math.LN2) / 56)) * (56 / Math.LN2);
}

/**
 * Draws days in runs of a week, which keeps bursts together. From three weeks on a run begins at the same weekday as the
 * day that it stands for, so that weekdays keep their ways.
 */
function drawRuns(days: readonly number[], count: number, random: () => number): number[] {
	const aligned = days.length >= 3 * WEEK;
	const weeks = Math.floor(days.length / WEEK);
	const drawn: number[] = [];
	while (drawn.length < count) {
		// The last day is yesterday: today's weekday begins each whole week counted back from the end.
		const start = aligned
			? days.length - WEEK * (1 + Math.floor(random() * weeks))
			: Math.floor(random() * days.length);
		for (let step = 0; step < WEEK && drawn.length < count; step++) {
			drawn.push(days[(start + step) % days.length] ?? 0);
		}
	}
	return drawn;
}

/** Box and Muller's transform. */
function drawNormal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
