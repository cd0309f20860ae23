import { type Expression, makeList } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { withoutStandIns } from "./emptyGuard.ts";
import { withOtherBranch } from "./openBranch.ts";
import { type Followed, mergeFollowed } from "./source.ts";

const MAX_ADDITIONS = 50;

/** Joins what the bindings of one name or path give; what is added to it later comes on top. */
export function joinBindings(
	bindings: readonly Binding[],
	outline: Outline,
	name: string,
	follow: (binding: Binding) => Followed,
): Followed {
	const additions = bindings.filter(({ kind }) => kind === "addition");
	const set = bindings.filter(({ kind }) => kind !== "addition");
	const followed = set.map(follow);
	const giving = withoutStandIns(followed, set, name, outline);
	const merged = mergeFollowed(giving, `${name} is set in several places`);
	const base = withOtherBranch(merged, set, followed, outline);
	return additions.length === 0 ? base : addAll(base, additions, outline);
}

/** What a name holds after `name += …`: a longer text or a longer list. A base that is not known stays so. */
function addAll(base: Followed, additions: readonly Binding[], outline: Outline): Followed {
	if (base.kind !== "value" || base.source.outline !== outline) return base;
	const { expression } = base.source;
	const { start, end } = expression;
	const added = additions
		.slice(0, MAX_ADDITIONS)
		.map(({ value }) => value)
		.filter((value): value is Expression => value !== undefined);
	const all = [expression, ...added];
	if (expression.kind === "list") {
		const items = all.map((value) => ({ value, spread: value.kind !== "record" }));
		const list = makeList({ start, end }, () => items);
		return { kind: "value", source: { expression: list, outline } };
	}
	if (expression.kind !== "text" && expression.kind !== "template") return base;
	return {
		kind: "value",
		source: { expression: { kind: "template", parts: all, start, end }, outline },
	};
}
