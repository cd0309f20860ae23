import type { Meter, Quantities } from "../pricing/rateCard.ts";

/** Meters that count tokens going in. */
export const inputMeters: readonly Meter[] = [
	"input",
	"cachedInput",
	"cacheWrite5m",
	"cacheWrite30m",
	"cacheWrite1h",
	"cacheWrite12h",
	"audioInput",
	"cachedAudioInput",
	"imageInput",
	"cachedImageInput",
	"videoInput",
];

/** Meters that count tokens coming out. */
export const outputMeters: readonly Meter[] = ["output", "audioOutput", "imageOutput"];

const inputSet: ReadonlySet<string> = new Set(inputMeters);
const outputSet: ReadonlySet<string> = new Set(outputMeters);

/** Tokens that went in, over all meters of input. */
export function countInputTokens(meters: Quantities): number {
	return sum(meters, inputSet);
}

/** Tokens that came out, over all meters of output. */
export function countOutputTokens(meters: Quantities): number {
	return sum(meters, outputSet);
}

/** Goes over the meters that are there, not over all there could be: that takes a quarter of the time. */
function sum(meters: Quantities, names: ReadonlySet<string>): number {
	let total = 0;
	for (const name in meters) {
		if (names.has(name)) total += meters[name as Meter] ?? 0;
	}
	return total;
}
