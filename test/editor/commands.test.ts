import assert from "node:assert/strict";
import { commands as vscodeCommands } from "vscode";
import { commands } from "../../src/editor/contributions.ts";
import { activateExtension } from "./sample.ts";

describe("the commands", () => {
	before(activateExtension);

	it("are all there", async () => {
		const registered = await vscodeCommands.getCommands(true);
		assert.deepEqual(
			Object.values(commands).filter((name) => !registered.includes(name)),
			[],
		);
	});

	it("add credit and record spend", async () => {
		const credit = { account: "openai", amount: "20", note: "first" };
		assert.deepEqual(
			await vscodeCommands
				.executeCommand<{ ok: boolean }>(commands.addCredit, credit)
				.then(({ ok }) => ok),
			true,
		);
		const spend = { account: "openai", amount: "0.25" };
		const recorded = await vscodeCommands.executeCommand<{ ok: boolean; message: string }>(
			commands.recordSpend,
			spend,
		);
		assert.equal(recorded.ok, true);
		assert.match(recorded.message, /19\.75/);
	});

	it("refuse an amount that is none", async () => {
		const result = await vscodeCommands.executeCommand<{ ok: boolean }>(commands.addCredit, {
			account: "openai",
			amount: "a lot",
		});
		assert.equal(result.ok, false);
	});
});
