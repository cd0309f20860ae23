import type { Expression } from "./expression.ts";
import type { Lowering } from "./language.ts";
import type { Binding, Scope } from "./scope.ts";
import type { Node } from "./syntaxTree.ts";

/** What a binding is read from when it is first asked for. */
interface BindingNodes {
	readonly lowering: Lowering;
	readonly value?: Node | undefined;
	readonly type?: Node | undefined;
	readonly default?: Expression | undefined;
}

/** One hidden class and no closures: a document binds thousands of names and looks few of them up. */
class LazyBinding implements Binding {
	readonly name: string;
	readonly start: number;
	readonly kind: Binding["kind"];
	readonly declares: boolean;
	readonly block: Scope;
	declare readonly path?: readonly string[];
	declare readonly default?: Expression;
	readonly valueStart: number;
	readonly valueEnd: number;
	readonly #nodes: BindingNodes;
	#value: Expression | undefined;
	#type: Expression | undefined;

	constructor(
		binding: Omit<Binding, "value" | "type" | "default" | "imported">,
		nodes: BindingNodes,
	) {
		this.name = binding.name;
		this.start = binding.start;
		this.kind = binding.kind;
		this.declares = binding.declares;
		this.block = binding.block;
		if (binding.path !== undefined) this.path = binding.path;
		if (nodes.default !== undefined) this.default = nodes.default;
		this.valueStart = nodes.value?.startIndex ?? 0;
		this.valueEnd = nodes.value?.endIndex ?? 0;
		this.#nodes = nodes;
	}

	get value(): Expression | undefined {
		const { lowering, value } = this.#nodes;
		if (value !== undefined) this.#value ??= lowering.lower(value);
		return this.#value;
	}

	get type(): Expression | undefined {
		const { lowering, type } = this.#nodes;
		if (type !== undefined) this.#type ??= lowering.lower(type);
		return this.#type;
	}
}

/** Makes a binding whose value and type are lowered when first asked for. */
export function lazily(
	binding: Omit<Binding, "value" | "type" | "default" | "imported">,
	nodes: BindingNodes,
): Binding {
	return new LazyBinding(binding, nodes);
}

/** Adds a binding to the scope that owns it; one that says no more than the last of the same place is left out. */
export function push(owner: Scope, binding: Binding): void {
	const list = owner.bindings.get(binding.name);
	if (list === undefined) owner.bindings.set(binding.name, [binding]);
	else if (list.at(-1)?.start !== binding.start || (binding.valueEnd ?? 0) > 0) list.push(binding);
}

/** Puts the bindings of each name into document order. */
export function sortBindings(scopes: readonly Scope[]): void {
	for (const scope of scopes)
		for (const bindings of scope.bindings.values())
			if (bindings.length > 1) bindings.sort((a, b) => a.start - b.start);
}

/** Makes a field of an object that a literal sets: `this.<name>`. */
export function makeField(
	name: string,
	start: number,
	block: Binding["block"],
	nodes: BindingNodes,
): Binding {
	const field = { name: `this.${name}`, start, kind: "variable", block, declares: false } as const;
	return lazily(field, nodes);
}
