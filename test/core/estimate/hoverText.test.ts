import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { estimateCallSite } from "../../../src/core/estimate/estimate.ts";
import { findCallSites } from "../../../src/core/estimate/findCallSites.ts";
import { hoverText } from "../../../src/core/estimate/hoverText.ts";
import { languages } from "../../../src/core/languages/languages.ts";
import { createTeamConfig } from "../../../src/core/team/teamConfig.ts";
import { grammars } from "../../grammars.ts";
import { tokenCounter } from "../../vocabularies.ts";

async function hoverOver(text: string): Promise<string> {
	const language = languages.find(({ id }) => id === "python");
	assert.ok(language);
	const tree = (await grammars.parserFor(language)).parse(text);
	assert.ok(tree);
	const { callSites } = findCallSites({ path: "app.py", language: "python", text, tree });
	const [site] = callSites;
	assert.ok(site);
	const estimate = estimateCallSite(site, {
		counter: tokenCounter,
		config: createTeamConfig([]),
		file: "app.py",
		today: "2026-11-26",
	});
	return hoverText(estimate, { locale: "en", today: "2026-11-26" });
}

const call = (messages: string) =>
	`from openai import OpenAI\nclient = OpenAI()\ndef ask(history, question):\n    return client.chat.completions.create(model="gpt-4o", messages=${messages})\n`;

describe("hoverText", () => {
	it("tells what a cache hit on the unchanging start of a prompt saves", async () => {
		const rules = "Answer from the handbook alone. ".repeat(300);
		const text = call(
			`[{"role": "system", "content": "${rules}"}, {"role": "user", "content": question}]`,
		);
		assert.match(
			await hoverOver(text),
			/The first 1,8\d\d tokens do not change: .* costs \$0\.0023 less/,
		);
		const short = call(
			'[{"role": "system", "content": "Be brief."}, {"role": "user", "content": question}]',
		);
		assert.doesNotMatch(await hoverOver(short), /do not change/);
	});

	it("tells how a conversation grows where earlier turns are sent again", async () => {
		const text = call('[{"role": "system", "content": "Be brief."}, *history]');
		// 209 tokens at first; each turn adds 200 of the user's and 500 of the answer's.
		assert.match(
			await hoverOver(text),
			/Turn 10 of a conversation sends about 6,5\d\d tokens; 10 turns cost \$0\.1\d/,
		);
	});
}).timeout(30_000);
