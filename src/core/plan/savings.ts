import { findPrice } from "../pricing/catalog.ts";
import type { RateCard } from "../pricing/rateCard.ts";
import { findCandidates } from "../review/candidates.ts";
import type { NanoUnits } from "../spend/account.ts";
import type { PlanRequest } from "./plan.ts";
import { costPerMonth } from "./workload.ts";

/** Another way to do the same work, and what a typical month costs then. */
export interface Saving {
	readonly kind: "caching" | "batch" | "model";
	/** What to do, in words. */
	readonly what: string;
	readonly month: NanoUnits;
	readonly saved: NanoUnits;
}

const MODELS_SHOWN = 3;
/** A model is worth trying when a month costs at most seven tenths. */
const WORTH_TENTHS = 7n;

/** What caching, the batch service and cheaper models of the same provider would save, the most first. */
export function findSavings(
	card: RateCard,
	request: PlanRequest,
	typical: NanoUnits,
): readonly Saving[] {
	const { tokens, situation, at } = request;
	const found: Saving[] = [];
	const add = (kind: Saving["kind"], what: string, month: NanoUnits | undefined) => {
		if (month !== undefined && month < typical)
			found.push({ kind, what, month, saved: typical - month });
	};
	const cost = (other: RateCard, cached: boolean) =>
		costPerMonth(other, tokens, situation, { cached, share: 1 });
	if (situation.turns > 1) {
		add(
			"caching",
			"keep the prompt's beginning the same, so that it is read from the cache",
			cost(card, true),
		);
	}
	const { provider, model } = card;
	if (situation.canWait) {
		const batch = findPrice({ provider, model, at, serviceTier: "batch" });
		if (batch.kind === "priced") {
			add(
				"batch",
				"send it to the batch service, which answers within a day",
				cost(batch.card, false),
			);
		}
	}
	const others = findCandidates("chat", at, provider).flatMap((candidate) => {
		const price = findPrice({ provider, model: candidate.model, at });
		if (price.kind !== "priced" || price.card.currency !== card.currency) return [];
		const month = cost(price.card, false);
		return month === undefined ? [] : [{ model: price.card.model, month }];
	});
	others.sort((left, right) => Number(right.month - left.month));
	const worthIt = others.filter(({ month }) => month * 10n <= typical * WORTH_TENTHS);
	const distinct = worthIt.filter(({ month }, index) => month !== worthIt[index - 1]?.month);
	// The dearest among the cheaper ones are the likeliest to be able to do the work.
	for (const other of distinct.slice(0, MODELS_SHOWN)) {
		add("model", `use ${other.model}, if it does the work as well`, other.month);
	}
	return found.sort((left, right) => Number(right.saved - left.saved));
}
