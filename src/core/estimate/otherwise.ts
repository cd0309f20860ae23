import type { ChoiceExpression, Expression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import { givenBeside } from "./emptyGuard.ts";
import { type Followed, isEmpty, type Source } from "./source.ts";

/**
 * A choice between a value and one known only at run time may be either; `given ? given : "gpt-4o"` is a default, and so is, but in
 * JavaScript, what stands in for the environment.
 */
export function withOther(
	merged: Followed,
	options: readonly Followed[],
	source: Source,
): Followed {
	const { expression, outline } = source;
	const given = givenBeside(options, source);
	if (given !== undefined) return given;
	if (merged.kind !== "value" || expression.kind !== "choice") return merged;
	const condition = conditionOf(expression, source);
	if (condition === undefined) return merged;
	const other = options.find((option, index) => {
		const written = expression.options[index];
		if (option.kind !== "gap" || written === undefined) return false;
		if (/environment/.test(option.reason) && !isScript(outline.language.id)) return false;
		return !asksForPresence(condition, outline.text.slice(written.start, written.end));
	});
	return other?.kind === "gap" ? { ...merged, unless: other.reason } : merged;
}

/** In JavaScript a default that both a caller and an object's settings may override (`options.model || this.model || "gpt-4o"`) is one of what it may be. */
export function withOverrides(
	chosen: Followed,
	before: readonly Followed[],
	{ outline }: Source,
): Followed {
	if (chosen.kind !== "value" || !isScript(outline.language.id)) return chosen;
	const overrides = before.flatMap((one) =>
		one.kind === "gap" && !/environment/.test(one.reason) ? [one.reason] : [],
	);
	const [, unless] = overrides;
	return unless === undefined ? chosen : { unless, ...chosen };
}

/** Languages other than those of scripts that write the condition first. */
const LANGUAGES = /^(?:php|ruby|rust|java|kotlin|csharp)$/;

/** The condition of `condition ? a : b` or `a if condition else b` as written; undefined in other languages. */
function conditionOf(
	{ start, end, options: [first, second] }: ChoiceExpression,
	{ outline: { language, text } }: Source,
): string | undefined {
	if (first === undefined || second === undefined || first.start < start) return undefined;
	if (isScript(language.id) || LANGUAGES.test(language.id))
		return first.start < end ? text.slice(start, first.start) : undefined;
	if (language.id !== "python") return undefined;
	return /^[\s)]*if\b(.*)\belse\b[\s(]*$/s.exec(text.slice(first.end, second.start))?.[1];
}

/** What a condition may say of a value's being there: its type, an index, `"model" in options`. */
const PRESENCE =
	/typeof[^=]*={2,3}\s*\S+|\[[^\]]*\]|(["'])\w*\1\s+(?:not\s+)?in\b|\w+attr\([^)]*\)|\.equals\(\s*""\s*\)/gi;
/** What a condition on whether something is there may compare with. */
const NOTHING = /[=!]={1,2}\s*(?:null|nil|undefined|false|true|string\.empty|0|""|''|``)/gi;
/** A comparison with something else: `=== "auto"`, `=== self::AUTOMATIC`. */
const COMPARISON = /["'`]|[=!]={1,2}\s*[\w$\\]/;

/** True for a condition on whether a value is there: `model ? …`, `typeof model === "string" ? …`, but not `model === "auto" ? …`. */
function asksForPresence(condition: string, value: string): boolean {
	const name = value.split(/[.?!([]/, 1)[0] ?? value;
	const rest = condition.replaceAll(value, "").replace(PRESENCE, "").replace(NOTHING, "");
	return condition.includes(name) && !COMPARISON.test(rest);
}

/** True for what is written down and holds something, also where it is put together. */
export function isLiteral(expression: Expression): boolean {
	return !isEmpty(expression) && expression.kind !== "call" && expression.kind !== "unknown";
}
