import { isScript } from "../languages/families.ts";
import type { Followed, Source } from "./source.ts";

/**
 * A choice of JavaScript between a value and one known only at run time may be either; `given ? given : "gpt-4o"` is a default, and
 * so is what stands in for the environment.
 */
export function withOther(
	merged: Followed,
	options: readonly Followed[],
	{ expression, outline }: Source,
): Followed {
	if (merged.kind !== "value" || expression.kind !== "choice" || !isScript(outline.language.id))
		return merged;
	const start = expression.options[0]?.start ?? expression.start;
	const condition = outline.text.slice(expression.start, start);
	const other = options.find((option, index) => {
		const written = expression.options[index];
		if (option.kind !== "gap" || written === undefined || /environment/.test(option.reason))
			return false;
		return !asksForPresence(condition, outline.text.slice(written.start, written.end));
	});
	return other?.kind === "gap" ? { ...merged, unless: other.reason } : merged;
}

/** True for a condition on whether a value is there: `model ? …`, `typeof model === "string" ? …`, but not `model === "auto" ? …`. */
function asksForPresence(condition: string, value: string): boolean {
	const name = value.split(/[.?!([]/, 1)[0] ?? value;
	const compared = condition.replace(/typeof[^=]*={2,3}\s*\S+|\[[^\]]*\]/g, "");
	return condition.includes(name) && !/["'`]/.test(compared);
}
