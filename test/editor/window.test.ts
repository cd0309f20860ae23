import assert from "node:assert/strict";
import { workspace } from "vscode";

describe("the window under test", () => {
	it("has both folders of the workspace open", () => {
		const names = workspace.workspaceFolders?.map((folder) => folder.name);
		assert.deepEqual(names, ["sample", "second"]);
	});
});
