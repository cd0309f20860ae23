import { cp } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../host/install.mjs";
import { VscodeWindow } from "../host/vscodeWindow.ts";

describe("the picture of the README", () => {
	it("shows lenses and the balance", async () => {
		const window = await VscodeWindow.open("picture", {
			settings: {
				"workbench.colorTheme": "Default Dark Modern",
				"editor.minimap.enabled": false,
				"editor.fontSize": 13,
				"editor.lineHeight": 19,
				"editor.renderLineHighlight": "none",
			},
		});
		try {
			await window.openFile("support_bot.py");
			await window.lenses().first().waitFor();
			await window.runCommand("Prompt Cost: Add Credit");
			await window.choose("OpenAI");
			await window.type("48.20");
			await window.choose("Record $48.20");
			await window.balance("$48.20").waitFor();
			await window.page.locator("#status\\.extensionMessage").waitFor({ state: "detached" });
			await window.goToLine(46);
			await window.lenses().nth(2).waitFor();
			const path = await window.takePicture("screenshot");
			if (process.env["PROMPT_COST_UPDATE"] === "1") {
				await cp(path, join(root, "media", "screenshot.png"));
			}
		} finally {
			await window.close();
		}
	});
});
