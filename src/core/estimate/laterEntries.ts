import type { Expression } from "../languages/expression.ts";
import { lookUp } from "../languages/lookup.ts";
import type { Outline } from "../languages/outline.ts";
import { findScope, holderOf, type Scope } from "../languages/scope.ts";
import { normalizeName } from "../sdks/normalizeName.ts";
import { overlay } from "./overlaid.ts";
import type { Source } from "./source.ts";
import { findUpdates, type Update } from "./updates.ts";

/** The named values of a request object, dict, builder chain or construction; undefined when the source is none of them. */
export interface OpenRecord {
	readonly entries: Map<string, Source>;
	gap: string | undefined;
	/** What is spread over the entries that are read from now on, and may hold them too. */
	over?: Source;
}

/** Sets a named value where none is set yet. */
export function setOnce(record: OpenRecord, key: string, source: Source): void {
	const name = normalizeName(key);
	if (!record.entries.has(name)) record.entries.set(name, overlay(name, source, record.over));
}

/** `params["model"] = …` and `params.model = …` after the object was made. */
export function addLaterEntries({ expression, outline }: Source, record: OpenRecord): boolean {
	if (expression.kind !== "name") return false;
	const prefix = `${expression.name}.`;
	let any = false;
	let scope: Scope | undefined = findScope(outline.scopes, expression.start);
	while (scope !== undefined) {
		const { bindings } = holderOf(scope);
		for (const name of bindings.keys()) {
			if (!name.startsWith(prefix) || name.indexOf(".", prefix.length) >= 0) continue;
			any =
				addLaterEntry(name, name.slice(prefix.length), expression.start, outline, record) || any;
		}
		if (bindings.has(expression.name)) break;
		scope = holderOf(scope).parent;
	}
	for (const { key, source, isDefault } of updatesOf(expression, outline)) {
		if (isDefault) continue;
		record.entries.set(normalizeName(key), source);
		any = true;
	}
	return any;
}

/** `params.setdefault("model", "x")`: what a record holds where nothing else gave the entry. */
export function addUnset({ expression, outline }: Source, record: OpenRecord): boolean {
	const defaults = updatesOf(expression, outline).filter(({ isDefault }) => isDefault);
	for (const { key, source } of defaults) setOnce(record, key, source);
	return defaults.length > 0;
}

function updatesOf(expression: Expression, outline: Outline): readonly Update[] {
	return expression.kind === "name" ? findUpdates(expression.name, expression.start, outline) : [];
}

function addLaterEntry(
	path: string,
	key: string,
	offset: number,
	outline: Outline,
	record: OpenRecord,
): boolean {
	const last = lookUp(outline, path, offset).findLast((binding) => binding.start < offset);
	if (last?.value === undefined) return false;
	setOnce(record, key, { expression: last.value, outline });
	return true;
}

/** What was set on the receiver of a call before it: `ollama.SelectedModel = "…"`. */
export function fieldsSetOn({ expression, outline }: Source): ReadonlyMap<string, Source> {
	const record: OpenRecord = { entries: new Map(), gap: undefined };
	if (expression.kind !== "call" || expression.callee.kind !== "member") return record.entries;
	addLaterEntries({ expression: expression.callee.object, outline }, record);
	return record.entries;
}
