import type { CallExpression, Expression } from "../languages/expression.ts";
import { isScript } from "../languages/families.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { classAround, findScope } from "../languages/scope.ts";
import { joinBindings } from "./additions.ts";
import { followAnyMember } from "./anyMember.ts";
import { scopeOfDeclared } from "./classMembers.ts";
import { findOptionDefault } from "./commandLineOption.ts";
import { memberOfEntry } from "./enumMember.ts";
import { givenToField } from "./fieldPlace.ts";
import { findField, findFieldOfClass, followInitial } from "./findField.ts";
import { memberOfState } from "./heldState.ts";
import { memberOfPairs } from "./mapPairs.ts";
import { memberOfMerged } from "./mergedMember.ts";
import { memberOfRecord, memberOfSpread } from "./recordMember.ts";
import { readRequire } from "./required.ts";
import { memberOfSchema } from "./schemaDefaults.ts";
import { type Followed, mergeFollowed, type Source, type Trail } from "./source.ts";

/** The names of a pure path (`a.b["c"]`), or undefined when something else than names stands in it. */
export function pathOf(expression: Expression): string[] | undefined {
	const names: string[] = [];
	let current = expression;
	for (;;) {
		if (current.kind === "name") {
			names.push(current.name);
			return names.reverse();
		}
		const key = keyOf(current);
		if (key === undefined || (current.kind !== "member" && current.kind !== "index"))
			return undefined;
		names.push(key);
		current = current.object;
	}
}

function keyOf(expression: Expression): string | undefined {
	if (expression.kind === "member") return expression.name;
	if (expression.kind !== "index") return undefined;
	const { key } = expression;
	if (key.kind === "text") return key.value;
	return key.kind === "number" ? String(key.value) : undefined;
}

/** The full name of a constant of Ruby that stands in modules: `Vote::Embedding`, which `vote/embedding.rb` may declare. */
export function scopedConstant({ expression, outline }: Source): string | undefined {
	const isScoped = outline.language.id === "ruby" && expression.kind === "member";
	const path = isScoped ? pathOf(expression)?.join("::").replace(/^::/, "") : undefined;
	return path !== undefined && /^[A-Z]\w*(?:::[A-Z]\w*)+$/.test(path) ? path : undefined;
}

/** Follows `object.name` and `object[key]`; undefined when the object has no such member that could be read. */
export function findMember(source: Source, trail: Trail, depth: number): Followed | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "member" && expression.kind !== "index") return undefined;
	const key = keyOf(expression);
	if (key === undefined)
		return expression.kind === "index"
			? followAnyMember(expression.object, expression.key, source, trail, depth)
			: undefined;
	const bound = findBoundPath(expression, outline, trail, depth);
	if (bound !== undefined) return bound;
	const constant = scopedConstant(source);
	const imported =
		constant === undefined
			? findImportedMember(expression.object, key, outline, trail, depth)
			: trail.followExport(outline, undefined, constant, depth);
	if (imported !== undefined) return imported;
	const object = trail.follow({ expression: expression.object, outline }, depth + 1);
	if (object.kind === "gap") return undefined;
	const option = readOption(object, key);
	if (option !== undefined) return trail.follow(option, depth + 1);
	if (object.kind === "value")
		return under(object, memberOf(object.source, key, trail, depth), outline);
	const all = object.sources.map((one) => memberOf(one, key, trail, depth));
	const found = all.filter((one) => one !== undefined);
	return found.length === 0 ? undefined : mergeMembers(found, object.sources);
}

/** A member of a value of JavaScript that is one of what may be. */
function under(
	{ unless }: Followed & { kind: "value" },
	member: Followed | undefined,
	{ language }: Outline,
): Followed | undefined {
	const isOpen = unless !== undefined && member?.kind === "value" && isScript(language.id);
	return isOpen ? { unless, ...member } : member;
}

/** The members of one of several records: a value beside one that is known only at run time is one that it may be. */
function mergeMembers(found: readonly Followed[], objects: readonly Source[]): Followed {
	const merged = mergeFollowed(found, "it depends on a condition");
	const isRecords = objects.every(({ expression }) => expression.kind === "record");
	const other = isRecords ? found.find(({ kind }) => kind === "gap") : undefined;
	return merged.kind === "value" && other?.kind === "gap"
		? { unless: other.reason, ...merged }
		: merged;
}

/** A member of parsed command-line arguments: its declared default. */
function readOption(object: Followed, key: string): Source | undefined {
	if (object.kind !== "value" || object.source.expression.kind !== "call") return undefined;
	const { callee } = object.source.expression;
	if (callee.kind !== "member" || !/^(parse_args|parse_known_args|opts)$/.test(callee.name))
		return undefined;
	const { outline } = object.source;
	const expression = findOptionDefault(outline, key.replaceAll("-", "_"));
	return expression && { expression, outline };
}

function findBoundPath(
	expression: Expression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const path = pathOf(expression);
	if (path === undefined) return undefined;
	const [root, ...rest] = path;
	const isSelf = root !== undefined && outline.language.selfNames.includes(root);
	const name = [isSelf ? "this" : root, ...rest].join(".");
	const bindings = lookUp(outline, name, expression.start);
	const isLater = bindings.every(({ start }) => start > expression.start);
	const before = isLater && !isSelf ? memberBefore(expression, outline, trail, depth) : undefined;
	if (before !== undefined) return before;
	const found =
		bindings.length === 0
			? undefined
			: joinBindings(bindings, outline, path.join("."), (binding) =>
					trail.followBinding(binding, outline, depth),
				);
	const field = rest[0];
	if (!isSelf || rest.length !== 1 || field === undefined) return found;
	const around = classAround(findScope(outline.scopes, expression.start));
	if (around === undefined || (found !== undefined && found.kind !== "gap")) return found;
	return found === undefined
		? findField(around, field, outline, trail, depth)
		: (followInitial(around, field, bindings, outline, trail, depth) ?? found);
}

/** What a member holds from the start, where it is set only later: `request.Messages` of `request := Request{Messages: …}`. */
function memberBefore(
	expression: Expression,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const key = keyOf(expression);
	if (key === undefined || (expression.kind !== "member" && expression.kind !== "index"))
		return undefined;
	if (expression.object.kind !== "name") return undefined;
	const object = trail.follow({ expression: expression.object, outline }, depth + 1);
	const isWritten = object.kind === "value" && object.source.expression.kind === "record";
	return isWritten ? under(object, memberOf(object.source, key, trail, depth), outline) : undefined;
}

function findImportedMember(
	object: Expression,
	key: string,
	outline: Outline,
	trail: Trail,
	depth: number,
): Followed | undefined {
	if (outline.language.id === "rust" && object.kind === "member") {
		const module = pathOf(object)?.join(".");
		return module === undefined ? undefined : trail.followExport(outline, module, key, depth);
	}
	if (object.kind !== "name") return undefined;
	const [binding] = lookUp(outline, object.name, object.start);
	const imported = binding?.imported;
	if (binding === undefined && outline.language.id === "rust")
		return trail.followExport(outline, object.name, key, depth);
	if (imported === undefined) return undefined;
	if (imported.imported === "*") return trail.followExport(outline, imported.module, key, depth);
	const joined = `${imported.module}${imported.module.endsWith(".") ? "" : "."}${imported.imported}`;
	return trail.followExport(outline, joined, key, depth);
}

/** Follows a member of a value: an entry of a record or list, a field of a class or of what a call made. */
export function memberOf(
	source: Source,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { expression, outline } = source;
	switch (expression.kind) {
		case "record":
			return memberOfRecord(expression, outline, key, trail, depth, memberOf);
		case "list": {
			const item = expression.items[Number(key)];
			if (item === undefined || item.spread) return undefined;
			return trail.follow({ expression: item.value, outline }, depth + 1);
		}
		case "class":
			return findFieldOfClass(source, key, trail, depth);
		case "call":
			return (
				memberOfEntry({ expression, outline }, key, trail, depth) ??
				memberOfSchema(source, key, trail, depth) ??
				memberOfPairs(source, key, trail, depth) ??
				memberOfState(source, key, trail, depth) ??
				memberOfMade(source, key, trail, depth)
			);
		case "text":
			return key === "value" ? { kind: "value", source } : undefined;
		default:
			return undefined;
	}
}

/** A member of what a call made: a named argument of the construction, or a field of the project's class. */
function memberOfMade(
	source: Source,
	key: string,
	trail: Trail,
	depth: number,
): Followed | undefined {
	const { expression, outline } = source;
	if (expression.kind !== "call") return undefined;
	const required = readRequire(expression);
	if (required !== undefined) return trail.followExport(outline, required, key, depth + 1);
	const read = (one: Source) => memberOf(one, key, trail, depth + 1);
	const merged = memberOfMerged(expression, outline, read, trail, depth);
	if (merged !== undefined) return merged;
	const named = expression.args.find((arg) => arg.name === key);
	if (named !== undefined) return trail.follow({ expression: named.value, outline }, depth + 1);
	const spread = memberOfSpread(source, expression, key, trail, depth, memberOf);
	if (spread !== undefined) return spread;
	const made = trail.follow({ expression: expression.callee, outline }, depth + 1);
	if (made.kind !== "value" || made.source.expression.kind !== "class") return undefined;
	const given = givenByPlace(expression, outline, made.source, key);
	if (given !== undefined) return trail.follow(given, depth + 1);
	return memberOf(made.source, key, trail, depth + 1);
}

/** What a construction gives the parameter that a field of its class is set from. */
function givenByPlace(
	call: CallExpression,
	outline: Outline,
	{ expression: declared, outline: owner }: Source,
	key: string,
): Source | undefined {
	const set = scopeOfDeclared(declared, owner)?.bindings.get(`this.${key}`);
	return set && givenToField(call, set, owner, outline);
}
