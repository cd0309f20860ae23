import type { Meter } from "./rateCard.ts";

/** How a meter counts: tokens are priced per million, everything else per single unit. */
interface MeterUnit {
	readonly unit:
		| "token"
		| "character"
		| "GB-day"
		| "minute"
		| "session"
		| "token-hour"
		| "second"
		| "hour"
		| "image"
		| "request"
		| "search"
		| "page";
	/** Quantity that one rate pays for. */
	readonly per: 1 | 1_000_000;
	/** Counts toward the prompt length that decides the context tier. */
	readonly isPrompt?: true;
	/** Billed as this meter where a card lists no rate of its own (images as text input, no cache discount). */
	readonly fallback?: Meter;
}

const token = { unit: "token", per: 1_000_000 } as const;
const promptToken = { ...token, isPrompt: true } as const;

/** Every meter with its unit. The order is that of reports. */
export const meterUnits: { readonly [meter in Meter]: MeterUnit } = {
	input: promptToken,
	cachedInput: { ...promptToken, fallback: "input" },
	cacheWrite5m: promptToken,
	cacheWrite30m: promptToken,
	cacheWrite1h: promptToken,
	cacheWrite12h: promptToken,
	output: token,
	reasoningOutput: { ...token, fallback: "output" },
	audioInput: { ...promptToken, fallback: "input" },
	cachedAudioInput: { ...promptToken, fallback: "audioInput" },
	audioOutput: { ...token, fallback: "output" },
	imageInput: { ...promptToken, fallback: "input" },
	cachedImageInput: { ...promptToken, fallback: "imageInput" },
	imageOutput: { ...token, fallback: "output" },
	videoInput: { ...promptToken, fallback: "input" },
	videoOutput: { ...token, fallback: "output" },
	training: token,
	characters: { unit: "character", per: 1 },
	minutes: { unit: "minute", per: 1 },
	hours: { unit: "hour", per: 1 },
	images: { unit: "image", per: 1 },
	videoSeconds: { unit: "second", per: 1 },
	requests: { unit: "request", per: 1 },
	searches: { unit: "search", per: 1 },
	fileSearches: { unit: "search", per: 1 },
	pages: { unit: "page", per: 1 },
	annotatedPages: { unit: "page", per: 1 },
	// Code execution in containers of that much memory, per session of 20 minutes; elsewhere per hour.
	containers1Gb: { unit: "session", per: 1 },
	containers4Gb: { unit: "session", per: 1 },
	containers16Gb: { unit: "session", per: 1 },
	containers64Gb: { unit: "session", per: 1 },
	containerHours: { unit: "hour", per: 1 },
	agentHours: { unit: "hour", per: 1 },
	storageGbDays: { unit: "GB-day", per: 1 },
	cacheTokenHours: { unit: "token-hour", per: 1_000_000 },
};

/** All meters, in report order. */
export const allMeters: readonly Meter[] = Object.keys(meterUnits) as Meter[];

/** Whether a string names a meter. */
export const isMeter = (text: string): text is Meter => Object.hasOwn(meterUnits, text);
