import assert from "node:assert/strict";
import { type CodeLens, commands, extensions, Uri, window, workspace } from "vscode";
import { until } from "../host/until.ts";

describe("the installed package", () => {
	it("shows the cost of a call", async () => {
		const extension = extensions.getExtension("prompt-cost-lens.prompt-cost-lens");
		assert.ok(extension, "the extension is installed");
		const folder = workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		const file = Uri.joinPath(folder, "support_bot.py");
		await window.showTextDocument(await workspace.openTextDocument(file));
		await extension.activate();
		const lenses = await until(async () => {
			const found = await commands.executeCommand<CodeLens[]>(
				"vscode.executeCodeLensProvider",
				file,
				100,
			);
			return found.some((lens) => lens.command?.title.includes("gpt-")) ? found : undefined;
		}, "a lens");
		assert.match(lenses.map((lens) => lens.command?.title).join("\n"), /gpt-.*\$\d/);
	});
});
