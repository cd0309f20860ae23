import type { BilledCall } from "./billedCall.ts";
import type { CallSite } from "./callSite.ts";
import type { Estimate, EstimateContext } from "./estimate.ts";
import type { HoverStyle } from "./hoverText.ts";
import { isSameSite } from "./sameSite.ts";

/** An estimate and what is said of it; none of it depends on where the call site stands. */
export interface DescribedSite {
	readonly estimate: Estimate;
	readonly title: string;
	/** Markdown. */
	readonly hover: string;
	readonly billed: BilledCall | undefined;
}

/** What a description depends on beside its site. */
interface Conditions {
	readonly context: EstimateContext;
	readonly style: HoverStyle;
}

/** Keeps the estimates of one document's last analysis: an edit changes few of its call sites. */
export class EstimateMemo {
	#conditions: Conditions | undefined;
	#sites: readonly DescribedSite[] = [];

	/** Describes call sites in document order; those that were there the last time, wherever they stood, are not described again. */
	describeAll(
		sites: readonly CallSite[],
		conditions: Conditions,
		describe: (site: CallSite) => DescribedSite,
	): readonly DescribedSite[] {
		const isValid = this.#conditions && isSameWorld(this.#conditions, conditions);
		const known = isValid ? this.#sites : [];
		const moved = known.length - sites.length;
		const described = sites.map((site, index) => {
			const same = [known[index], known[index + moved]].find(
				(one) => one && isSameSite(one.estimate.site, site),
			);
			return same ? { ...same, estimate: { ...same.estimate, site } } : describe(site);
		});
		this.#conditions = conditions;
		this.#sites = described;
		return described;
	}
}

function isSameWorld(one: Conditions, other: Conditions): boolean {
	return (
		one.context.config === other.context.config &&
		one.context.counter === other.context.counter &&
		one.context.file === other.context.file &&
		one.context.today === other.context.today &&
		one.style.locale === other.style.locale &&
		one.style.today === other.style.today
	);
}
