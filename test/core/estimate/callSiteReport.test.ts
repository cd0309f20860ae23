import assert from "node:assert/strict";
import { type CallSiteReport, reportCallSite } from "../../../src/core/estimate/callSiteReport.ts";
import { estimateCallSite } from "../../../src/core/estimate/estimate.ts";
import { findCallSites } from "../../../src/core/estimate/findCallSites.ts";
import { languages } from "../../../src/core/languages/languages.ts";
import { createTeamConfig } from "../../../src/core/team/teamConfig.ts";
import { grammars } from "../../grammars.ts";
import { tokenCounter } from "../../vocabularies.ts";

async function reportOf(deployment: string): Promise<CallSiteReport> {
	const language = languages.find(({ id }) => id === "csharp");
	assert.ok(language);
	const text = `using Azure.AI.OpenAI;
var azure = new AzureOpenAIClient(endpoint, credential);
azure.GetChatClient("${deployment}").CompleteChat("Hi");
`;
	const tree = (await grammars.parserFor(language)).parse(text);
	assert.ok(tree);
	const { callSites } = findCallSites({ path: "App.cs", language: "csharp", text, tree });
	const [site] = callSites;
	assert.ok(site);
	const today = "2026-11-26";
	const config = createTeamConfig([]);
	const estimate = estimateCallSite(site, { counter: tokenCounter, config, file: "App.cs", today });
	return reportCallSite(estimate, "App.cs", { line: 1, column: 1 });
}

describe("the report of a call site", () => {
	it("names the model of a deployment of Azure that is called after it", async () => {
		assert.equal((await reportOf("gpt-4o")).model, "gpt-4o");
		assert.equal((await reportOf("Phi-4-mini")).model, "Phi-4-mini");
	});

	it("names no model for a deployment that is called otherwise, and says why", async () => {
		const { model, modelReason } = await reportOf("assistant");
		assert.equal(model, null);
		assert.match(modelReason ?? "", /"assistant" is not a model id: if it is a deployment name/);
	});
}).timeout(30_000);
