import type { Outline } from "../languages/outline.ts";
import type { Binding, Scope } from "../languages/scope.ts";
import { rememberByObject } from "../rememberByObject.ts";

/**
 * What binds a field elsewhere than in the statements of a class: parameters of its constructor that are fields (TypeScript,
 * PHP), its other parts where a language writes one in several (`struct` and `impl`, `partial`), and the object in which a
 * language keeps what belongs to the class (Kotlin's companion).
 */
export function fieldsOfOtherParts(
	around: Scope,
	field: string,
	outline: Outline,
): readonly Binding[] {
	const promoted = outline.scopes
		.filter(({ kind, parent, name }) => kind === "function" && parent === around && isMaker(name))
		.flatMap(({ bindings }) => bindings.get(field) ?? [])
		.filter((binding) => isPromoted(binding, outline));
	const observed = observedBy(around, field, outline);
	if (observed.length > 0) return observed;
	if (promoted.length > 0 || around.name === undefined) return promoted;
	const parts = classesOf(outline).get(around.name) ?? [];
	return [...parts.filter((part) => part !== around), ...companionsOf(around, outline)].flatMap(
		({ bindings }) => bindings.get(`this.${field}`) ?? bindings.get(field) ?? [],
	);
}

const OBSERVED = /\[ObservableProperty\b[^;{}]*$/;
const REACH = 200;

/** The field that a property of C# is generated from: `[ObservableProperty] private string _model` gives `Model`. */
function observedBy(
	{ bindings }: Scope,
	property: string,
	{ language, text }: Outline,
): readonly Binding[] {
	if (language.id !== "csharp" || !/^[A-Z]/.test(property)) return [];
	const name = property.charAt(0).toLowerCase() + property.slice(1);
	const field = [`_${name}`, name, `m_${name}`].find((one) => bindings.has(one)) ?? "";
	return (bindings.get(field) ?? []).filter(({ start }) =>
		OBSERVED.test(text.slice(Math.max(0, start - REACH), start)),
	);
}

function companionsOf(around: Scope, { language, scopes }: Outline): readonly Scope[] {
	if (language.id !== "kotlin") return [];
	return scopes.filter(
		({ kind, name, parent }) => kind === "class" && name === undefined && parent === around,
	);
}

function isMaker(name: string | undefined): boolean {
	return name === "constructor" || name === "__construct";
}

/** `constructor(private readonly model = "gpt-4o")` declares a field. */
function isPromoted({ kind, start }: Binding, { text }: Outline): boolean {
	const before = text.slice(Math.max(0, start - 80), start);
	return kind === "parameter" && /\b(?:private|public|protected|readonly)\s+[^,()]*$/.test(before);
}

const classesOf = rememberByObject((outline: Outline): ReadonlyMap<string, readonly Scope[]> => {
	const classes = new Map<string, Scope[]>();
	for (const scope of outline.scopes) {
		if (scope.kind !== "class" || scope.name === undefined) continue;
		const list = classes.get(scope.name);
		if (list === undefined) classes.set(scope.name, [scope]);
		else list.push(scope);
	}
	return classes;
});
