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

/**
 * Milliseconds since 1970 of the one spelling that entries use ("2026-11-23T22:50:00.000Z": 24 characters, UTC); NaN for any
 * other text and for days that no calendar has. Five times as fast as Date.parse, which takes 30 February for 2 March.
 */
export function instantToMs(text: string): number {
	if (text.length !== 24 || !hasMarks(text)) return Number.NaN;
	const year = digitsOf(text, 0, 4);
	const month = digitsOf(text, 5, 2);
	const day = digitsOf(text, 8, 2);
	const hour = digitsOf(text, 11, 2);
	const minute = digitsOf(text, 14, 2);
	const second = digitsOf(text, 17, 2);
	const ms = digitsOf(text, 20, 3);
	if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month))) return Number.NaN;
	if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
	return (
		daysSince1970(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 + ms
	);
}

/** "----T--:--:--.---Z" with the dashes of the date. */
function hasMarks(text: string): boolean {
	return (
		text[4] === "-" &&
		text[7] === "-" &&
		text[10] === "T" &&
		text[13] === ":" &&
		text[16] === ":" &&
		text[19] === "." &&
		text[23] === "Z"
	);
}

function digitsOf(text: string, from: number, count: number): number {
	let value = 0;
	for (let index = from; index < from + count; index++) {
		const digit = text.charCodeAt(index) - 48;
		if (!(digit >= 0 && digit <= 9)) return Number.NaN;
		value = value * 10 + digit;
	}
	return value;
}

function daysOf(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days of the Gregorian calendar; years begin in March here, so that a leap day is a year's last. */
function daysSince1970(year: number, month: number, day: number): number {
	const years = month > 2 ? year : year - 1;
	const monthFromMarch = (month + 9) % 12;
	const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
	return years * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 719_469;
}
