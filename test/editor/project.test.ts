import assert from "node:assert/strict";
import {
	NotebookCellData,
	NotebookCellKind,
	NotebookData,
	Position,
	Range,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import { until } from "../host/until.ts";
import { activateExtension, fileOf, hoverAt, lensesOf, show, waitForLenses } from "./sample.ts";

const helper = `from openai import OpenAI
MODEL = "gpt-4o-mini"
def ask(prompt):
    return OpenAI().responses.create(model=MODEL, input=prompt)
`;

const write = (path: string, text: string) =>
	workspace.fs.writeFile(fileOf(path), new TextEncoder().encode(text));

describe("files that depend on each other in the editor", () => {
	before(async () => {
		await activateExtension();
		await write("second/across_helper.py", helper);
		await write("second/across_main.py", 'from across_helper import ask\nask("Why?")\n');
	});
	after(async () => {
		await workspace.fs.delete(fileOf("second/across_helper.py"));
		await workspace.fs.delete(fileOf("second/across_main.py"));
	});

	it("show the cost of a wrapper's caller, and follow edits of the wrapper's file", async () => {
		const document = await show("second/across_main.py");
		const [lens] = await waitForLenses(document.uri, 1);
		assert.match(lens?.title ?? "", /^gpt-4o-mini .*via wrapper/);
		assert.equal(lens?.line, 2);
		const unsaved = await workspace.openTextDocument(fileOf("second/across_helper.py"));
		const edit = new WorkspaceEdit();
		edit.replace(unsaved.uri, new Range(1, 0, 1, 21), 'MODEL = "gpt-4.1"');
		await workspace.applyEdit(edit);
		await until(
			async () => (await lensesOf(document.uri))[0]?.title.startsWith("gpt-4.1") || undefined,
			"the model of the unsaved edit",
		);
		await unsaved.save();
	});

	it("follow a change on disk", async () => {
		const document = await show("second/across_main.py");
		await waitForLenses(document.uri, 1);
		await write("second/across_helper.py", helper.replace("gpt-4o-mini", "gpt-5"));
		await until(
			async () => (await lensesOf(document.uri))[0]?.title.startsWith("gpt-5") || undefined,
			"the model of the file on disk",
		);
	});
});

describe("notebook cells in the editor", () => {
	before(activateExtension);

	it("know the cells before them: lens, hover, and after an edit", async () => {
		const code = (text: string) => new NotebookCellData(NotebookCellKind.Code, text, "python");
		const notebook = await workspace.openNotebookDocument(
			"jupyter-notebook",
			new NotebookData([
				code('from openai import OpenAI\nclient = OpenAI()\nMODEL = "gpt-4o-mini"'),
				new NotebookCellData(NotebookCellKind.Markup, "# Ask", "markdown"),
				code('client.responses.create(model=MODEL, input="Hi")'),
			]),
		);
		await window.showNotebookDocument(notebook);
		const { uri } = notebook.cellAt(2).document;
		const [lens] = await waitForLenses(uri, 1);
		assert.match(lens?.title ?? "", /^gpt-4o-mini · 8 in/);
		assert.equal(lens?.line, 1);
		assert.match(await hoverAt(uri, new Position(0, 20)), /gpt-4o-mini/);
		const edit = new WorkspaceEdit();
		edit.replace(notebook.cellAt(0).document.uri, new Range(2, 9, 2, 20), "gpt-5");
		await workspace.applyEdit(edit);
		await until(
			async () => (await lensesOf(uri))[0]?.title.startsWith("gpt-5") || undefined,
			"the model of the edited cell",
		);
	});
});
