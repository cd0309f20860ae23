import { convertMoney, type DollarRate } from "../pricing/convertMoney.ts";
import { type Currency, formatMoney, type Money } from "../pricing/money.ts";

/** How figures are written: BCP 47 locale, and the currency that a team shows costs in, with its dated rate. */
export interface FigureStyle {
	readonly locale?: string | undefined;
	readonly shownIn?: DollarRate | undefined;
}

/** An amount for people, in the team's currency where its rate covers the amount's own. */
export function showMoney(money: Money, style: FigureStyle, perThousand = false): string {
	const shown = style.shownIn && convertMoney(money, style.shownIn.code, style.shownIn);
	return formatMoney(shown ?? money, { locale: style.locale, perThousand });
}

/** Formatters are costly to make and live as long as the process: one for each locale, and one for each currency. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
	const known = formatters.get(key);
	if (known) return known;
	const made = make();
	formatters.set(key, made);
	return made;
}

/** A count with the separators of a locale: 1,234. */
export function showCount(count: number, locale: string | undefined): string {
	return formatterOf(`count ${locale}`, () => new Intl.NumberFormat(locale)).format(count);
}

/** A rate as people write it: $2.50, $10, $0.0375; with the digits that it has, at least two where it is no whole number. */
export function showRate(rate: string, currency: Currency, locale: string | undefined): string {
	const decimals = rate.split(".")[1]?.length ?? 0;
	const digits = decimals === 0 ? 0 : Math.min(12, Math.max(2, decimals));
	const format = formatterOf(
		`${currency} ${locale} ${digits}`,
		() =>
			new Intl.NumberFormat(locale, {
				style: "currency",
				currency,
				minimumFractionDigits: digits,
				maximumFractionDigits: digits,
			}),
	);
	return format.format(Number(rate));
}
