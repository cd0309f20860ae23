import assert from "node:assert/strict";
import { analyzeDocument } from "../../../src/core/estimate/analyzeDocument.ts";
import { languageOf } from "../../../src/core/languages/languages.ts";
import { createTeamConfig } from "../../../src/core/team/teamConfig.ts";
import { grammars } from "../../grammars.ts";
import { tokenCounter } from "../../vocabularies.ts";

describe("the hover of a prompt constant", () => {
	it("shows no link or picture that the source brings along", async () => {
		const text = `from openai import OpenAI
SYSTEM_PROMPT = "You answer questions about the handbook in one sentence."
OpenAI().chat.completions.create(model="![x](https://example.org/x.png)", messages=[{"role": "system", "content": SYSTEM_PROMPT}])
`;
		const tree = (await grammars.parserFor(languageOf("python"))).parse(text);
		assert.ok(tree);
		const context = {
			counter: tokenCounter,
			config: createTeamConfig([]),
			file: "a.py",
			today: "2026-11-26",
		};
		const document = { path: "a.py", language: "python", text, tree } as const;
		const { promptConstants, callSites } = analyzeDocument(document, context, context);
		assert.match(promptConstants[0]?.hover ?? "", /SYSTEM\\_PROMPT.*prompt, \d+ tokens/);
		for (const hover of [promptConstants[0]?.hover, callSites[0]?.hover]) {
			assert.match(hover ?? "", /x/);
			assert.doesNotMatch(hover ?? "", /(?<!`)!\[x\]\(/);
		}
	});
});
