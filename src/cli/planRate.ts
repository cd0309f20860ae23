import { existsSync } from "node:fs";
import path from "node:path";
import {
	type CallRate,
	describeLimit,
	findCallRate,
	formatRate,
	meanCallSize,
} from "../core/plan/callRate.ts";
import type { Plan, PlanRequest } from "../core/plan/plan.ts";
import type { Account } from "../core/spend/account.ts";
import { readStanding } from "../core/spend/standing.ts";
import type { TierStanding } from "../core/spend/tiers.ts";
import type { CliContext } from "./context.ts";
import { findAccount, withLedger } from "./ledgerAccess.ts";
import { UserError } from "./userError.ts";

/** The rate of the planned calls in the tier of an account. */
export interface PlannedRate {
	readonly account: string | undefined;
	readonly basis: TierStanding["basis"] | undefined;
	readonly rate: CallRate;
}

type Made = Extract<Plan, { kind: "plan" }>;

/** What the tier of an account (the named one, else the provider's first) allows of the calls that a plan is made for. */
export async function readPlannedRate(
	context: CliContext,
	made: Made,
	{ tokens, situation, at }: Pick<PlanRequest, "tokens" | "situation" | "at">,
	accountId: string | undefined,
): Promise<PlannedRate> {
	const { provider, model, peakPerMinute } = made;
	const found = await readTier(context, provider, at, accountId);
	if (found === undefined) {
		const reason = `there is no account of ${provider}; add it: prompt-cost account add ${provider}`;
		return { account: undefined, basis: undefined, rate: { kind: "unknown", reason } };
	}
	const { account, tier } = found;
	if (tier === undefined) {
		const reason = `the tier of ${account.id} is not known`;
		return { account: account.id, basis: undefined, rate: { kind: "unknown", reason } };
	}
	const call = meanCallSize(tokens, situation.turns);
	const rate = findCallRate({ provider, model, tier: tier.tier.id, call, peakPerMinute });
	return { account: account.id, basis: tier.basis, rate };
}

async function readTier(
	context: CliContext,
	provider: string,
	at: string,
	accountId: string | undefined,
): Promise<{ account: Account; tier: TierStanding | undefined } | undefined> {
	// A plan asks about accounts, it does not begin a ledger.
	if (!existsSync(path.join(context.dataFolder, "ledger.db")) && accountId === undefined) {
		return undefined;
	}
	return withLedger(context, async (ledger) => {
		const account =
			accountId === undefined
				? (await ledger.accounts()).find((candidate) => candidate.provider === provider)
				: await findAccount(ledger, accountId);
		if (account === undefined) return undefined;
		if (account.provider !== provider) {
			throw new UserError(
				`The account ${account.id} is one of ${account.provider}; the model is billed by ${provider}.`,
			);
		}
		const now = context.now().toISOString();
		const instant = now.startsWith(at) ? now : `${at}T23:59:59.999Z`;
		const { tier } = await readStanding(ledger, account, instant);
		return { account, tier };
	});
}

/** The `rate` of `plan --format json`. */
export function rateToJson(planned: PlannedRate): unknown {
	const { basis, rate } = planned;
	const account = planned.account ?? null;
	if (rate.kind === "unknown") return { account, callsPerMinute: null, reason: rate.reason };
	const { tier, callsPerMinute, binding, limit, warning, source, readOn } = rate;
	return {
		account,
		tier,
		tierBasis: basis ?? null,
		callsPerMinute: Math.floor(callsPerMinute * 10) / 10,
		binding,
		limit,
		warning: warning ?? null,
		source,
		readOn,
	};
}

/** The row of the plan's table. */
export function describeRate({ account, basis, rate }: PlannedRate): string {
	if (rate.kind === "unknown") return `not known: ${rate.reason}`;
	const told = basis === "told" ? "as you set it" : "by what is recorded";
	return `${formatRate(rate.callsPerMinute)} calls a minute in tier ${rate.tier} of ${account} (${told}); ${describeLimit(rate)} binds`;
}
