import assert from "node:assert/strict";
import { languages } from "../../../src/core/languages/languages.ts";
import { queryOf } from "../../../src/core/languages/outlineQuery.ts";
import { grammars } from "../../grammars.ts";

describe("language queries", () => {
	for (const language of languages)
		it(`${language.id}: every pattern compiles and captures only known names`, async () => {
			const parser = await grammars.parserFor(language);
			assert.ok(parser.language);
			const known =
				/^(callee|call|import|function|class|block|loop|name|target|value|type|iterated|assigned|addition|parameter|_\w+)$/;
			for (const name of queryOf(language, parser.language).captureNames) assert.match(name, known);
		});
});
