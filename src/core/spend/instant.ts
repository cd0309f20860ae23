import { Temporal } from "temporal-polyfill";

/**
 * A date or an instant as people type it ("2026-11-23", "2026-11-23T22:50Z", "2026-11-23T22:50:00+01:00") as the ISO
 * instant that entries hold; a date is its 00:00 in `zone`. Undefined for anything else, and outside 2000 to 2199.
 */
export function parseInstant(text: string, zone: string): string | undefined {
	try {
		const instant = /[T ]/.test(text)
			? Temporal.Instant.from(text)
			: Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant();
		const year = instant.toZonedDateTimeISO("UTC").year;
		if (year < 2000 || year > 2199) return undefined;
		return new Date(instant.epochMilliseconds).toISOString();
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** The instant an ISO 8601 duration ("P1Y", "P365D") after another, by the calendar of UTC: 29 February + 1 year is 28 February. */
export function addDuration(instant: string, duration: string): string {
	const later = Temporal.Instant.from(instant).toZonedDateTimeISO("UTC").add(duration);
	return new Date(later.epochMilliseconds).toISOString();
}
