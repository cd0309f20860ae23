import type { ClassExpression, Expression } from "../languages/expression.ts";
import type { Outline } from "../languages/outline.ts";
import { type Binding, findScope, type Scope } from "../languages/scope.ts";
import { isMethod } from "../project/exports.ts";
import type { ProjectIndex } from "../project/projectIndex.ts";
import { fieldsOfOtherParts } from "./classParts.ts";

/** A member of a class of the project, and the document that binds it. */
export interface Member {
	readonly binding: Binding;
	readonly outline: Outline;
}

/** What binds a member of a class in its document and, for Go's methods, in the other files of its package. */
export function membersOf(
	scope: Scope,
	name: string,
	outline: Outline,
	project: ProjectIndex | undefined,
): readonly Member[] {
	const own = [`this.${name}`, name].flatMap((one) => scope.bindings.get(one) ?? []);
	const found = [...own, ...fieldsOfOtherParts(scope, name, outline)].map((binding) => ({
		binding,
		outline,
	}));
	if (found.length > 0 || outline.language.id !== "go") return found;
	const files = [outline, ...(project?.findModules(outline, undefined, name) ?? [])];
	return files.flatMap((file) =>
		(file.file.bindings.get(name) ?? [])
			.filter((binding) => binding.kind === "function" && isMethod(binding, file))
			.filter((binding) => receiverOf(binding, file) === scope.name)
			.map((binding) => ({ binding, outline: file })),
	);
}

/** The type whose method a Go function is. */
function receiverOf({ value }: Binding, outline: Outline): string | undefined {
	if (value === undefined) return undefined;
	const scope = findScope(outline.scopes, value.start);
	for (const [receiver] of scope.bindings.values()) {
		if (receiver?.kind !== "variable" || receiver.type === undefined) continue;
		return receiver.type.kind === "name" ? receiver.type.name : undefined;
	}
	return undefined;
}

/** The scope that holds the members of a declared class. */
export function scopeOfDeclared(
	{ start }: Pick<Expression, "start">,
	{ scopes }: Outline,
): Scope | undefined {
	return scopes.find((one) => one.kind === "class" && one.start === start);
}

/** The declaration of a class; undefined for one without a name. */
export function declarationOf(scope: Scope): ClassExpression | undefined {
	if (scope.name === undefined) return undefined;
	const declared = scope.parent?.bindings
		.get(scope.name)
		?.find(({ kind, value }) => kind === "class" && value?.start === scope.start)?.value;
	return declared?.kind === "class" ? declared : undefined;
}

/** The classes that a class is made from, as written. */
export function basesOf(scope: Scope): readonly Expression[] {
	return declarationOf(scope)?.bases ?? [];
}

/** True for a field of Rust that a literal copies from another one of its kind: `Config { client: self.client.or(before.client) }`. */
export function isCopy(
	{ kind, valueStart = 0, valueEnd = 0 }: Binding,
	name: string,
	outline: Outline,
): boolean {
	if (outline.language.id !== "rust" || kind === "function") return false;
	const value = outline.text.slice(valueStart, Math.min(valueEnd, valueStart + 400));
	return value.split(`.${name}`).length > 2;
}
