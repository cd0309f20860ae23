import type { CallExpression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { type Binding, holderOf } from "../languages/scope.ts";
import {
	functionAt,
	type GivenPlace,
	parametersOf,
	placeOfExpression,
	readPlace,
} from "./givenPlace.ts";
import type { Source } from "./source.ts";

/** What languages call the constructor of a class. */
export const CONSTRUCTORS = /^(__init__|constructor|initialize|__construct|new)$/;

/** The constructor's parameter, or a member of it, that a field is set from or that is the field itself. */
export function placeOfField(binding: Binding, outline: Outline): GivenPlace | undefined {
	const scope = holderOf(binding.block);
	const name = scope.name?.slice(scope.name.lastIndexOf(".") + 1);
	const declared = scope.kind === "function" ? functionAt(scope, outline) : undefined;
	if (declared === undefined || name === undefined || !CONSTRUCTORS.test(name)) return undefined;
	const parameters = parametersOf(scope, declared, outline);
	const isPromoted = !outline.text.slice(scope.start, binding.start).includes("{");
	if (binding.kind === "parameter" || (isPromoted && outline.language.id === "php"))
		return parameters.get(binding.name.replace(/^this\./, ""));
	const { value } = binding;
	if (value === undefined) return undefined;
	return placeOfExpression({ expression: value, outline }, outline, (text) =>
		readPlace(text, parameters),
	);
}

/** What a construction gives a field by place: `"gpt-4o"` of `new Config("gpt-4o")`; undefined where it gives the field nothing. */
export function givenToField(
	{ args }: CallExpression,
	bindings: readonly Binding[],
	owner: Outline,
	outline: Outline,
): Source | undefined {
	if (args.length === 0 || args.some(({ spread }) => spread)) return undefined;
	for (const binding of bindings) {
		const place = placeOfField(binding, owner);
		if (place === undefined || place.path.length > 0) continue;
		const named = args.find(({ name }) => name === place.parameter);
		const given = named ?? args[place.index];
		if (given !== undefined && (given === named || given.name === undefined))
			return { expression: given.value, outline };
	}
	return undefined;
}
