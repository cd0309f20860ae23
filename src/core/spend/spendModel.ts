/** How much history counts: older days say little about the present level. */
export const WINDOW_DAYS = 56;
const WEEK = 7;
/** How many squared errors a slope must outweigh to be half believed. */
const TREND_DOUBT = 1;

/** Daily spend taken apart: days without growth, and the growth to put back. */
export interface SpendFit {
	/** Days of the window, each brought to the level of the middle of the window. */
	readonly level: readonly number[];
	/** Growth of the logarithm per day, and how uncertain it is (one standard deviation). */
	readonly growth: number;
	readonly growthError: number;
}

/** Takes daily spend apart; `daily` ends with yesterday. */
export function fitSpend(daily: readonly number[]): SpendFit {
	const days = daily.slice(-WINDOW_DAYS);
	const { slope, error } = growthOf(days);
	const level = days.map((amount, index) => amount * Math.exp(slope * (days.length / 2 - index)));
	return { level, growth: slope, growthError: error };
}

/** Mean spend of a day at today's level. */
export function burnRateOf(fit: SpendFit): number {
	const mean = fit.level.reduce((sum, amount) => sum + amount, 0) / fit.level.length;
	return mean * Math.exp((fit.growth * fit.level.length) / 2);
}

/** Draws one possible future of `count` days from today on. */
export function sampleDays(fit: SpendFit, count: number, random: () => number): number[] {
	// Drawing the history itself anew carries over how uncertain its mean is.
	const whole = Math.ceil(fit.level.length / WEEK) * WEEK;
	const history = drawRuns(fit.level, whole, random);
	const drawn = drawRuns(history, count, random);
	const growth = fit.growth + fit.growthError * drawNormal(random);
	return drawn.map((amount, day) => {
		// An error of the growth is an error of today's level too: it counts from the middle of the history.
		const age = fit.level.length / 2 + dampen(day);
		return amount * Math.exp(growth * age);
	});
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

/** A line through the logarithms of the weekly sums; no growth where a week is empty or there are fewer than four. */
function growthOf(days: readonly number[]): { readonly slope: number; readonly error: number } {
	const weeks = Math.floor(days.length / WEEK);
	const sums = Array.from({ length: weeks }, (_, week) => {
		const end = days.length - (weeks - 1 - week) * WEEK;
		return days.slice(end - WEEK, end).reduce((sum, amount) => sum + amount, 0);
	});
	if (weeks < 4 || sums.some((sum) => sum <= 0)) return { slope: 0, error: 0 };
	const logs = sums.map(Math.log);
	const middle = (weeks - 1) / 2;
	const meanLog = logs.reduce((sum, log) => sum + log, 0) / weeks;
	const spread = logs.reduce((sum, _, week) => sum + (week - middle) ** 2, 0);
	const slope =
		logs.reduce((sum, log, week) => sum + (week - middle) * (log - meanLog), 0) / spread;
	const residual = logs.reduce(
		(sum, log, week) => sum + (log - meanLog - slope * (week - middle)) ** 2,
		0,
	);
	const error = Math.sqrt(residual / (weeks - 2) / spread);
	// A slope that is within its own error is more likely chance than growth.
	const trust = slope ** 2 / (slope ** 2 + TREND_DOUBT * error ** 2 || 1);
	return { slope: (slope * trust) / WEEK, error: (error * Math.sqrt(trust)) / WEEK };
}

/** Box and Muller's transform. */
function drawNormal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
