import assert from "node:assert/strict";
import type { Analysis, CallSiteView } from "../../src/core/estimate/analyzeDocument.ts";
import { keepSites } from "../../src/server/stableSites.ts";

function siteAt(lines: readonly string[], line: number): CallSiteView {
	const character = (lines[line] ?? "").indexOf("create");
	const anchor = { start: { line, character }, end: { line, character: character + 6 } };
	return {
		anchor,
		range: anchor,
		callee: "client.chat.completions.create",
		title: `line ${line}`,
		hover: "",
		billed: undefined,
	};
}

function analyzed(lines: readonly string[], found: readonly number[], hasSyntaxErrors: boolean) {
	const analysis: Analysis = {
		callSites: found.map((line) => siteAt(lines, line)),
		promptConstants: [],
		modelNames: [],
		nearMisses: [],
		problems: [],
		hasSyntaxErrors,
		skipped: undefined,
	};
	return { analysis, text: lines.join("\n") };
}

const linesOf = (analysis: Analysis) => analysis.callSites.map((site) => site.anchor.start.line);

describe("keepSites", () => {
	const before = ["a = client.create(x)", "b = 1", "c = client.create(y)"];

	it("keeps a site whose call is broken for the moment, moved with its text", () => {
		const after = ["a = client.create(x", "", "b = 1", "c = client.create(y)"];
		const kept = keepSites(analyzed(before, [0, 2], false), analyzed(after, [3], true));
		assert.deepEqual(linesOf(kept), [0, 3]);
	});
	it("moves a kept site that stands below the edit", () => {
		const after = ["a = client.create(x", "", "b = 1", "c = client.create(y)"];
		const kept = keepSites(analyzed(before, [0, 2], false), analyzed(after, [], true));
		assert.deepEqual(linesOf(kept), [0, 3]);
	});
	it("drops a site whose name was deleted", () => {
		const after = ["a = (", "b = 1", "c = client.create(y)"];
		const kept = keepSites(analyzed(before, [0, 2], false), analyzed(after, [2], true));
		assert.deepEqual(linesOf(kept), [2]);
	});
	it("believes a text that parses", () => {
		const after = ["a = client.create", "b = 1", "c = client.create(y)"];
		const kept = keepSites(analyzed(before, [0, 2], false), analyzed(after, [2], false));
		assert.deepEqual(linesOf(kept), [2]);
	});
});
