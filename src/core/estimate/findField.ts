import type { Outline } from "../languages/outline.ts";
import type { Binding, Scope } from "../languages/scope.ts";
import { basesOf, scopeOfDeclared } from "./classMembers.ts";
import { fieldsOfOtherParts } from "./classParts.ts";
import { givenByContainer } from "./containerValues.ts";
import { reopenedMembers } from "./reopenedModules.ts";
import { type Followed, mergeFollowed, type Source, type Trail } from "./source.ts";
import { givenToParent } from "./superCall.ts";

/** Follows a field of a class: set through `this`, declared in its body, or a parameter of its constructor. */
export function findField(
	around: Scope,
	name: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const set = around.bindings.get(`this.${name}`);
	const declared = around.bindings.get(name);
	const own = outline.language.fieldsByName
		? [...(set ?? []), ...(declared ?? [])]
		: (set ?? declared ?? []);
	const bindings = own.length > 0 ? own : fieldsOfOtherParts(around, name, outline);
	if (bindings.length === 0)
		return (
			findInheritedField(around, name, outline, trail, depth) ??
			findReopenedField(around, name, outline, trail, depth)
		);
	const found = mergeFollowed(
		bindings.map((binding) => trail.followBinding(binding, outline, depth)),
		`${name} is set in several places`,
	);
	const isSet = set !== undefined && bindings === own;
	if (found.kind !== "gap" || !isSet) return found;
	return followInitial(around, name, set, outline, trail, depth) ?? found;
}

/** Follows what a class declares for a field, where what sets it through the object may leave that, or what a container gives for it. */
export function followInitial(
	around: Scope,
	name: string,
	set: readonly Binding[],
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const [initial] = around.bindings.get(name) ?? [];
	if (initial !== undefined && set.some(mayKeep(name, outline)))
		return trail.followBinding(initial, outline, depth);
	return givenByContainer(around, set, outline, trail, depth);
}

/** True for a setting that may leave what the class declares: one in a branch, or `this.model = options.model ?? this.model`. */
function mayKeep(name: string, { text }: Outline): (binding: Binding) => boolean {
	return ({ block, valueStart = 0, valueEnd = 0 }) =>
		(block.kind === "block" && block.parent?.kind !== "function") ||
		text.slice(valueStart, valueEnd).includes(`this.${name}`);
}

function findInheritedField(
	around: Scope,
	name: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	for (const base of basesOf(around)) {
		const parent = trail.follow({ expression: base, outline }, depth + 1);
		if (parent.kind !== "value" || parent.source.expression.kind !== "class") continue;
		const given = givenToClass(around, outline, parent.source, name);
		const found =
			given === undefined
				? findFieldOfClass(parent.source, name, trail, depth + 1)
				: trail.follow(given, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}

function findReopenedField(
	around: Scope,
	name: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const members = reopenedMembers(around, name, outline, trail.project);
	if (members.length === 0) return undefined;
	return mergeFollowed(
		members.map(({ binding, outline: other }) => trail.followBinding(binding, other, depth + 1)),
		`${name} is set in several places`,
	);
}

function givenToClass(
	around: Scope,
	outline: Outline,
	parent: Source,
	name: string,
): Source | undefined {
	const scope = scopeOfDeclared(parent.expression, parent.outline);
	return scope && givenToParent(around, outline, scope, parent.outline, name);
}

/** Follows a field of a class expression. */
export function findFieldOfClass(
	source: Source,
	name: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const scope = scopeOfDeclared(source.expression, source.outline);
	return scope === undefined ? undefined : findField(scope, name, source.outline, trail, depth);
}
