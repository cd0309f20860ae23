import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { matcherOf } from "../../../src/core/languages/outlineQuery.ts";
import { grammars } from "../../grammars.ts";

describe("language queries", () => {
	for (const language of languages)
		it(`${language.id}: every pattern compiles and captures only known names`, async () => {
			const parser = await grammars.parserFor(language);
			assert.ok(matcherOf(language, parser.names));
		});
});
