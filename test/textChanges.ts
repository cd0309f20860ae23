import fc from "fast-check";

/** What a person may do at a place of a text: put something in, or take a word or line from elsewhere, or away. */
export interface Change {
	readonly kind: "insert" | "erase" | "digit" | "word" | "copyLine" | "cutLine" | "undo";
	/** Shares of the text. */
	readonly at: number;
	readonly from: number;
	readonly text: string;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Some changes, one after the other. */
export const changes = fc.array(
	fc.record({
		kind: fc.constantFrom<Change["kind"]>(
			"insert",
			"erase",
			"digit",
			"word",
			"copyLine",
			"cutLine",
			"undo",
		),
		at: share,
		from: share,
		text: fc.constantFrom("x", " ", "\n", '"', "(", ")", "1", "gpt-4o", "# ", "é", "😀"),
	}),
	{ minLength: 1, maxLength: 12 },
);

/** The first match at or after a place. */
function matchAfter(text: string, pattern: RegExp, place: number) {
	pattern.lastIndex = place;
	const match = pattern.exec(text);
	return match === null
		? { start: place, end: place, found: "" }
		: { start: match.index, end: match.index + match[0].length, found: match[0] };
}

/** The texts that changes make of one, that one first. */
export function textsOf(text: string, edits: readonly Change[]): string[] {
	const texts = [text];
	for (const edit of edits) {
		const now = texts.at(-1) ?? "";
		texts.push(edit.kind === "undo" ? (texts.at(-2) ?? now) : apply(now, edit));
	}
	return texts;
}

function apply(text: string, { kind, at, from, text: given }: Change): string {
	const place = Math.floor(at * text.length);
	const source = Math.floor(from * text.length);
	const replace = (start: number, end: number, by: string) =>
		text.slice(0, start) + by + text.slice(end);
	const line = matchAfter(text, /.*\n?/g, text.lastIndexOf("\n", place - 1) + 1);
	if (kind === "insert") return replace(place, place, given);
	if (kind === "erase") return replace(place, place + 1, "");
	if (kind === "cutLine") return replace(line.start, line.end, "");
	if (kind === "copyLine") return replace(line.end, line.end, line.found);
	const pattern = kind === "digit" ? /\d/g : /[\w-]+/g;
	const { start, end } = matchAfter(text, pattern, place);
	return replace(start, end, kind === "digit" ? "7" : matchAfter(text, pattern, source).found);
}
