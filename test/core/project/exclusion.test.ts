import assert from "node:assert/strict";
import { createExclusion, defaultExcludes } from "../../../src/core/project/exclusion.ts";

describe("exclusion", () => {
	it("leaves out dependencies, build output and minified files", () => {
		const excluded = createExclusion(defaultExcludes, []);
		for (const path of [
			"node_modules/openai/index.js",
			"web/node_modules/a.js",
			"app/dist/x.js",
			"a.min.js",
			"src/api.generated.ts",
			"src/api.generated.d/",
			".git",
		]) {
			assert.match(excluded(path) ?? "", /the glob/, path);
		}
		for (const path of ["src/distribution.py", "src/generated.ts", "a.generated.b/kept.ts"])
			assert.equal(excluded(path), undefined, path);
	});

	it("keeps packages of Java and Kotlin that are called like a build's folder", () => {
		const excluded = createExclusion(defaultExcludes, []);
		assert.equal(excluded("core/src/main/java/com/acme/build/Models.java"), undefined);
		assert.equal(excluded("src/commonMain/kotlin/out/Chat.kt"), undefined);
		assert.match(excluded("core/build/src/main/java/Models.java") ?? "", /build/);
		assert.match(excluded("core/src/main/target/Models.java") ?? "", /target/);
	});

	it("names the .gitignore that ignores a file, and lets an inner one bring it back", () => {
		const excluded = createExclusion(
			[],
			[
				{ folder: "", text: "*.gen.ts\n/private/\n" },
				{ folder: "app", text: "secret.py\n" },
			],
		);
		assert.equal(excluded("api.gen.ts"), ".gitignore ignores it");
		assert.equal(excluded("private/a.py"), ".gitignore ignores it");
		assert.equal(excluded("app/secret.py"), "app/.gitignore ignores it");
		assert.equal(excluded("secret.py"), undefined);
		assert.equal(excluded("app/private/a.py"), undefined);
	});
});
