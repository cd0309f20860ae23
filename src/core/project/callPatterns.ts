import { normalizeName } from "../sdks/normalizeName.ts";

/** Asks a stretch of lower-case text about the word of some length at an offset. */
export type Confirm = (text: string, at: number, length: number) => boolean;

/** The word is a method that is called, soon before one of some names of arguments (undefined for any). */
interface CallPattern {
	readonly call: string;
	readonly given?: readonly string[];
}

/** The other parts of a method path stand before and after the word, whatever punctuation and calls are between them. */
interface PathPattern {
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** What must hold around a word. */
export type SurroundingPattern = CallPattern | PathPattern;

/** What asks for a pattern. */
export function confirmPattern(pattern: SurroundingPattern): Confirm {
	return "call" in pattern ? confirmCall(pattern) : confirmPath(pattern);
}

/** Parts of a method path that rows leave out (`catalog.ts`). */
export const TRANSPARENT = [
	"withrawresponse",
	"withstreamingresponse",
	"beta",
	"raw",
	"asresponse",
];

const BETWEEN = `\\W+(?:(?:${TRANSPARENT.map(flexible).join("|")})\\W+)*`;

/** Matches a name with `_` between any of its letters, in lower-case text. */
function flexible(name: string): string {
	return [...normalizeName(name)].join("_?");
}

/** A pattern for a call of a method, on something, in lower-case text. */
export function callOf(name: string): () => RegExp {
	return lazily(() => new RegExp(callPattern(name)));
}

function callPattern(name: string): string {
	return `(?<=[.>:]\\s*)${flexible(name)}\\s*(?:[({<]|\\s${ARGUMENT})`;
}

function confirmCall({ call: name, given: names }: CallPattern): Confirm {
	const call = lazily(() => new RegExp(callPattern(name), "y"));
	const given = lazily(() => new RegExp((names ?? []).map(flexible).join("|")));
	return (text, at) => {
		const pattern = call();
		pattern.lastIndex = at;
		if (!pattern.test(text)) return false;
		return names === undefined || given().test(text.slice(pattern.lastIndex));
	};
}

/** The first argument of a call without parentheses (Ruby): no word that goes on with a sentence or an expression. */
const ARGUMENT =
	"(?!(?:is|in|and|or|if|not|as|for|else|unless|while|do|then|of|to)\\b)[a-z:\"'@*%&]";

function confirmPath({ before, after }: PathPattern): Confirm {
	const patterns = lazily(() => {
		const ahead = after.map((part) => BETWEEN + flexible(part)).join("");
		const behind = before.map((part) => flexible(part) + BETWEEN).join("");
		return {
			following: new RegExp(`${ahead}(?![a-z\\d])`, "y"),
			preceding: new RegExp(`(?<=(?<![a-z\\d])${behind})`, "y"),
		};
	});
	return (text, at, length) => {
		const { following, preceding } = patterns();
		following.lastIndex = at + length;
		preceding.lastIndex = text.startsWith(".", at) ? at + 1 : at;
		return following.test(text) && (before.length === 0 || preceding.test(text));
	};
}

/** There are hundreds of patterns, and most files ask for none. */
function lazily<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}
