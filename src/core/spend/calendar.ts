import { Temporal } from "temporal-polyfill";

/** A calendar month of a time zone as instants: `from` inclusive, `until` exclusive. */
export interface Month {
	/** "2026-11" */
	readonly name: string;
	readonly from: string;
	readonly until: string;
}

/** The calendar month that an instant lies in, in an IANA time zone. */
export function monthOf(instant: string, zone: string): Month {
	const first = zoned(instant, zone).with({ day: 1 }).startOfDay();
	return {
		name: first.toPlainDate().toPlainYearMonth().toString(),
		from: toText(first),
		until: toText(first.add({ months: 1 }).startOfDay()),
	};
}

/** Midnights in the zone: of the day of the instant and the `count` days before it, ascending. Days of 23 or 25 hours stay days. */
export function midnightsBefore(instant: string, zone: string, count: number): readonly string[] {
	const today = zoned(instant, zone).toPlainDate();
	return Array.from({ length: count + 1 }, (_, index) =>
		toText(today.subtract({ days: count - index }).toZonedDateTime(zone)),
	);
}

/** The date in the zone: "2026-11-23". */
export function dateOf(instant: string, zone: string): string {
	return zoned(instant, zone).toPlainDate().toString();
}

/** Whether the name is a time zone that this platform knows. */
export function isZone(zone: string): boolean {
	try {
		zoned("2026-01-01T00:00:00Z", zone);
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

function zoned(instant: string, zone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

function toText(moment: Temporal.ZonedDateTime): string {
	return new Date(moment.epochMilliseconds).toISOString();
}
