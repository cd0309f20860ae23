import { isManaged } from "../../languages/families.ts";
import type { Outline } from "../../languages/outline.ts";
import type { Scope } from "../../languages/scope.ts";
import { normalizeName } from "../../sdks/normalizeName.ts";
import { basesOf } from "../classMembers.ts";
import { type Source, sourcesOf, type Trail } from "../source.ts";
import { thingOf } from "../thing.ts";
import { scopeOfClass } from "../thingKinds.ts";
import type { RequestPart } from "./httpRequest.ts";

const MAX_DEPTH = 3;
const MAX_BASES = 4;
const MAX_PARTS = 12;

/**
 * Says whether a request's body has a key by the type of the project that it is declared as: `Model` and `Input` of the parameter
 * `EmbeddingCreateRequest request`. False for every key in languages without such types.
 */
export function typedKeysOf(parts: readonly RequestPart[], trail: Trail): (key: string) => boolean {
	let keys: ReadonlySet<string> | undefined;
	return (key) => {
		keys ??= readKeys(parts, trail);
		return keys.has(key);
	};
}

function readKeys(parts: readonly RequestPart[], trail: Trail): ReadonlySet<string> {
	const keys = new Set<string>();
	for (const { source, ofClient } of parts.slice(0, MAX_PARTS))
		if (!ofClient && isManaged(source.outline.language.id)) addKeys(source, trail, keys, 0);
	return keys;
}

/** Adds the members of the type that a value has, or that is turned into text: `JsonSerializer.Serialize(request)`. */
function addKeys(source: Source, trail: Trail, keys: Set<string>, depth: number): void {
	const { expression, outline } = source;
	if (depth > MAX_DEPTH) return;
	if (expression.kind === "call") {
		for (const { value } of expression.args.slice(0, 2))
			addKeys({ expression: value, outline }, trail, keys, depth + 1);
		return;
	}
	if (expression.kind !== "name") return;
	const made = sourcesOf(trail.follow(source)).filter(
		({ expression: { kind } }) => kind === "call",
	);
	for (const one of made.slice(0, 2)) addKeys(one, trail, keys, depth + 1);
	const thing = thingOf(source, trail);
	if (thing?.kind === "object") addMembers(thing.scope, thing.outline, trail, keys, 0);
}

function addMembers(
	scope: Scope,
	outline: Outline,
	trail: Trail,
	keys: Set<string>,
	depth: number,
): void {
	for (const name of scope.bindings.keys()) keys.add(normalizeName(name.replace(/^this\./, "")));
	if (depth >= MAX_BASES) return;
	for (const base of basesOf(scope)) {
		const thing = thingOf({ expression: base, outline }, trail);
		const above = thing?.kind === "class" ? scopeOfClass(thing) : undefined;
		if (above !== undefined && thing?.kind === "class")
			addMembers(above, thing.outline, trail, keys, depth + 1);
	}
}
