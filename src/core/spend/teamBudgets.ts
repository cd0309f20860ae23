import { convertMoney } from "../pricing/convertMoney.ts";
import { parseMoney } from "../pricing/money.ts";
import type { ShownCurrency, TeamConfig } from "../team/teamConfig.ts";
import type { Account, AccountId, NanoUnits } from "./account.ts";
import { monthOf } from "./calendar.ts";
import type { Ledger } from "./ledger.ts";
import type { Budget } from "./standing.ts";

/**
 * The team file's monthly budgets for everything or for one project, in US dollars, given to one account with what the
 * others spent, so that each is one problem and not one per account. Accounts in the team's own currency count at its dated
 * rate, those of any other currency do not: there is no rate for them. Budgets of single models or call sites are not the
 * ledger's.
 */
export async function readTeamBudgets(
	ledger: Ledger,
	accounts: readonly Account[],
	at: string,
	config: Pick<TeamConfig, "monthlyBudgets" | "currency">,
): Promise<readonly Budget[]> {
	const rate = config.currency?.value;
	const counted = accounts.filter(({ currency }) => currency === "USD" || currency === rate?.code);
	// A dollar account where there is one: its budget needs no conversion.
	const first = counted.find(({ currency }) => currency === "USD") ?? counted[0];
	const ours = config.monthlyBudgets.filter(
		({ value }) => value.model === undefined && value.callSite === undefined,
	);
	if (first === undefined || ours.length === 0) return [];
	const others = counted.filter(({ id }) => id !== first.id);
	const { from } = monthOf(at, first.zone);
	const until = new Date(Date.parse(at) + 1).toISOString();
	const isConverted = counted.some(({ currency }) => currency !== "USD");
	const note =
		isConverted && rate ? ` at ${rate.perDollar} ${rate.code} a dollar (${rate.asOf})` : "";
	const budgets: Budget[] = [];
	for (const { value, source } of ours) {
		const dollars = parseMoney(String(value.amount), "USD");
		if (dollars.kind === "invalid") continue;
		const monthly = convert(dollars.money.nano, "USD", first.currency, rate);
		if (monthly === undefined) continue;
		const { project } = value;
		let spentElsewhere = 0n;
		for (const { id, currency } of others) {
			const spent = await readSpend(ledger, { account: id, from, until }, project);
			spentElsewhere += convert(spent, currency, first.currency, rate) ?? 0n;
		}
		const whose = project === undefined ? "monthly budget" : `monthly budget for ${project}`;
		const name = `${whose} of ${source}${note}`;
		budgets.push({ account: first.id, name, project, monthly, spentElsewhere });
	}
	return budgets;
}

async function readSpend(
	ledger: Ledger,
	period: { readonly account: AccountId; readonly from: string; readonly until: string },
	project: string | undefined,
): Promise<NanoUnits> {
	if (project === undefined) {
		const [spent = 0n] = await ledger.spendBetween(period.account, [period.from, period.until]);
		return spent;
	}
	const groups = await ledger.spendBy({ ...period, by: ["project"] });
	return groups.find(({ keys }) => keys.project === project)?.nano ?? 0n;
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
