import type { Binding } from "../languages/scope.ts";
import { isSdkModule } from "../sdks/catalog.ts";
import type { Source } from "./source.ts";

/** The last first; an SDK comes before what stands in for it where it is not installed (`except ImportError: openai = None`). */
export function likeliestFirst(bindings: readonly Binding[]): readonly Binding[] {
	const reversed = bindings.toReversed();
	if (bindings.length < 2) return reversed;
	const isSdk = ({ imported }: Binding) => imported !== undefined && isSdkModule(imported.module);
	return [...reversed.filter(isSdk), ...reversed.filter((binding) => !isSdk(binding))];
}

/** Where a field and a method of a class have one name, those that the name may stand for: a method is called. */
export function usedAs(
	bindings: readonly Binding[],
	{ expression, outline }: Source,
): readonly Binding[] {
	if (bindings.length < 2 || outline.language.fieldsByName !== true) return bindings;
	const isCalled = outline.text[expression.end] === "(";
	const fitting = bindings.filter(({ kind }) => (kind === "function") === isCalled);
	return fitting.length > 0 ? fitting : bindings;
}
