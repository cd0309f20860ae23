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

/** True when only ` = ` stands between a name and its value: spares the tree the question where the name ends. */
export function isEqualsSign(text: string, from: number, to: number | undefined): boolean {
	return (
		to === from + 3 &&
		text.charCodeAt(from) === 32 &&
		text.charCodeAt(from + 1) === 61 &&
		text.charCodeAt(from + 2) === 32
	);
}
