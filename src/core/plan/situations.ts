/** How calls come over time: in conversations, in runs now and then, steadily, or in short tests of load. */
export interface Situation {
	readonly id: string;
	/** One sentence for people who choose. */
	readonly description: string;
	/** Conversations, documents or requests on a day on which it runs. */
	readonly perDay: number;
	/** Days of the week (or a part of one) on which it runs: 0.5 is every other week. */
	readonly daysPerWeek: number;
	/** Requests of one conversation; each sends all that was said before. 1 without a history. */
	readonly turns: number;
	/** Hours of such a day in which the requests come. */
	readonly hoursPerDay: number;
	/** How far above the mean the busiest minute lies. */
	readonly peakFactor: number;
	/** A quiet and a busy month relative to the typical one. */
	readonly low: number;
	readonly high: number;
	/** Whether nobody waits for the answers, so that the provider's batch service may answer within a day. */
	readonly canWait: boolean;
}

/** Situations to start from; every figure can be changed. */
export const situations: readonly Situation[] = [
	{
		id: "chatbot",
		description: "An interactive chatbot: 100 conversations a day of 8 turns, the history grows.",
		perDay: 100,
		daysPerWeek: 7,
		turns: 8,
		hoursPerDay: 12,
		peakFactor: 4,
		low: 0.5,
		high: 2,
		canWait: false,
	},
	{
		id: "batch",
		description: "Batch summarisation three times a week: 500 documents a run, nobody waits.",
		perDay: 500,
		daysPerWeek: 3,
		turns: 1,
		hoursPerDay: 1,
		peakFactor: 1.5,
		low: 0.7,
		high: 1.5,
		canWait: true,
	},
	{
		id: "service",
		description: "A steady service: 10 requests a minute around the clock.",
		perDay: 14_400,
		daysPerWeek: 7,
		turns: 1,
		hoursPerDay: 24,
		peakFactor: 3,
		low: 0.8,
		high: 1.3,
		canWait: false,
	},
	{
		id: "load-test",
		description: "A load test of half an hour every other week: 300 requests a minute.",
		perDay: 9_000,
		daysPerWeek: 0.5,
		turns: 1,
		hoursPerDay: 0.5,
		peakFactor: 1,
		low: 0.5,
		high: 2,
		canWait: false,
	},
];
