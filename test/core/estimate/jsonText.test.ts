import assert from "node:assert/strict";
import { readJsonText } from "../../../src/core/estimate/jsonText.ts";
import type { Expression } from "../../../src/core/languages/expression.ts";

const at = { start: 0, end: 1 };
const text = (value: string): Expression => ({ kind: "text", value, ...at });
const name = (one: string): Expression => ({ kind: "name", name: one, ...at });

function entry(expression: Expression | undefined, key: string): Expression | undefined {
	return expression?.kind === "record"
		? expression.entries.find((one) => one.key === key)?.value
		: undefined;
}

describe("readJsonText", () => {
	it("reads nested values, raw line breaks in strings and bare keys", () => {
		const json = readJsonText(text('{model: "gpt-4o", "messages": [{"content": "a\nb"}], "n": 2}'));
		const model = entry(json, "model");
		assert.equal(model?.kind === "text" && model.value, "gpt-4o");
		const list = entry(json, "messages");
		const first = list?.kind === "list" ? list.items[0]?.value : undefined;
		const content = entry(first, "content");
		assert.equal(content?.kind === "text" && content.value, "a\nb");
		const count = entry(json, "n");
		assert.equal(count?.kind === "number" && count.value, 2);
	});

	it("keeps holes inside and outside of quotes as the expressions they are", () => {
		const parts = [
			text('{"model": "'),
			name("MODEL"),
			text('", "max_tokens": '),
			name("CAP"),
			text("}"),
		];
		const json = readJsonText({ kind: "template", parts, ...at });
		assert.deepEqual(entry(json, "model"), name("MODEL"));
		assert.deepEqual(entry(json, "max_tokens"), name("CAP"));
	});

	it("does not read text that is no object, too deep or too long", () => {
		assert.equal(readJsonText(text("[1]")), undefined);
		assert.equal(readJsonText(text(`{"a":${"[".repeat(50_000)}`)), undefined);
		assert.equal(readJsonText(text(`{"a":"${"x".repeat(300_000)}"}`)), undefined);
	});
});
