import assert from "node:assert/strict";
import { suggestModels } from "../../src/core/pricing/suggestModels.ts";
import { typedModel } from "../../src/server/completion.ts";

describe("completion of model ids", () => {
	it("is offered where a model is asked for, and in strings that begin like an id", () => {
		const lines: [string, string | undefined][] = [
			['client.create(model="', ""],
			["  model: 'gp", "gp"],
			['{"model": "', ""],
			["  Model: `claude-", "claude-"],
			['x = "gpt-', "gpt-"],
			["model: gpt-4", "gpt-4"],
			["# prompt-cost: output=5 model=gpt", "gpt"],
			["# prompt-cost: model=gpt-4o|cl", "cl"],
			['x = "gp', undefined],
			['create(model="gpt-4o", name=', undefined],
			['create("gpt-4o", "a b c', undefined],
			["the model", undefined],
			['f("a") + "', undefined],
		];
		for (const [line, typed] of lines) assert.equal(typedModel(line), typed, line);
	});

	it("is offered after keys of configuration that ask for a model, without quotes", () => {
		const lines: [string, string | undefined][] = [
			["OPENAI_MODEL=gpt", "gpt"],
			["export MODEL=", ""],
			["  - model: cl", "cl"],
			["spring.ai.openai.chat.options.model=gpt-4", "gpt-4"],
			["name: gpt", undefined],
		];
		for (const [line, typed] of lines) assert.equal(typedModel(line, true), typed, line);
		assert.equal(typedModel("OPENAI_MODEL=gpt"), undefined);
	});

	it("lists each id once, makers first, as many as asked for", () => {
		const models = suggestModels("gpt-4o", 20);
		assert.ok(models.some(({ id, provider }) => id === "gpt-4o-mini" && provider === "openai"));
		assert.equal(new Set(models.map(({ id }) => id)).size, models.length);
		assert.equal(suggestModels("", 7).length, 7);
		assert.deepEqual(suggestModels("no-such-model-", 5), []);
		assert.equal(suggestModels("CLAUDE-", 1)[0]?.provider, "anthropic");
	});
});
