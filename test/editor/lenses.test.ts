import assert from "node:assert/strict";
import { commands, type InlayHint, Position, Range, Uri, WorkspaceEdit, workspace } from "vscode";
import { until } from "../host/until.ts";
import {
	activateExtension,
	fileOf,
	hoverAt,
	lensesOf,
	setSetting,
	show,
	waitForLenses,
} from "./sample.ts";

/** Every call of the sample: the line of its lens, and what that says. */
const expected: { readonly [file: string]: readonly (readonly [line: number, title: RegExp])[] } = {
	"sample/support_bot.py": [
		[33, /^gpt-5\.4-mini · ~\d{3} in \+ ≤400 out · ~\$0\.00\d+$/],
		[47, /^gpt-4\.1-nano · ~\d{3} in \+ ≤5 out · ~\$0\.0000\d+$/],
		[60, /^gpt-4\.1-mini · 169 in \+ ≤60 out · ≤\$0\.00016$/],
		[74, /^llama3\.2 · ~\d{3} in \+ ~500 out · local, free$/],
	],
	"sample/summarise.py": [
		[19, /^claude-sonnet-5 · ~\d{3} in \+ ≤1,024 out · ~\$0\.00\d+$/],
		[30, /^claude-haiku-4-5 · ~\d{3} in \+ ≤40 out · ~\$0\.00\d+$/],
	],
	"sample/search_index.py": [
		[16, /^text-embedding-3-small · ~200 in · ~\$0\.0000040 · in a loop$/],
		[23, /^text-embedding-3-small · 11 in · \$0\.00000022$/],
	],
	"sample/app/chatRoute.ts": [
		[11, /^gpt-4\.1 · ~\d{3} in \+ ≤600 out · ~\$0\.00\d+$/],
		[22, /^gpt-5-nano · ~\d{3} in \+ ≤20 out · ~\$0\.0000\d+$/],
	],
	"sample/app/productPage.ts": [
		[9, /^gemini-2\.5-flash · ~\d{3} in \+ ≤200 out · ~\$0\.000\d+$/],
		[19, /^gpt-image-1 · 1 image 1024x1024 · .*\$\d/],
		[30, /^tts-1 · /],
		[40, /^gpt-5\.4-nano · ~\d{3} in \+ ≤16 out · ~\$0\.000\d+$/],
	],
	"second/translate.py": [[7, /^gpt-4o-mini · ~\d{3} in \+ ≤300 out · ~\$0\.000\d+$/]],
};

describe("costs in the editor", () => {
	before(activateExtension);

	for (const [path, lenses] of Object.entries(expected)) {
		it(`stand above each call of ${path}`, async () => {
			const document = await show(path);
			const found = await waitForLenses(document.uri, lenses.length);
			assert.deepEqual(
				found.map((lens) => lens.line),
				lenses.map(([line]) => line),
			);
			for (const [index, [, title]] of lenses.entries()) {
				assert.match(found[index]?.title ?? "", title);
			}
		});
	}

	it("are explained in the hover: parts, assumptions, price and where it is from", async () => {
		const { uri } = await show("sample/support_bot.py");
		await waitForLenses(uri, 4);
		const text = await hoverAt(uri, new Position(32, 45));
		assert.match(text, /typical \$0\.00/);
		assert.match(text, /\| system \| \d+ \|/);
		assert.match(text, /Assumed:/);
		assert.match(text, /Price: openai gpt-5\\?\.4-mini.* read \d{4}-\d{2}-\d{2}/);
	});

	it("keep their number while a call is being typed", async () => {
		const document = await show("sample/support_bot.py");
		await waitForLenses(document.uri, 4);
		const line = 48;
		for (const character of 'temperature=0.2, user="') {
			const edit = new WorkspaceEdit();
			edit.insert(document.uri, document.lineAt(line - 1).range.end, character);
			await workspace.applyEdit(edit);
			const lenses = await lensesOf(document.uri);
			assert.equal(lenses.length, 4, document.lineAt(line - 1).text);
		}
		await commands.executeCommand("workbench.action.files.revert");
		await waitForLenses(document.uri, 4);
	});

	it("follow an edit of the prompt", async () => {
		const document = await show("second/translate.py");
		const [before] = await waitForLenses(document.uri, 1);
		const edit = new WorkspaceEdit();
		edit.insert(document.uri, new Position(8, 23), "Be brief. ".repeat(200));
		await workspace.applyEdit(edit);
		const after = await until(async () => {
			const [lens] = await lensesOf(document.uri);
			return lens && lens.title !== before?.title ? lens : undefined;
		}, "another count");
		assert.match(after.title, /~\d,\d{3} in/);
		await commands.executeCommand("workbench.action.files.revert");
	});

	it("stay on the calls that parse when the file is broken", async () => {
		const document = await show("sample/summarise.py");
		await waitForLenses(document.uri, 2);
		const edit = new WorkspaceEdit();
		edit.insert(document.uri, new Position(document.lineCount, 0), "\ndef broken(:\n    x = [(\n");
		await workspace.applyEdit(edit);
		const lenses = await lensesOf(document.uri);
		assert.deepEqual(
			lenses.map((lens) => lens.line),
			[19, 30],
		);
		await commands.executeCommand("workbench.action.files.revert");
	});

	it("go and come with the toggle command", async () => {
		const { uri } = await show("sample/support_bot.py");
		await waitForLenses(uri, 4);
		await commands.executeCommand("promptCost.toggle");
		await waitForLenses(uri, 0);
		await commands.executeCommand("promptCost.toggle");
		await waitForLenses(uri, 4);
	});

	it("can be switched off for one language", async () => {
		const python = await show("sample/support_bot.py");
		const typescript = fileOf("sample/app/chatRoute.ts");
		await waitForLenses(python.uri, 4);
		const restore = await setSetting("disabledLanguages", ["python"]);
		try {
			await waitForLenses(python.uri, 0);
			await show("sample/app/chatRoute.ts");
			await waitForLenses(typescript, 2);
		} finally {
			await restore();
		}
		await waitForLenses(python.uri, 4);
	});

	it("leave out what the exclude setting names", async () => {
		const { uri } = await show("sample/summarise.py");
		await waitForLenses(uri, 2);
		const restore = await setSetting("exclude", ["**/summarise.py"]);
		try {
			await waitForLenses(uri, 0);
		} finally {
			await restore();
		}
		await waitForLenses(uri, 2);
	});

	it("can stand at the end of the line instead", async () => {
		const { uri } = await show("sample/support_bot.py");
		await waitForLenses(uri, 4);
		const restore = await setSetting("display", "inline");
		try {
			await waitForLenses(uri, 0);
			const hints = await until(async () => {
				const found = await commands.executeCommand<InlayHint[]>(
					"vscode.executeInlayHintProvider",
					uri,
					new Range(0, 0, 90, 0),
				);
				return found.length === 4 ? found : undefined;
			}, "four inlay hints");
			assert.match(JSON.stringify(hints[0]?.label), /gpt-5\.4-mini/);
		} finally {
			await restore();
		}
		await waitForLenses(uri, 4);
	});

	it("come for a document that was never saved", async () => {
		const content =
			'from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hello!"}])\n';
		const document = await workspace.openTextDocument({ language: "python", content });
		const [lens] = await waitForLenses(document.uri, 1);
		assert.match(lens?.title ?? "", /^gpt-4o · 9 in \+ ~500 out · ~\$0\.0050$/);
	});

	it("never come for a file that holds no call", async () => {
		const document = await workspace.openTextDocument({
			language: "python",
			content: "client.messages.create(to='+15005550006', body='Hello')\n",
		});
		await waitForLenses((await show("sample/support_bot.py")).uri, 4);
		assert.deepEqual(await lensesOf(document.uri), []);
		assert.ok(document.uri instanceof Uri);
	});
});
