import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { findLanguage } from "../../src/core/languages/languages.ts";
import type { Layer } from "../../src/core/team/layers.ts";
import { DocumentAnalyzer } from "../../src/node/documentAnalyzer.ts";
import { changes, textsOf } from "../textChanges.ts";

const fixtures = join(import.meta.dirname, "../fixtures");
const files = globSync("{languages,detected}/*/*", { cwd: fixtures }).sort();

const rules: Layer = {
	kind: "repository",
	source: ".promptcost.json",
	base: "",
	file: { rules: { bannedModels: [{ model: "gpt-4o" }], requireOutputCap: true } },
};

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
				const [first = "", ...texts] = textsOf(readFileSync(join(fixtures, file), "utf8"), edits);
				await analyze("kept", file, first);
				for (const text of texts) {
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
