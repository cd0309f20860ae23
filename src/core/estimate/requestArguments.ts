import { normalizeName } from "../sdks/normalizeName.ts";
import { readDeclared } from "./declaredSettings.ts";
import { isOption, isRequestName, mayBeRecord } from "./http/requestObjects.ts";
import { readBuilderSteps } from "./laterCalls.ts";
import { fieldsSetOn, type OpenRecord, setOnce } from "./laterEntries.ts";
import { addMade, addRecord, addSpread } from "./openedRecord.ts";
import type { Source, Trail } from "./source.ts";

/** The arguments of one call as SDK rows ask for them: by name or position, request objects and spreads opened. */
export interface RequestArguments {
	readonly positional: readonly Source[];
	/** By normalised name. */
	readonly named: ReadonlyMap<string, Source>;
	/** Why more arguments may follow than are seen; undefined when all are seen. */
	readonly gap: string | undefined;
	/** What was set on the receiver's fields before the call: `ollama.SelectedModel = "…"`. */
	readonly set: ReadonlyMap<string, Source>;
}

/**
 * Reads the arguments of a call. The first positional argument that is an object counts as named arguments. With `isFirst` the calls
 * of a builder chain are its named arguments, from the one that it tells by its name.
 */
export function readArguments(
	call: Source,
	trail: Trail,
	isFirst?: (name: string) => boolean,
): RequestArguments {
	const { expression, outline } = call;
	const record: OpenRecord = { entries: new Map(), gap: undefined };
	const positional: Source[] = [];
	const set = fieldsSetOn(call);
	if (expression.kind === "class")
		return { positional, named: readDeclared(expression, outline), gap: undefined, set };
	if (expression.kind !== "call") return { positional, named: record.entries, gap: undefined, set };
	if (isFirst !== undefined) {
		addMade(call, record, trail, 0, isFirst);
		const [first] = readBuilderSteps(call, isFirst);
		for (const { value } of first?.call.args ?? []) positional.push({ expression: value, outline });
		return { positional, named: record.entries, gap: record.gap, set };
	}
	for (const { name, value, spread } of expression.args) {
		const source = { expression: value, outline };
		if (name !== undefined) record.entries.set(normalizeName(name), source);
		else if (spread) addSpread(source, record, trail, 0);
		else positional.push(source);
	}
	const requests = [...record.entries].filter(([name]) => isRequestName(name));
	openPositional([...positional, ...requests.map(([, source]) => source)], record, trail);
	return { positional, named: record.entries, gap: record.gap, set };
}

/** Where none of the positional arguments is a record, the first that may be one is what hides the rest. */
function openPositional(positional: readonly Source[], record: OpenRecord, trail: Trail): void {
	const { gap } = record;
	for (const source of positional) if (isOption(source)) addMade(source, record, trail, 0);
	for (const source of positional.slice(0, 3)) {
		const opened: OpenRecord = { entries: new Map(record.entries), gap };
		if (!mayBeRecord(source) || isOption(source)) continue;
		if (addRecord(source, opened, trail, 0)) {
			for (const [name, value] of opened.entries) setOnce(record, name, value);
			record.gap = opened.gap;
			return;
		}
		if (positional.length === 1) record.gap ??= opened.gap;
	}
}

/** True for a call of Ruby whose only argument is the prompt, and no options: `RubyLLM.paint(text)`. */
export function isAllPrompt({ positional }: RequestArguments, prompt: string | undefined): boolean {
	return (
		prompt === "#0" && positional.length === 1 && positional[0]?.outline.language.id === "ruby"
	);
}
