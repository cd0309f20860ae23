import { type CheckTime, TookTooLong } from "../core/languages/workTime.ts";

/**
 * Processor time of the calling thread in milliseconds, so that a busy machine takes nothing from a document's share; wall-clock
 * time where Node cannot tell (before 23.9).
 */
export function threadMilliseconds(): number {
	if (process.threadCpuUsage === undefined) return performance.now();
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** The time that one document may take. */
export interface WorkTime {
	isOver(): boolean;
	/** Looks at the clock every few calls. */
	readonly check: CheckTime;
}

/** A look at the clock costs about as much as one step. */
const stepsPerLook = 8;

/** Starts the clock of one document. */
export function startWorkTime(limitMilliseconds: number): WorkTime {
	const end = threadMilliseconds() + limitMilliseconds;
	// A thread computes no longer than the wall's clock runs, and reading that one is cheap: the parser asks thousands of times.
	const earliest = performance.now() + limitMilliseconds;
	const isOver = () => performance.now() > earliest && threadMilliseconds() > end;
	let steps = 0;
	return {
		isOver,
		check: () => {
			if (++steps % stepsPerLook === 0 && isOver())
				throw new TookTooLong(`reading it takes longer than ${limitMilliseconds} ms`);
		},
	};
}
