import type { Plan, PlanRequest } from "../core/plan/plan.ts";
import type { Situation } from "../core/plan/situations.ts";
import { formatMoney, toDecimalString } from "../core/pricing/money.ts";
import { describeRate, type PlannedRate, rateToJson } from "./planRate.ts";
import { layTable } from "./textTable.ts";

type Made = Extract<Plan, { kind: "plan" }>;

/** `plan --format json`: money as decimal strings in `currency`. */
export function planToJson(
	made: Made,
	situation: Situation,
	call: Pick<PlanRequest, "tokens">,
	at: string,
	rate: PlannedRate,
): object {
	const write = (nano: bigint) => toDecimalString({ nano, currency: made.currency });
	const { credit, lastsDays, mode, reason, recharge } = made.purchase;
	return {
		version: 1,
		at,
		model: made.model,
		provider: made.provider,
		currency: made.currency,
		situation,
		tokens: call.tokens,
		requestsPerMonth: Math.round(made.requestsPerMonth),
		peakPerMinute: Math.round(made.peakPerMinute * 10) / 10,
		costPerMonth: {
			low: write(made.month.low),
			typical: write(made.month.typical),
			high: write(made.month.high),
		},
		purchase: {
			credit: write(credit),
			lastsDays: Number.isFinite(lastsDays) ? lastsDays : null,
			mode,
			reason,
			recharge: recharge
				? {
						below: write(recharge.below),
						restoreTo: write(recharge.restoreTo),
						monthlyLimit: write(recharge.monthlyLimit),
					}
				: null,
		},
		tier: made.tier
			? { id: made.tier.tier.id, because: made.tier.because, source: made.tier.source }
			: null,
		rate: rateToJson(rate),
		savings: made.savings.map(({ kind, what, month, saved }) => ({
			kind,
			what,
			costPerMonth: write(month),
			saved: write(saved),
		})),
	};
}

/** The table of `plan`. */
export function planToText(
	made: Made,
	situation: Situation,
	{ tokens }: Pick<PlanRequest, "tokens">,
	planned: PlannedRate,
): string {
	const show = (nano: bigint) => formatMoney({ nano, currency: made.currency });
	const { credit, lastsDays, mode, reason, recharge } = made.purchase;
	const rows: string[][] = [
		["situation", situation.description],
		["model", `${made.model}: ${tokens.inputTokens} tokens in, ${tokens.outputTokens} out`],
		["requests a month", Math.round(made.requestsPerMonth).toLocaleString("en-US")],
		[
			"cost a month",
			`${show(made.month.typical)} (${show(made.month.low)} to ${show(made.month.high)})`,
		],
		["credit to buy", `${show(credit)}, lasts about ${Math.floor(lastsDays)} days`],
		["recharge", `${mode === "auto" ? "automatic" : "by hand"}: ${reason}`],
	];
	if (recharge) {
		const { below, restoreTo, monthlyLimit } = recharge;
		rows.push([
			"recharge settings",
			`below ${show(below)} to ${show(restoreTo)}, at most ${show(monthlyLimit)} a month`,
		]);
	}
	if (made.tier) rows.push(["tier", `${made.tier.tier.id}: ${made.tier.because}`]);
	rows.push(["rate allowed", describeRate(planned)]);
	if (planned.rate.kind === "rate" && planned.rate.warning !== undefined) {
		rows.push(["warning", planned.rate.warning]);
	}
	for (const { what, month, saved } of made.savings) {
		rows.push([`saves ${show(saved)}`, `${what} (${show(month)} a month)`]);
	}
	return layTable({}, rows);
}
