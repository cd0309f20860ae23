import { parseMoney } from "../pricing/money.ts";
import type { TeamConfig } from "../team/teamConfig.ts";
import type { Account, AccountId } from "./account.ts";
import { monthOf } from "./calendar.ts";
import type { Ledger } from "./ledger.ts";
import type { Budget } from "./standing.ts";

/**
 * The team file's monthly budgets for everything, in US dollars, given to the first dollar account with what the others
 * spent, so that each is one problem and not one per account. Budgets of single models or call sites are not the ledger's.
 */
export async function readTeamBudgets(
	ledger: Ledger,
	accounts: readonly Account[],
	at: string,
	config: Pick<TeamConfig, "monthlyBudgets">,
): Promise<ReadonlyMap<AccountId, readonly Budget[]>> {
	const [first, ...others] = accounts.filter(({ currency }) => currency === "USD");
	const wholes = config.monthlyBudgets.filter(
		({ value }) => value.model === undefined && value.callSite === undefined,
	);
	if (first === undefined || wholes.length === 0) return new Map();
	const { from } = monthOf(at, first.zone);
	const until = new Date(Date.parse(at) + 1).toISOString();
	let spentElsewhere = 0n;
	for (const { id } of others) {
		const [spent = 0n] = await ledger.spendBetween(id, [from, until]);
		spentElsewhere += spent;
	}
	const budgets = wholes.flatMap(({ value, source }): Budget[] => {
		const limit = parseMoney(String(value.amount), "USD");
		if (limit.kind === "invalid") return [];
		return [{ name: `monthly budget of ${source}`, monthly: limit.money.nano, spentElsewhere }];
	});
	return new Map([[first.id, budgets]]);
}
