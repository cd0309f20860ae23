import type { Expression } from "./expression.ts";
import type { Binding, Scope } from "./scope.ts";

/** Makes a binding whose value and type are lowered when first asked for. */
export function lazily(
	binding: Omit<Binding, "value" | "type">,
	readValue: (() => Expression) | undefined,
	readType?: () => Expression,
	fallback?: Expression,
): Binding {
	let value: Expression | undefined;
	let type: Expression | undefined;
	return {
		...binding,
		...(fallback === undefined ? {} : { default: fallback }),
		get value() {
			value ??= readValue?.();
			return value;
		},
		get type() {
			type ??= readType?.();
			return type;
		},
	};
}

/** Adds a binding to the scope that owns it. */
export function push(owner: Scope, binding: Binding): void {
	const list = owner.bindings.get(binding.name);
	if (list === undefined) owner.bindings.set(binding.name, [binding]);
	else list.push(binding);
}

/** Puts the bindings of each name into document order. */
export function sortBindings(scopes: readonly Scope[]): void {
	for (const scope of scopes)
		for (const bindings of scope.bindings.values()) bindings.sort((a, b) => a.start - b.start);
}

/** Makes a field of an object that a literal sets: `this.<name>`. */
export function makeField(
	name: string,
	start: number,
	block: Binding["block"],
	readValue: (() => Expression) | undefined,
): Binding {
	const field = { name: `this.${name}`, start, kind: "variable", block, declares: false } as const;
	return lazily(field, readValue);
}
