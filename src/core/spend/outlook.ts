import { formatMoney } from "../pricing/money.ts";
import type { NanoUnits } from "./account.ts";
import { monthEndOf, runOutDate } from "./burnRate.ts";
import type { Standing } from "./standing.ts";

const DAY_MS = 86_400_000;

/** How money is written: the display language, for figures. */
export interface OutlookStyle {
	readonly locale?: string | undefined;
}

/**
 * What lies ahead of an account in sentences: the month's spend and its end, when the credit is gone, which credit expires,
 * what the tier allows and what is missing to the next. Nothing is guessed where the history is too short.
 */
export function describeOutlook(standing: Standing, style: OutlookStyle = {}): readonly string[] {
	return [
		describeMonth(standing, style),
		describeRunOut(standing, style),
		...describeExpiry(standing, style),
		...describeTier(standing, style),
	];
}

function describeMonth(standing: Standing, style: OutlookStyle): string {
	const { forecast, month } = standing;
	const spent = `${show(standing, month.spent, style)} spent in ${month.name}`;
	const end = monthEndOf(forecast, Number(month.spent) / 1e9);
	if (end === undefined) return `${spent}.`;
	const at = (units: number) => showUnits(standing, units, style);
	return `${spent}; ${at(end.low)} to ${at(end.high)} by its end (80 %).`;
}

function describeRunOut(standing: Standing, style: OutlookStyle): string {
	const { balance, forecast } = standing;
	if (forecast.kind !== "forecast") return `Too little history for a forecast: ${forecast.reason}.`;
	const rate = `About ${showUnits(standing, forecast.burnRate, style)} a day`;
	const { low, middle, high } = forecast.runOutDays;
	if (balance.nano <= 0n) return `${rate}; there is no credit left.`;
	if (!Number.isFinite(low)) return `${rate}: the credit lasts for more than a year.`;
	const date = (days: number) => runOutDate(balance.at, days) ?? "later than a year";
	return `${rate}: the credit lasts until ${date(middle)} (80 %: ${date(low)} to ${date(high)}).`;
}

function describeExpiry(standing: Standing, style: OutlookStyle): string[] {
	const { balance } = standing;
	return balance.lots.flatMap(({ expires, remaining }) => {
		if (expires === undefined) return [];
		const days = Math.floor((Date.parse(expires) - Date.parse(balance.at)) / DAY_MS);
		const when = days === 1 ? "1 day" : `${days} days`;
		return [`Expires in ${when}: ${show(standing, remaining, style)}.`];
	});
}

function describeTier(standing: Standing, style: OutlookStyle): string[] {
	const { tier } = standing;
	if (tier === undefined) return [];
	const basis = tier.basis === "told" ? "as you set it" : "by what is recorded";
	const limit =
		tier.monthlyLimit === undefined
			? ""
			: `, at most ${show(standing, tier.monthlyLimit, style)} a month`;
	const next = tier.next
		? ` ${show(standing, tier.next.missing, style)} more ${tier.scheme.by === "spend" ? "of spend" : "of credit"} reaches ${tier.next.tier.id}.`
		: "";
	return [`Tier ${tier.tier.id} (${basis})${limit}.${next}`];
}

function show({ account }: Standing, nano: NanoUnits, { locale }: OutlookStyle): string {
	return formatMoney({ nano, currency: account.currency }, locale === undefined ? {} : { locale });
}

function showUnits(standing: Standing, units: number, style: OutlookStyle): string {
	return show(standing, BigInt(Math.round(units * 1e6)) * 1000n, style);
}
