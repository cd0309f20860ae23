import assert from "node:assert/strict";
import { sdks } from "../../../src/core/sdks/sdks.ts";
import { mightContainCallSites } from "../../../src/core/sdks/sdkWords.ts";

describe("mightContainCallSites", () => {
	it("lets every file pass that imports a module of an SDK", () => {
		const modules = sdks.flatMap((sdk) => sdk.modules);
		const held = modules.filter(
			(module) => !mightContainCallSites(`from "${module.replace(/\*$/, "")}"`),
		);
		// A file of boto3 also names the runtime, the model or the method.
		assert.deepEqual(
			held.filter((module) => !/boto/.test(module)),
			[],
		);
	});

	it("lets every method pass whose name is evidence by itself", () => {
		const names = sdks
			.flatMap((sdk) => sdk.rows)
			.filter((row) => row.evidence !== undefined)
			.flatMap((row) => row.name.split("|"));
		assert.deepEqual(
			names.filter((name) => !mightContainCallSites(`client.${name}(modelId)`)),
			[],
		);
	});

	it("holds back code without any word of an SDK", () => {
		assert.equal(mightContainCallSites("def add(a, b):\n    return a + b\n"), false);
	});
});
