import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { findLanguage } from "../../src/core/languages/languages.ts";
import type { Layer } from "../../src/core/team/layers.ts";
import { DocumentAnalyzer } from "../../src/node/documentAnalyzer.ts";

const fixtures = join(import.meta.dirname, "../fixtures");
const files = globSync("{languages,detected}/*/*", { cwd: fixtures }).sort();

const rules: Layer = {
	kind: "repository",
	source: ".promptcost.json",
	base: "",
	file: { rules: { bannedModels: [{ model: "gpt-4o" }], requireOutputCap: true } },
};

/** What a person may do at a place of a text: put something in, or take a word or line from elsewhere, or away. */
interface Change {
	readonly kind: "insert" | "erase" | "digit" | "word" | "copyLine" | "cutLine" | "undo";
	/** Shares of the text. */
	readonly at: number;
	readonly from: number;
	readonly text: string;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const changes = fc.array(
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

describe("DocumentAnalyzer", () => {
	const analyzer = new DocumentAnalyzer(join(import.meta.dirname, "../../dist"));
	let id = 0;

	async function analyze(path: string, file: string, text: string) {
		const editorId = findLanguage(file)?.editorIds[0] ?? "";
		const style = { locale: "en", today: "2026-11-26" };
		const request = { id: id++, path, editorId, text, style, file: basename(file) };
		const { analysis } = await analyzer.analyze(
			{ ...request, root: undefined, layers: [rules] },
			() => undefined,
		);
		return analysis;
	}

	it("says after any edits what it says of the text alone", async () => {
		let compared = 0;
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...files), changes, async (file, edits) => {
				const texts = [readFileSync(join(fixtures, file), "utf8")];
				await analyze("kept", file, texts[0] ?? "");
				for (const edit of edits) {
					const now = texts.at(-1) ?? "";
					const text = edit.kind === "undo" ? (texts.at(-2) ?? now) : apply(now, edit);
					texts.push(text);
					const kept = await analyze("kept", file, text);
					const fresh = await analyze("fresh", file, text);
					analyzer.close("fresh");
					// What a parser makes of a broken text may depend on what stood there before.
					if (kept.hasSyntaxErrors || fresh.hasSyntaxErrors) continue;
					assert.deepEqual(kept, fresh);
					compared++;
				}
				analyzer.close("kept");
			}),
			{ numRuns: 150, seed: 11 },
		);
		assert.ok(compared > 300, `only ${compared} texts without syntax errors`);
	}).timeout(60_000);
});
