import assert from "node:assert/strict";
import { describeGap } from "../../../src/core/estimate/source.ts";
import type { Expression } from "../../../src/core/languages/expression.ts";
import type { Outline } from "../../../src/core/languages/outline.ts";

/** The reason for a call whose code this is. */
function reasonFor(text: string): string {
	const expression = { kind: "unknown", start: 0, end: text.length } as unknown as Expression;
	return describeGap({ expression, outline: { text } as Outline }).reason;
}

describe("why a value has no value before the program runs", () => {
	it("shows short code whole and longer code by the name of its call", () => {
		assert.equal(reasonFor("pick(\n\t'chat',\n)"), "pick( 'chat', ) is known only at run time");
		assert.equal(
			reasonFor(`new MockModel({\n\tanswers: [${'"yes", '.repeat(40)}],\n})`),
			"new MockModel(…) is known only at run time",
		);
		assert.match(reasonFor(`first + ${"x + ".repeat(60)}y`), /^first \+ x.{40,55}… is known only/);
	});

	it("names the environment where code reads it", () => {
		assert.equal(
			reasonFor('os.environ["MODEL"]'),
			'os.environ["MODEL"] is read from the environment',
		);
	});
});
