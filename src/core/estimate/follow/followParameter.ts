import type { Outline } from "../../languages/outline.ts";
import type { Binding } from "../../languages/scope.ts";
import { findGivenValues } from "../callers.ts";
import { findDecoratorDefault } from "../commandLineOption.ts";
import { declaredDefault } from "../defaultedRead.ts";
import { findGivenByFiles } from "../givenByFiles.ts";
import { type Followed, isEmpty, mergeFollowed, type Trail } from "../source.ts";

/** Follows a parameter to its default, or to what all callers in the same document give. */
export function followParameter(
	binding: Binding,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed {
	const { name, value } = binding;
	const fallback =
		binding.default ?? declaredDefault(value) ?? findDecoratorDefault(outline, binding.block, name);
	const gap: Followed = {
		kind: "gap",
		reason: `${name} is a parameter${functionName(binding)}: its value comes from the caller`,
	};
	const found =
		fallback === undefined || isEmpty(fallback)
			? undefined
			: trail.follow({ expression: fallback, outline }, depth + 1);
	if (found !== undefined && !isCall(found, outline)) return found;
	if (!trail.asksCallers) return gap;
	const written = findGivenValues(binding, outline) ?? findGivenByFiles(binding, outline, trail);
	const given = written?.map((one) => trail.follow(one, depth + 1));
	if (given === undefined || given.some((one) => one.kind === "gap")) return gap;
	const merged = mergeFollowed(given, `${name} is a parameter: callers give several values`);
	const isOpen = merged.kind === "several" && outline.language.id === "python";
	return isOpen ? { ...merged, isOpen } : merged;
}

/** True for what a call makes that stands as a default: a container puts something else in its place; `new Config()` of PHP makes it. */
function isCall(found: Followed, outline: Outline): boolean {
	const expression = found.kind === "value" ? found.source.expression : undefined;
	return expression?.kind === "call" && !(expression.isNew && outline.language.id === "php");
}

function functionName({ block }: Binding): string {
	return block.name === undefined ? "" : ` of ${block.name}`;
}
