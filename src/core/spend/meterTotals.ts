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

/** Tokens that went in, over all meters of input. */
export function countInputTokens(meters: Quantities): number {
	return sum(meters, inputMeters);
}

/** Tokens that came out, over all meters of output. */
export function countOutputTokens(meters: Quantities): number {
	return sum(meters, outputMeters);
}

function sum(meters: Quantities, names: readonly Meter[]): number {
	return names.reduce((total, name) => total + (meters[name] ?? 0), 0);
}
