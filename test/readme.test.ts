import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { listDetected, updateReadme } from "../src/build/readme.ts";
import { findCallSites } from "../src/core/estimate/findCallSites.ts";
import { findLanguage } from "../src/core/languages/languages.ts";
import { sdks } from "../src/core/sdks/sdks.ts";
import { grammars } from "./grammars.ts";

const fixtures = listDetected("test/fixtures/detected");

describe("the README", () => {
	it("shows the tables as they are made from package.json and the fixtures", () => {
		const readme = readFileSync("README.md", "utf8");
		const manifest = JSON.parse(readFileSync("package.json", "utf8"));
		assert.equal(
			readme,
			updateReadme(readme, manifest, fixtures),
			"node src/build/readme.ts --write",
		);
	});

	for (const { path, sdk } of fixtures) {
		it(`claims with reason what ${path} shows`, async () => {
			const language = findLanguage(path);
			assert.ok(language);
			const parser = await grammars.parserFor(language);
			const text = readFileSync(path, "utf8");
			const tree = parser.parse(text);
			assert.ok(tree);
			const { callSites } = findCallSites({ path, language: language.id, text, tree });
			tree.delete();
			assert.ok(callSites.length > 0);
			for (const site of callSites) {
				assert.equal(site.sdk, sdk);
				assert.equal(site.model.kind, "known");
			}
		});
	}

	it("leaves out no SDK", () => {
		const shown = new Set(fixtures.map(({ sdk }) => sdk));
		assert.deepEqual(
			sdks.map(({ id }) => id).filter((id) => !shown.has(id)),
			[],
		);
	});
});
