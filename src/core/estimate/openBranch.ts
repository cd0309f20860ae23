import { isManaged } from "../languages/families.ts";
import type { Outline } from "../languages/outline.ts";
import { type Binding, holderOf } from "../languages/scope.ts";
import { type Followed, isEmpty } from "./source.ts";

/**
 * What a name of Python, Java, Kotlin or C# holds that branches set: a value beside one known only at run time is one that it may be,
 * unless it stands in for what is missing: `if not model: model = "gpt-4o"`, `if options.model: model = options.model`.
 */
export function withOtherBranch(
	merged: Followed,
	bindings: readonly Binding[],
	followed: readonly Followed[],
	outline: Outline,
): Followed {
	if (merged.kind === "gap" || bindings.length < 2 || bindings.length > MAX_BRANCHES) return merged;
	const { id } = outline.language;
	if (!(id === "python" || isManaged(id)) || !isOfOneFunction(bindings)) return merged;
	const isSet = ({ kind }: Binding) => kind === "variable";
	const open = bindings.filter((one, index) => isSet(one) && isOpen(followed[index]));
	const written = bindings.filter((one, index) => isSet(one) && isWritten(followed[index]));
	if (open.length === 0 || written.length === 0) return merged;
	const isCovered = (other: Binding) =>
		written.some((one) =>
			id === "python" ? isDefault(one, other, outline) : !isByText(one, outline),
		);
	if (open.every(isCovered)) return merged;
	const gap = followed.find(({ kind }) => kind === "gap");
	if (merged.kind === "several") return { ...merged, isOpen: true };
	return gap?.kind === "gap" ? { unless: gap.reason, ...merged } : merged;
}

const MAX_BRANCHES = 8;

/** True for variables of one function, which may be its parameters before branches set them. */
function isOfOneFunction(bindings: readonly Binding[]): boolean {
	const [first] = bindings;
	return bindings.every(
		({ kind, block }) =>
			/^(?:variable|parameter)$/.test(kind) &&
			first !== undefined &&
			holderOf(block) === holderOf(first.block),
	);
}

/** True for what is known only at run time: a gap, or what a function gives that is not known. */
function isOpen(found: Followed | undefined): boolean {
	return (
		found?.kind === "gap" || (found?.kind === "value" && found.source.expression.kind === "call")
	);
}

function isWritten(found: Followed | undefined): boolean {
	if (found === undefined || found.kind === "gap" || isOpen(found)) return false;
	return found.kind === "several" || !isEmpty(found.source.expression);
}

/** True where one branch stands in for what the other may not have. */
function isDefault(written: Binding, open: Binding, outline: Outline): boolean {
	const [head, other] = [headOf(written, outline), headOf(open, outline)];
	if (/^\s*(?:except|finally)\b/.test(head) || /^\s*try\b/.test(other)) return true;
	const value = outline.text.slice(open.valueStart ?? 0, open.valueEnd ?? 0);
	const names = [lastName(written.name), lastName(value), value];
	return (open.start < written.start && asksFor(names, head)) || asksFor(names, other);
}

const REACH = 240;
const CONDITION = /\bif\s*\(((?:(?!\bif\b)[^;{}])*)\)\s*\{?\s*$/;

/** True for a value that a branch sets by what a text is: `if (!model.contains("paraformer")) model = "…"`. */
function isByText({ block, start }: Binding, { text }: Outline): boolean {
	const from = block.kind === "block" ? block.start : start;
	const condition = CONDITION.exec(text.slice(Math.max(0, from - REACH), from))?.[1];
	return condition !== undefined && /"[^"]*\w[^"]*"/.test(condition);
}

/** The line that begins the block that a binding stands in, such as `if model is None:`; empty outside of blocks. */
function headOf({ block }: Binding, { text }: Outline): string {
	if (block.kind !== "block" || block.parent === undefined) return "";
	const colon = text.lastIndexOf(":", block.start);
	return colon < 0 ? "" : text.slice(text.lastIndexOf("\n", colon) + 1, colon);
}

/** `model` of `self.model`, of `options["model"]` and of `options.get("model")`. */
function lastName(value: string): string {
	return /(\w+)\W*$/.exec(value.slice(0, 200))?.[1] ?? value;
}

/** What a condition on whether something is there may compare with. */
const NOTHING =
	/(?:[=!]=|\bis(?:\s+not)?)\s*(?:None|True|False|""|'')|\blen\([^()]*\)\s*[<>=]+\s*\d/g;

/** True for a condition on whether one of some values is there. */
function asksFor(names: readonly string[], condition: string): boolean {
	if (!/^\s*(?:el)?if\b/.test(condition)) return false;
	const rest = condition.replace(NOTHING, "");
	if (/[=!]=|\bin\s*[[({]|\.(?:starts|ends)with\(/.test(rest)) return false;
	return names.some((name) => name !== "" && condition.includes(name));
}
