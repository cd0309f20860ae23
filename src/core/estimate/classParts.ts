import type { Outline } from "../languages/outline.ts";
import type { Binding, Scope } from "../languages/scope.ts";

const classesByOutline = new WeakMap<Outline, ReadonlyMap<string, readonly Scope[]>>();

/**
 * What binds a field in the other parts of a class, where a language writes one in several (`struct` and `impl`, `partial`) or
 * keeps what belongs to the class in an object of its own (Kotlin's companion).
 */
export function fieldsOfOtherParts(
	around: Scope,
	field: string,
	outline: Outline,
): readonly Binding[] {
	if (around.name === undefined) return [];
	const parts = classesOf(outline).get(around.name) ?? [];
	return [...parts.filter((part) => part !== around), ...companionsOf(around, outline)].flatMap(
		({ bindings }) => bindings.get(`this.${field}`) ?? bindings.get(field) ?? [],
	);
}

function companionsOf(around: Scope, { language, scopes }: Outline): readonly Scope[] {
	if (language.id !== "kotlin") return [];
	return scopes.filter(
		({ kind, name, parent }) => kind === "class" && name === undefined && parent === around,
	);
}

function classesOf(outline: Outline): ReadonlyMap<string, readonly Scope[]> {
	const known = classesByOutline.get(outline);
	if (known !== undefined) return known;
	const classes = new Map<string, Scope[]>();
	for (const scope of outline.scopes) {
		if (scope.kind !== "class" || scope.name === undefined) continue;
		const list = classes.get(scope.name);
		if (list === undefined) classes.set(scope.name, [scope]);
		else list.push(scope);
	}
	classesByOutline.set(outline, classes);
	return classes;
}
