import type { Expression } from "../languages/expression.ts";
import { lookUpName } from "../languages/lookup.ts";
import { type Binding, findScope, isInside } from "../languages/scope.ts";
import { isEmpty, type Source } from "./source.ts";

/**
 * The texts that a name may hold to which conditions add: `if (isBase) url += "/v1/messages"`. Without what is added on a condition,
 * with each of that by itself, and with all of it; empty for other names.
 */
export function addedTextsOf({ expression, outline }: Source): readonly Source[] {
	if (expression.kind !== "name") return [];
	const bindings = lookUpName(outline, expression.name, expression.start);
	const additions = bindings.filter(({ kind }) => kind === "addition");
	const here = findScope(outline.scopes, expression.start);
	const isSure = ({ block }: Binding) => isInside(here, block);
	const conditional = additions.filter((one) => !isSure(one));
	if (conditional.length === 0) return [];
	const chosen = [
		additions.filter(isSure),
		...conditional.map((only) => additions.filter((one) => one === only || isSure(one))),
		...(conditional.length > 1 ? [additions] : []),
	];
	return bindings.flatMap((binding) => {
		const value = beginningOf(binding);
		if (value === undefined || isEmpty(value)) return [];
		return chosen.map((added) => {
			const parts = [value, ...added.flatMap((one) => one.value ?? [])];
			const { start, end } = value;
			return { expression: { kind: "template", parts, start, end } as const, outline };
		});
	});
}

/** What a name holds before anything is added: its value, or what the caller gives. */
function beginningOf({ kind, name, start, path, value }: Binding): Expression | undefined {
	if (path !== undefined) return undefined;
	if (kind === "parameter") return { kind: "name", name, start, end: start + name.length };
	return kind === "variable" ? value : undefined;
}
