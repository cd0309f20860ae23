import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { countPrompt } from "../../../src/core/tokens/countPrompt.ts";
import type { Prompt, PromptRole } from "../../../src/core/tokens/prompt.ts";
import { tokenCounter } from "../../vocabularies.ts";

function promptOf(...messages: readonly (readonly [PromptRole, string])[]): Prompt {
	return {
		messages: messages.map(([role, text]) => ({ role, content: [{ kind: "text", text }] })),
		tools: [],
		openEnded: false,
	};
}

describe("countPrompt", () => {
	it("gives the documented 9 tokens for a lone Hello! and 19 with a system message", () => {
		const hello = promptOf(["user", "Hello!"]);
		const both = promptOf(["system", "You are a helpful assistant."], ["user", "Hello!"]);
		for (const model of ["gpt-4o", "gpt-4"]) {
			assert.equal(countPrompt(hello, "chat", "openai", model, tokenCounter).total.tokens, 9);
			assert.equal(countPrompt(both, "chat", "openai", model, tokenCounter).total.tokens, 19);
		}
	});

	it("gives the documented 11 tokens for gpt-5, whose frame is one token shorter", () => {
		const joke = promptOf(["user", "Tell me a joke."]);
		assert.deepEqual(countPrompt(joke, "responses", "openai", "gpt-5", tokenCounter).total, {
			tokens: 11,
			exactness: "exact",
			margin: 0,
		});
	});
}).timeout(30_000);
