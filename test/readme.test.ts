import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type DetectedFixture, detectInFixtures, updateReadme } from "../src/build/readme.ts";

describe("the README", () => {
	let fixtures: readonly DetectedFixture[];

	before(async function () {
		this.timeout(60_000);
		fixtures = await detectInFixtures();
	});

	it("shows the tables as they are made from package.json and from the fixtures", () => {
		const readme = readFileSync("README.md", "utf8");
		const manifest = JSON.parse(readFileSync("package.json", "utf8"));
		assert.equal(
			readme,
			updateReadme(readme, manifest, fixtures),
			"run: node src/build/readme.ts --write",
		);
	});

	it("claims each SDK by a fixture that bears its name", () => {
		const named = fixtures.filter(({ path }) => path.includes("detected"));
		for (const { path, sdks: found } of named) {
			const name = path.replace(/^.*[\\/]|\.[^.]*$/g, "");
			assert.ok(found.includes(name), `${path} shows ${found.join(", ") || "nothing"}`);
		}
		assert.ok(named.length > 0);
	});
});
