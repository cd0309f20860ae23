import { type OpenRecord, setOnce } from "./laterEntries.ts";
import type { Source } from "./source.ts";

/** A record that may be any of more than these is read as the first. */
export const MAX_RECORDS = 8;

const MODEL = /^(?:model(?:id|name|version)?|engine|deployment(?:id|name)?)$/;

/**
 * Adds what a request object holds that is one of several, `undefined` among them for what is no record: the entries of the first,
 * and the models of all as a choice, where every one names its model.
 */
export function addOneOf(all: readonly (OpenRecord | undefined)[], record: OpenRecord): boolean {
	const [first] = all;
	if (first === undefined) return false;
	for (const [key, source] of first.entries) {
		const chosen = MODEL.test(key) ? choose(all.map((one) => one?.entries.get(key))) : source;
		if (chosen !== undefined) setOnce(record, key, chosen);
	}
	return true;
}

/** A choice between values of one document. */
function choose(sources: readonly (Source | undefined)[]): Source | undefined {
	const [first, ...more] = sources;
	if (first === undefined) return undefined;
	const { outline, expression } = first;
	if (more.some((one) => one?.outline !== outline)) return undefined;
	const options = sources.flatMap((one) => one?.expression ?? []);
	const { start, end } = expression;
	return { expression: { kind: "choice", mode: "either", options, start, end }, outline };
}
