import { isDigit, isNameUnit } from "./asciiNames.ts";

const FIRST = /[@$#]{0,2}([\p{ID_Start}_][\p{ID_Continue}$]*)/uy;
const NEXT =
	/\s*(?:(?:\.|\?\.|!\.|->|\?->|::)\s*[#$]?([\p{ID_Start}_][\p{ID_Continue}$]*)|\[\s*(?::?"([^"\n\]]*)"|:?'([^'\n\]]*)'|:([\p{ID_Start}_][\p{ID_Continue}]*)|([\p{ID_Start}_][\p{ID_Continue}]*))\s*\])/uy;

/** `->` goes on from a variable of PHP; elsewhere it begins what a lambda does (`client -> client.ask()`). */
function isArrow(step: string): boolean {
	return /^\s*\??->/.test(step);
}

/**
 * Reads a path of names from the text: `self.client` gives `this.client`, `params["model"]` gives `params.model`, `@model`
 * gives `this.model`; undefined where no name starts. `end` is the offset after it.
 */
export function readPath(
	text: string,
	start: number,
	selfNames: readonly string[],
): { readonly name: string; readonly end: number } | undefined {
	const plain = readPlainName(text, start);
	if (plain !== undefined)
		return selfNames.includes(plain)
			? { name: "this", end: start + plain.length }
			: { name: plain, end: start + plain.length };
	FIRST.lastIndex = start;
	const first = FIRST.exec(text);
	if (first === null) return undefined;
	const root = first[1] ?? "";
	const isField = first[0].startsWith("@");
	const names = [isField ? `this.${root}` : selfNames.includes(root) ? "this" : root];
	let end = FIRST.lastIndex;
	for (;;) {
		NEXT.lastIndex = end;
		const next = NEXT.exec(text);
		if (next === null || (isArrow(next[0]) && !first[0].startsWith("$")))
			return { name: names.join("."), end };
		names.push(next[1] ?? next[2] ?? next[3] ?? next[4] ?? `[${next[5] ?? ""}]`);
		end = NEXT.lastIndex;
	}
}

/** A name of ASCII letters that no path goes on from, as most are; undefined where it may be more. */
function readPlainName(text: string, start: number): string | undefined {
	let end = start;
	let unit = text.charCodeAt(end);
	while (isNameUnit(unit)) unit = text.charCodeAt(++end);
	if (end === start || unit >= 128 || isDigit(text.charCodeAt(start))) return undefined;
	let next = end;
	while (unit === 32) unit = text.charCodeAt(++next);
	return unit === 61 || unit === 44 || unit === 41 ? text.slice(start, end) : undefined;
}

/** True when only ` = ` stands between a name and its value: spares the tree the question where the name ends. */
export function isEqualsSign(text: string, from: number, to: number | undefined): boolean {
	return (
		to === from + 3 &&
		text.charCodeAt(from) === 32 &&
		text.charCodeAt(from + 1) === 61 &&
		text.charCodeAt(from + 2) === 32
	);
}
