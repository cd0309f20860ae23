import type { CallExpression } from "../languages/expression.ts";
import { UNPACKING } from "../languages/jvmContainers.ts";
import type { Outline } from "../languages/outline.ts";
import { type Binding, classAround, findScope, type Scope } from "../languages/scope.ts";
import { findExported } from "../project/exports.ts";
import { findMethod, isSdkModule } from "../sdks/catalog.ts";
import { basesOf, declarationOf, isCopy, membersOf } from "./classMembers.ts";
import { reopenedMembers } from "./reopenedModules.ts";
import type { Source, Trail } from "./source.ts";
import { objectOf, oneOf, scopeOfClass, type Thing } from "./thingKinds.ts";
import { instanceOfType } from "./typedThing.ts";

/** Says what expressions and bindings stand for, one step deeper. */
export interface ThingReader {
	readonly trail: Trail;
	of(source: Source, depth: number): Thing | undefined;
	ofBinding(binding: Binding, outline: Outline, depth: number): Thing | undefined;
}

const MAX_DEPTH = 24;

/** Languages whose imports name a member of a class as if the class were a module (`import static a.B.c`). */
const CLASSES_AS_MODULES = /^(java|kotlin|csharp|rust)$/;

/**
 * What a name of another document of the project stands for: of a module, or without one of what `from` sees unimported.
 * Undefined outside the project.
 */
export function thingOfExport(
	from: Outline,
	module: string | undefined,
	name: string,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	const { project } = reader.trail;
	if (project === undefined || depth > MAX_DEPTH) return undefined;
	if (name === "*") return moduleOf(from, module, reader);
	const found = findExported(project, from, module, name);
	if (found !== undefined)
		return reader.trail.step() ? thingFound(found, reader, depth) : undefined;
	if (module === undefined) return undefined;
	const below = `${module}${module.endsWith(".") ? "" : "."}${name}`;
	return moduleOf(from, below, reader) ?? memberOfClass(from, module, name, reader, depth);
}

function moduleOf(
	from: Outline,
	module: string | undefined,
	{ trail }: ThingReader,
): Thing | undefined {
	return module !== undefined && trail.project?.hasModule(from, module) === true
		? { kind: "module", from, module }
		: undefined;
}

function thingFound(
	{ bindings, outline, entry }: NonNullable<ReturnType<typeof findExported>>,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	if (entry !== undefined) return reader.of({ expression: entry, outline }, depth + 1);
	return firstThing(
		bindings.map((binding) => ({ binding, outline })),
		reader,
		depth,
	);
}

/** What the first of some bindings that is known stands for. */
function firstThing(
	found: readonly { readonly binding: Binding; readonly outline: Outline }[],
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	for (const { binding, outline } of found) {
		const thing = reader.ofBinding(binding, outline, depth + 1);
		if (thing !== undefined) return thing;
	}
	return undefined;
}

function memberOfClass(
	from: Outline,
	module: string,
	name: string,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	const dot = module.lastIndexOf(".");
	if (dot < 0 || !CLASSES_AS_MODULES.test(from.language.id)) return undefined;
	const owner = thingOfExport(from, module.slice(0, dot), module.slice(dot + 1), reader, depth + 1);
	return owner?.kind === "class" ? thingOfMember(owner, name, reader, depth) : undefined;
}

/** Constructors that a derived trait gives a type without their being written: `Args::parse()`, `Config::default()`. */
const DERIVED = /^(?:parse|try_parse|default)$/;

/** True for a call that constructs an object of the class that it is called on. */
export function isConstruction({ callee }: CallExpression): boolean {
	return callee.kind === "member" && (callee.name === "new" || DERIVED.test(callee.name));
}

/** What `thing.name` stands for. */
export function thingOfMember(
	thing: Thing,
	name: string,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	switch (thing.kind) {
		case "symbol":
			return { ...thing, path: [...thing.path, name] };
		case "instance": {
			const path = [...thing.path, name];
			const isHeld = thing.path.length === 0 && UNPACKING.test(name);
			return isHeld && findMethod(thing.type, path) === undefined ? thing : { ...thing, path };
		}
		case "module":
			return thingOfExport(thing.from, thing.module, name, reader, depth);
		case "class": {
			if (name === "new") return objectOf(thing);
			const scope = scopeOfClass(thing);
			const member =
				scope &&
				(memberOfScope(scope, name, thing.outline, reader, depth) ??
					memberReopened(scope, name, thing.outline, reader, depth));
			return member ?? (DERIVED.test(name) ? objectOf(thing) : memberOfNamesake(thing, name));
		}
		case "object":
			return (
				memberOfScope(thing.scope, name, thing.outline, reader, depth) ??
				(isValueHeld(name, thing.outline) ? thing : undefined)
			);
		default:
			return undefined;
	}
}

/** A member that another file gives a module of Ruby, or a constant below it. */
function memberReopened(
	scope: Scope,
	name: string,
	outline: Outline,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	return firstThing(reopenedMembers(scope, name, outline, reader.trail.project), reader, depth);
}

/** What a module of Ruby that adds to an SDK's own leaves to that: `RubyLLM.chat` in a gem whose files open `module RubyLLM`. */
function memberOfNamesake(
	{ declared: { name: module = "" }, outline }: Thing & { kind: "class" },
	name: string,
): Thing | undefined {
	return outline.language.id === "ruby" && isSdkModule(module)
		? { kind: "symbol", module, path: [name] }
		: undefined;
}

/** What `IOptions<Settings>` of C# holds stands for itself: `options.Value`, `monitor.CurrentValue`. */
function isValueHeld(name: string, { language }: Outline): boolean {
	return language.id === "csharp" && /^(?:Current)?Value$/.test(name);
}

/** An object of a class of the project that extends an SDK's: what the class declares are its arguments. */
function ofClass(thing: Thing | undefined, scope: Scope, outline: Outline): Thing | undefined {
	const expression = declarationOf(scope);
	if (thing?.kind !== "instance" || expression === undefined) return thing;
	return { ...thing, made: { expression, outline } };
}

/** A bare name that calls a method of the object, which its class has from another. */
export function thingInherited(
	{ expression, outline }: Source,
	name: string,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	const mayCall = outline.language.bareCalls === true && /^[a-z]/.test(name);
	const scope = mayCall ? classAround(findScope(outline.scopes, expression.start)) : undefined;
	return scope && thingOfMember({ kind: "object", scope, outline }, name, reader, depth + 1);
}

/** What a class has from one that it extends: its own declarations come before those of the other. */
function below(found: Thing, scope: Scope, outline: Outline): Thing {
	const expression = declarationOf(scope);
	if (found.kind !== "instance" || expression === undefined) return found;
	const inherited = found.made?.expression;
	if (inherited?.kind !== "class" || found.made === undefined) return found;
	const from: Thing = { kind: "class", declared: inherited, outline: found.made.outline };
	return { ...found, made: { expression, outline }, from };
}

/** The struct of another file whose methods a block of Rust holds: `impl Chat for OpenAi` beside `use super::OpenAi`. */
function declaredElsewhere(
	{ name, kind }: Scope,
	outline: Outline,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	if (outline.language.id !== "rust" || kind !== "class" || name === undefined) return undefined;
	const named = outline.file.bindings.get(name) ?? [];
	const whole = outline.file.bindings.get("*") ?? [];
	for (const { imported } of [...named, ...whole]) {
		if (imported === undefined) continue;
		const found = thingOfExport(outline, imported.module, name, reader, depth + 1);
		if (found?.kind === "class" && found.outline !== outline) return objectOf(found);
	}
	return undefined;
}

function memberOfScope(
	scope: Scope,
	name: string,
	outline: Outline,
	reader: ThingReader,
	depth: number,
): Thing | undefined {
	if (depth > MAX_DEPTH) return undefined;
	const members = membersOf(scope, name, outline, reader.trail.project);
	const own = oneOf(members, reader.trail, ({ binding, outline: owner }) =>
		isCopy(binding, name, owner) ? undefined : reader.ofBinding(binding, owner, depth + 1),
	);
	if (own !== undefined) return own;
	const declared = declaredElsewhere(scope, outline, reader, depth);
	const inherited =
		declared === undefined ? undefined : thingOfMember(declared, name, reader, depth + 1);
	if (inherited !== undefined) return inherited;
	for (const base of basesOf(scope)) {
		const parent = reader.of({ expression: base, outline }, depth + 1);
		const made = parent && (ofClass(instanceOfType(parent), scope, outline) ?? parent);
		const isOpen = made?.kind === "class" || made?.kind === "instance";
		const found = isOpen ? thingOfMember(made, name, reader, depth + 1) : undefined;
		if (found !== undefined) return parent?.kind === "class" ? below(found, scope, outline) : found;
	}
	return undefined;
}
