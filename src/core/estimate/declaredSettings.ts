import type { ClassExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import type { Binding } from "../languages/scope.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { scopeOfDeclared } from "./classMembers.ts";
import type { Source } from "./source.ts";

/**
 * What a class of the project declares for the SDK's class that it extends, by normalised name: attributes, calls in its body,
 * properties with a value, and methods without parameters that return one.
 */
export function readDeclared(
	declaration: ClassExpression,
	outline: Outline,
): ReadonlyMap<string, Source> {
	const declared = new Map<string, Source>();
	const scope = scopeOfDeclared(declaration, outline);
	for (const bindings of scope?.bindings.values() ?? [])
		for (const binding of bindings) {
			const expression = valueDeclared(binding);
			const name = normalizeName(binding.name.replace(/^this\./, ""));
			if (expression !== undefined) declared.set(name, { expression, outline });
		}
	for (const { name, value } of declaration.settings ?? [])
		if (name !== undefined) declared.set(normalizeName(name), { expression: value, outline });
	return declared;
}

function valueDeclared({ kind, value }: Binding): Source["expression"] | undefined {
	if (kind === "variable") return value;
	if (kind !== "function" || value?.kind !== "function" || value.parameters.length > 0)
		return undefined;
	const [only, ...more] = value.returns;
	return more.length === 0 ? only : undefined;
}
