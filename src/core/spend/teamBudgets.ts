import { convertMoney } from "../pricing/convertMoney.ts";
import { parseMoney } from "../pricing/money.ts";
import type { ShownCurrency, TeamConfig } from "../team/teamConfig.ts";
import type { Account, AccountId, NanoUnits } from "./account.ts";
import { monthOf } from "./calendar.ts";
import type { Ledger } from "./ledger.ts";
import type { Budget } from "./standing.ts";

/**
 * The team file's monthly budgets for everything, in US dollars, given to one account with what the others spent, so that
 * each is one problem and not one per account. Accounts in the team's own currency count at its dated rate, those of any
 * other currency do not: there is no rate for them. Budgets of single models or call sites are not the ledger's.
 */
export async function readTeamBudgets(
	ledger: Ledger,
	accounts: readonly Account[],
	at: string,
	config: Pick<TeamConfig, "monthlyBudgets" | "currency">,
): Promise<ReadonlyMap<AccountId, readonly Budget[]>> {
	const rate = config.currency?.value;
	const counted = accounts.filter(({ currency }) => currency === "USD" || currency === rate?.code);
	// A dollar account where there is one: its budget needs no conversion.
	const first = counted.find(({ currency }) => currency === "USD") ?? counted[0];
	const wholes = config.monthlyBudgets.filter(
		({ value }) => value.model === undefined && value.callSite === undefined,
	);
	if (first === undefined || wholes.length === 0) return new Map();
	const { from } = monthOf(at, first.zone);
	const until = new Date(Date.parse(at) + 1).toISOString();
	let spentElsewhere = 0n;
	for (const { id, currency } of counted) {
		if (id === first.id) continue;
		const [spent = 0n] = await ledger.spendBetween(id, [from, until]);
		spentElsewhere += convert(spent, currency, first.currency, rate) ?? 0n;
	}
	const isConverted = counted.some(({ currency }) => currency !== "USD");
	const note =
		isConverted && rate ? ` at ${rate.perDollar} ${rate.code} a dollar (${rate.asOf})` : "";
	const budgets = wholes.flatMap(({ value, source }): Budget[] => {
		const dollars = parseMoney(String(value.amount), "USD");
		if (dollars.kind === "invalid") return [];
		const monthly = convert(dollars.money.nano, "USD", first.currency, rate);
		if (monthly === undefined) return [];
		return [{ name: `monthly budget of ${source}${note}`, monthly, spentElsewhere }];
	});
	return new Map([[first.id, budgets]]);
}

function convert(
	nano: NanoUnits,
	from: string,
	to: string,
	rate: ShownCurrency | undefined,
): NanoUnits | undefined {
	if (from === to) return nano;
	if (rate === undefined) return undefined;
	const { code, perDollar, asOf } = rate;
	return convertMoney({ nano, currency: from }, to, { code, perDollar: String(perDollar), asOf })
		?.nano;
}
