/** Where spend may stand after its last week, under one assumption about how it moves. Levels are logarithms. */
export interface LevelState {
	readonly weight: number;
	readonly level: number;
	readonly levelVariance: number;
	/** Per week. */
	readonly growth: number;
	readonly growthVariance: number;
	readonly covariance: number;
	/** By how much the level moves in a week besides its growth: one standard deviation. */
	readonly unrest: number;
}

/** What weekly spend tells of its level. */
export interface LevelFit {
	/** The level of each week, as all of them tell it. */
	readonly levels: readonly number[];
	/** Standard deviation of the weeks around their levels. */
	readonly noise: number;
	readonly states: readonly LevelState[];
}

interface Assumption {
	readonly weight: number;
	/** Standard deviation of a week's spend around its level. */
	readonly noise: number;
	readonly unrest: number;
	/** Standard deviation of the growth per week. */
	readonly growth: number;
	/** The week that begins a new level, 0 for none. */
	readonly change: number;
}

const NOISES = [0.01, 0.03, 0.08, 0.15, 0.3, 0.6, 1.2];
const UNRESTS = [
	{ unrest: 0, weight: 0.55 },
	{ unrest: 0.05, weight: 0.2 },
	{ unrest: 0.12, weight: 0.15 },
	{ unrest: 0.3, weight: 0.1 },
];
const GROWTHS = [
	{ growth: 0, weight: 0.5 },
	{ growth: 0.15, weight: 0.5 },
];
const CHANGE_WEIGHT = 0.3;
const CHANGE_SIZE = 1.2;
/** Before anything is known the level is anywhere. */
const ANYWHERE = 9;

/** Explanations that are this much less likely than the best (in logarithms) are left out. */
const NEGLIGIBLE = 7;

/**
 * Explains the logarithms of weekly spend, two or more, by a level that wanders, grows or jumps once, seen through noise.
 * Each assumption of a grid is weighed by how likely it makes what was seen: Gaussian processes over as many points as weeks.
 */
export function fitLevel(logs: readonly number[]): LevelFit {
	const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
	const seen = logs.map((log) => log - mean);
	const all = assumptions(logs.length).map((assumption) => explain(seen, assumption));
	const best = Math.max(...all.map(({ likelihood }) => likelihood));
	const found = all.filter(({ likelihood }) => likelihood > best - NEGLIGIBLE);
	const total = found.reduce((sum, { likelihood }) => sum + Math.exp(likelihood - best), 0);
	const states = found.map((explanation) => ({
		...stateOf(explanation, mean),
		weight: Math.exp(explanation.likelihood - best) / total,
	}));
	const levels = logs.map((_, week) =>
		found.reduce(
			(sum, explanation, index) => sum + (states[index]?.weight ?? 0) * levelOf(explanation, week),
			mean,
		),
	);
	const squares = logs.reduce((sum, log, week) => sum + (log - (levels[week] ?? 0)) ** 2, 0);
	return { levels, noise: Math.sqrt(squares / logs.length), states };
}

function assumptions(weeks: number): Assumption[] {
	return NOISES.flatMap((noise) => {
		const wandering = UNRESTS.flatMap(({ unrest, weight }) =>
			GROWTHS.map(({ growth, weight: share }) => ({
				noise,
				unrest,
				growth,
				change: 0,
				weight: (1 - CHANGE_WEIGHT) * weight * share,
			})),
		);
		const jumping = Array.from({ length: weeks - 1 }, (_, week) => ({
			noise,
			unrest: 0,
			growth: 0,
			change: week + 1,
			weight: CHANGE_WEIGHT / (weeks - 1),
		}));
		return [...wandering, ...jumping];
	});
}

interface Explanation {
	readonly assumption: Assumption;
	readonly likelihood: number;
	readonly weeks: readonly number[];
	/** Root of the covariances between the weeks, and what was seen divided by it. */
	readonly root: readonly (readonly number[])[];
	readonly solved: readonly number[];
}

function explain(seen: readonly number[], assumption: Assumption): Explanation {
	const weeks = [...seen.keys()];
	const root = choleskyOf(
		weeks.map((one) =>
			weeks.map(
				(other) =>
					shared(assumption, weeks.length, one, other) +
					(one === other ? assumption.noise ** 2 : 0),
			),
		),
	);
	const solved = solve(root, seen);
	const logDeterminant = root.reduce((sum, row, index) => sum + 2 * Math.log(row[index] ?? 1), 0);
	const likelihood = Math.log(assumption.weight) - (dot(solved, solved) + logDeterminant) / 2;
	return { assumption, likelihood, weeks, root, solved };
}

/** The covariance of the levels of two weeks, counted from the last. */
function shared({ growth, unrest, change }: Assumption, count: number, one: number, other: number) {
	const [since, sinceOther] = [count - 1 - one, count - 1 - other];
	const jump = one < change && other < change ? CHANGE_SIZE ** 2 : 0;
	return (
		ANYWHERE + growth ** 2 * since * sinceOther + unrest ** 2 * Math.min(since, sinceOther) + jump
	);
}

function levelOf({ assumption, weeks, root, solved }: Explanation, week: number): number {
	const covariances = weeks.map((other) => shared(assumption, weeks.length, week, other));
	return dot(solved, solve(root, covariances));
}

function stateOf({ assumption, weeks, root, solved }: Explanation, mean: number) {
	const { growth, unrest } = assumption;
	const toLevel = solve(
		root,
		weeks.map(() => ANYWHERE),
	);
	const toGrowth = solve(
		root,
		weeks.map((week) => -(growth ** 2) * (weeks.length - 1 - week)),
	);
	return {
		level: mean + dot(solved, toLevel),
		levelVariance: ANYWHERE - dot(toLevel, toLevel),
		growth: dot(solved, toGrowth),
		growthVariance: growth ** 2 - dot(toGrowth, toGrowth),
		covariance: -dot(toLevel, toGrowth),
		unrest,
	};
}

/** The lower triangle whose product with its transpose is a positive definite matrix. */
function choleskyOf(rows: readonly (readonly number[])[]): number[][] {
	const root: number[][] = [];
	for (const [one, row] of rows.entries()) {
		const made: number[] = [];
		for (let other = 0; other <= one; other++) {
			const upper = other === one ? made : (root[other] ?? []);
			const rest = (row[other] ?? 0) - dot(made.slice(0, other), upper.slice(0, other));
			made.push(other === one ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (upper[other] ?? 1));
		}
		root.push(made);
	}
	return root;
}

/** Solves a lower triangle forwards. */
function solve(root: readonly (readonly number[])[], values: readonly number[]): number[] {
	const solved: number[] = [];
	for (const [index, row] of root.entries()) {
		solved.push(((values[index] ?? 0) - dot(row.slice(0, index), solved)) / (row[index] ?? 1));
	}
	return solved;
}

function dot(left: readonly number[], right: readonly number[]): number {
	return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}
